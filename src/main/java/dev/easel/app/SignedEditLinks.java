package dev.easel.app;

import dev.easel.core.gallery.EditLinks;
import dev.easel.core.gallery.EditSession;
import dev.easel.core.gallery.EditSessions;
import dev.easel.core.identity.PlatformId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Links whose key is a session's id and an HMAC-SHA-256 over what the session is about: person, picture, job and time. All
 * in hexadecimal digits, which no platform takes for markup.
 */
final class SignedEditLinks implements EditLinks {
    /** What the key is called where instances share it. */
    static final String KEY_NAME = "edit-link";

    private static final String ALGORITHM = "HmacSHA256";
    private static final String PURPOSE = "easel mask 1";
    private static final int ID_DIGITS = 32;
    private static final Pattern TOKEN = Pattern.compile("[0-9a-f]{96}");

    private final SecretKeySpec key;
    private final EditSessions sessions;
    private final Function<PlatformId, Optional<String>> addresses;

    /**
     * Links with a key of hexadecimal digits.
     *
     * @param addresses where people on a platform reach the web server, without a slash at the end; empty: nowhere
     */
    SignedEditLinks(String key, EditSessions sessions, Function<PlatformId, Optional<String>> addresses) {
        this.key = new SecretKeySpec(HexFormat.of().parseHex(key), ALGORITHM);
        this.sessions = sessions;
        this.addresses = addresses;
    }

    @Override
    public boolean reach(PlatformId platform) {
        return addresses.apply(platform).isPresent();
    }

    @Override
    public Optional<String> find(EditSession session) {
        return addresses
                .apply(session.replyTo().platform())
                .map(address -> address + "/mask#" + session.id() + signature(session));
    }

    @Override
    public Optional<EditSession> read(String token) {
        return TOKEN.matcher(token).matches()
                ? sessions.find(token.substring(0, ID_DIGITS))
                        .filter(session -> same(signature(session), token.substring(ID_DIGITS)))
                : Optional.empty();
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }

    /** Every part ends in a character that none of them holds. */
    private String signature(EditSession session) {
        String subject = String.join(
                "\0",
                PURPOSE,
                session.id(),
                session.sender().user().platform().name(),
                session.sender().user().id(),
                session.origin() == null
                        ? ""
                        : session.origin().job() + "." + session.origin().position(),
                session.image().sha256(),
                String.valueOf(session.openedAt().toEpochMilli()));
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(subject.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
