package dev.easel.app;

import dev.easel.config.Secret;
import dev.easel.config.Settings;
import dev.easel.core.gallery.Portfolio;
import dev.easel.platform.playground.PlaygroundPlatform;
import dev.easel.storage.JdbcGallery;
import dev.easel.storage.JdbcTranscript;
import dev.easel.web.server.TokenCheck;
import java.security.SecureRandom;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides whether there is a playground and who gets in, and puts it together. */
final class Playground {
    private static final int ZIPS = 4;

    private Playground() {}

    /** Who gets in. */
    sealed interface Entrance {
        /** Everybody: they are on this machine. */
        record Open() implements Entrance {}

        /** Whoever has the token. */
        record Token(Secret token) implements Entrance {}

        /** Nobody. */
        record Closed() implements Entrance {}
    }

    /**
     * Decides. The playground's own token always turns it on, for those who have it. Without one it is open on a machine's
     * own loopback; where others reach it, the admin token lets people in, but only while no chat platform is connected.
     */
    static Entrance entrance(Settings settings, boolean isPrivate) {
        Secret own = settings.web().playgroundToken();
        if (own != null) {
            return new Entrance.Token(own);
        }
        if (isPrivate) {
            return new Entrance.Open();
        }
        Secret admin = settings.web().adminToken();
        boolean connected =
                settings.discord().token() != null || settings.slack().botToken() != null;
        return admin == null || connected ? new Entrance.Closed() : new Entrance.Token(admin);
    }

    /** The playground; empty when nobody would get in. */
    static Optional<PlaygroundPlatform> open(Settings settings, Core core, WebKit kit) {
        return switch (entrance(settings, kit.isPrivate())) {
            case Entrance.Open ignored -> Optional.of(open(settings, core, kit, null));
            case Entrance.Token wanted -> Optional.of(open(settings, core, kit, wanted.token()));
            case Entrance.Closed ignored -> Optional.empty();
        };
    }

    /** Where it is and how to get in: {@code http://127.0.0.1:8080/}. */
    static String invitation(Settings settings, boolean isPrivate, String url) {
        String publicUrl = settings.web().publicUrl();
        String address = (publicUrl == null ? url : publicUrl.replaceFirst("/+$", "")) + "/";
        return switch (entrance(settings, isPrivate)) {
            case Entrance.Token(Secret token)
            when token.equals(settings.web().playgroundToken()) -> address + "  sign in with EASEL_PLAYGROUND_TOKEN";
            case Entrance.Token ignored -> address + "  sign in with EASEL_ADMIN_TOKEN";
            case Entrance.Open ignored -> address + "  open it in a browser and type /imagine a white siamese cat";
            case Entrance.Closed ignored -> throw new IllegalStateException("nobody is invited");
        };
    }

    /** What is downloaded from this instance: a few at once, because each holds a connection and reads from the disk. */
    static Portfolio portfolio(Settings settings, Core core) {
        return new Portfolio(
                new JdbcGallery(core.database()),
                core.blobs(),
                settings.quotas().zone(),
                ZIPS);
    }

    private static PlaygroundPlatform open(Settings settings, Core core, WebKit kit, @Nullable Secret token) {
        return new PlaygroundPlatform(
                new PlaygroundPlatform.Parts(
                        core.inbox(),
                        core.engine().messengers()::add,
                        new JdbcTranscript(core.database()),
                        new JdbcGallery(core.database()),
                        portfolio(settings, core),
                        core.blobs(),
                        core.clock(),
                        new SecureRandom()),
                new PlaygroundPlatform.Web(
                        kit.pages(),
                        kit.origins(),
                        kit.sessions("playground", token == null ? "" : token.value(), PlaygroundPlatform.MEMORY),
                        token == null ? null : new TokenCheck(token.value(), core.clock())),
                new PlaygroundPlatform.Surroundings(
                        settings.image().model().value(),
                        core.sandbox() != null,
                        settings.discord().token() != null,
                        settings.slack().botToken() != null,
                        settings.reactions()));
    }
}
