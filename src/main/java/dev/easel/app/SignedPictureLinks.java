package dev.easel.app;

import dev.easel.core.gallery.Origin;
import dev.easel.core.gallery.PictureLinks;
import dev.easel.core.identity.PlatformId;
import dev.easel.core.identity.UserRef;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Links that say which picture they lead to and until when, and are signed for that. */
final class SignedPictureLinks implements PictureLinks {
    private static final String PURPOSE = "easel original 1";
    private static final Pattern TOKEN =
            Pattern.compile("([0-9a-z]{1,40})-([1-9]\\d{0,2})-(\\d{1,16})-([0-9a-f]{" + Signature.DIGITS + "})");

    private static final String PURPOSE_OF_ALL = "easel portfolio 1";
    private static final Pattern TOKEN_OF_ALL =
            Pattern.compile("([0-9a-f]{2,400})-(\\d{1,16})-([0-9a-f]{" + Signature.DIGITS + "})");

    private final Signature signature;
    private final Signature signatureOfAll;
    private final Function<PlatformId, Optional<String>> addresses;

    /**
     * Links with a key of hexadecimal digits.
     *
     * @param addresses where people on a platform reach the web server, without a slash at the end; empty: nowhere
     */
    SignedPictureLinks(String key, Function<PlatformId, Optional<String>> addresses) {
        this.signature = new Signature(key, PURPOSE);
        this.signatureOfAll = new Signature(key, PURPOSE_OF_ALL);
        this.addresses = addresses;
    }

    @Override
    public Optional<String> find(PlatformId platform, Origin picture, Instant now) {
        List<String> parts = List.of(
                picture.job(),
                String.valueOf(picture.position()),
                String.valueOf(now.plus(LIVES).toEpochMilli()));
        return addresses
                .apply(platform)
                .map(address -> address + "/original/" + String.join("-", parts) + "-" + signature.of(parts));
    }

    @Override
    public Optional<Origin> read(String token, Instant now) {
        Matcher matcher = TOKEN.matcher(token);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        List<String> parts = List.of(matcher.group(1), matcher.group(2), matcher.group(3));
        boolean holds = signature.holds(matcher.group(4), parts)
                && now.isBefore(Instant.ofEpochMilli(Long.parseLong(matcher.group(3))));
        return holds ? Optional.of(new Origin(matcher.group(1), Integer.parseInt(matcher.group(2)))) : Optional.empty();
    }

    @Override
    public Optional<String> findAll(UserRef whose, Instant now) {
        byte[] name = (whose.platform().name() + ":" + whose.id()).getBytes(StandardCharsets.UTF_8);
        List<String> parts = List.of(
                HexFormat.of().formatHex(name), String.valueOf(now.plus(LIVES).toEpochMilli()));
        return addresses
                .apply(whose.platform())
                .map(address -> address + "/portfolio/" + String.join("-", parts) + "-" + signatureOfAll.of(parts));
    }

    @Override
    public Optional<UserRef> readAll(String token, Instant now) {
        Matcher matcher = TOKEN_OF_ALL.matcher(token);
        if (!matcher.matches()
                || !signatureOfAll.holds(matcher.group(3), List.of(matcher.group(1), matcher.group(2)))
                || !now.isBefore(Instant.ofEpochMilli(Long.parseLong(matcher.group(2))))) {
            return Optional.empty();
        }
        String[] name = new String(HexFormat.of().parseHex(matcher.group(1)), StandardCharsets.UTF_8).split(":", 2);
        return Optional.of(new UserRef(new PlatformId(name[0]), name[1]));
    }
}
