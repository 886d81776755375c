package dev.easel.app;

import dev.easel.core.gallery.EditLinks;
import dev.easel.core.gallery.EditSession;
import dev.easel.core.gallery.EditSessions;
import dev.easel.core.identity.PlatformId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Links whose key is a session's id and an HMAC-SHA-256 over what the session is about: person, picture, job and time. All
 * in hexadecimal digits, which no platform takes for markup.
 */
final class SignedEditLinks implements EditLinks {
    private static final String PURPOSE = "easel mask 1";
    private static final int ID_DIGITS = 32;
    private static final Pattern TOKEN = Pattern.compile("[0-9a-f]{96}");

    private final Signature signature;
    private final EditSessions sessions;
    private final Function<PlatformId, Optional<String>> addresses;

    /**
     * Links with a key of hexadecimal digits.
     *
     * @param addresses where people on a platform reach the web server, without a slash at the end; empty: nowhere
     */
    SignedEditLinks(String key, EditSessions sessions, Function<PlatformId, Optional<String>> addresses) {
        this.signature = new Signature(key, PURPOSE);
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
                .map(address -> address + "/mask#" + session.id() + signature.of(parts(session)));
    }

    @Override
    public Optional<EditSession> read(String token) {
        return TOKEN.matcher(token).matches()
                ? sessions.find(token.substring(0, ID_DIGITS))
                        .filter(session -> signature.holds(token.substring(ID_DIGITS), parts(session)))
                : Optional.empty();
    }

    private static List<String> parts(EditSession session) {
        return List.of(
                session.id(),
                session.sender().user().platform().name(),
                session.sender().user().id(),
                session.origin() == null
                        ? ""
                        : session.origin().job() + "." + session.origin().position(),
                session.image().sha256(),
                String.valueOf(session.openedAt().toEpochMilli()));
    }
}
