package dev.easel.testing.process;

import static org.awaitility.Awaitility.await;

import dev.easel.testing.discord.FakeDiscord;
import dev.easel.testing.discord.InteractionProbe;
import dev.easel.testing.discord.Slash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The classes that Easel uses, ready to use, as its launcher keeps them: processes of tests start in half the time. Made
 * once for each jar, by whichever test comes first, also in another process.
 */
final class ClassCache {
    private static final Path JAR = EaselProcess.HOME.resolve("target/easel.jar");
    private static final Path FILE = EaselProcess.HOME.resolve("target/easel-tests.aot");
    private static final Path LOCK = EaselProcess.HOME.resolve("target/easel-tests.lock");
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static @Nullable List<String> options;

    private ClassCache() {}

    /** Options of Java for a process that uses it; none when it can't be made. */
    static synchronized List<String> use() {
        if (options == null) {
            options = find();
        }
        return options;
    }

    private static List<String> find() {
        try (FileChannel lock = FileChannel.open(LOCK, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var _ = lock.lock()) {
            if (!isThere()) {
                Files.deleteIfExists(FILE);
                make();
            }
            return isThere() ? List.of("-XX:AOTCache=" + FILE, "-Xlog:aot=off", "-Xlog:cds=off") : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    private static boolean isThere() throws IOException {
        return Files.exists(FILE) && Files.getLastModifiedTime(FILE).compareTo(Files.getLastModifiedTime(JAR)) > 0;
    }

    /** Has Easel draw a picture on a Discord of its own, and stop. */
    private static void make() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("easel-classes");
        try (FakeDiscord discord = FakeDiscord.start();
                EaselProcess easel = EaselProcess.java(
                        folder,
                        Map.of(
                                "DISCORD_TOKEN", discord.token(),
                                "DISCORD_API_URL", discord.apiUrl(),
                                "EASEL_WEB_PORT", "0"),
                        List.of("-XX:AOTCacheOutput=" + FILE),
                        "run")) {
            easel.awaitReady();
            InteractionProbe probe = discord.slash(Slash.imagine("a white siamese cat"));
            await().atMost(PATIENCE)
                    .until(() ->
                            probe.isAcknowledged() && !probe.original().files().isEmpty());
            easel.signal("TERM"); // the other way closes its streams, to which it reports what it does
            easel.awaitExit();
        }
    }
}
