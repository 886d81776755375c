package dev.easel.app;

import dev.easel.config.Secret;
import dev.easel.config.Settings;
import dev.easel.logs.Secrets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says where the log goes and what it looks like, before anything is logged. */
final class Logging {
    private Logging() {}

    /** To standard error, in the configured format. */
    static void toConsole(Settings settings) {
        System.setProperty("easel.log", settings.logFormat() == Settings.LogFormat.JSON ? "json" : "console");
        hideSecrets(settings);
    }

    /** Into a file of the data folder: a command line's output is for its user. */
    static void toFile(Settings settings) {
        toFile(settings.dataDir());
        hideSecrets(settings);
    }

    /** Nothing is to be written anywhere. */
    static void toNowhere() {
        System.setProperty("easel.log", "nowhere");
    }

    /** As {@link #toFile(Settings)}, where there are no settings. */
    static void toFile(Path dataDir) {
        System.setProperty("easel.log", "file");
        System.setProperty(
                "easel.log.file",
                dataDir.resolve("easel-cli.log").toAbsolutePath().toString());
    }

    private static void hideSecrets(Settings settings) {
        Stream<@Nullable Secret> secrets = Stream.of(
                settings.provider().key(),
                settings.discord().token(),
                settings.web().adminToken());
        Secrets.hide(secrets.filter(Objects::nonNull).map(Secret::value).toList());
    }
}
