package dev.easel.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.easel.storage.Database;
import dev.easel.storage.Invariants;
import dev.easel.testing.postgres.PostgresServer;
import dev.easel.testing.process.EaselProcess;
import dev.easel.testing.process.HeldSandbox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The real jar on a real PostgreSQL server: several processes with folders of their own, and moving there. */
final class SeveralInstancesIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HeldSandbox images = new HeldSandbox();

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        images.close();
    }

    @Test
    void finishTheJobOfOneThatWasKilled() throws Exception {
        Path here = Files.createDirectory(folder.resolve("here"));
        Path there = Files.createDirectory(folder.resolve("there"));
        String url = PostgresServer.url(folder);
        try (EaselProcess _ = EaselProcess.jar(there, environment(url), "run").awaitReady();
                EaselProcess killed =
                        EaselProcess.jar(here, environment(url), "imagine", "a lighthouse sandbox:slow")) {
            images.awaitCall();
            killed.kill();
            images.release(2);

            await().atMost(PATIENCE).until(() -> !pictures(here).isEmpty());
        }
        assertThat(images.calls()).isEqualTo(2);
        assertThat(pictures(here)).hasSize(1);
        assertThat(here.resolve("data/blobs")).doesNotExist();
        try (Database database = Database.open(url)) {
            assertThat(Invariants.check(database)).isEmpty();
        }
    }

    @Test
    void takeOverAnInstallationThatWasMoved() throws Exception {
        images.release(1);
        assertThat(EaselProcess.jar(folder, environment(""), "imagine", "an old harbour sandbox:slow")
                        .awaitExit())
                .isZero();
        Map<String, String> environment = environment(PostgresServer.url(folder));

        EaselProcess move = EaselProcess.jar(folder, environment, "migrate", "--from", "sqlite", "--to", "postgres");
        int first = move.awaitExit();
        EaselProcess again = EaselProcess.jar(folder, environment, "migrate", "--from", "sqlite", "--to", "postgres");
        int second = again.awaitExit();

        assertThat(first).as("%s", move.err()).isZero();
        assertThat(move.out().getFirst()).startsWith("moved 1 jobs and 1 pictures (");
        assertThat(move.err()).contains("job           1 of 1", "pictures      1 of 1");
        assertThat(second).isEqualTo(1);
        assertThat(again.err()).singleElement().asString().contains("has data already");
        try (Database database = Database.open(PostgresServer.url(folder))) {
            assertThat(Invariants.check(database)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://127.0.0.1:1/easel?user=u&password=hunter2",
                "jdbc:postgresql://no-such-host.invalid/easel?user=u&password=hunter2",
                "jdbc:postgresql://u:hunter2@127.0.0.1/easel",
                "jdbc:postgresql://127.0.0.1:port/easel?password=hunter2",
                "postgres://u:hunter2@127.0.0.1/easel"
            })
    void sayInOneLineWhyTheyDoNotStart(String url) throws Exception {
        EaselProcess easel = EaselProcess.jar(folder, environment(url), "imagine", "a cat");

        assertThat(easel.awaitExit()).isEqualTo(78);
        assertThat(easel.err()).singleElement().asString().startsWith("error: ").contains("EASEL_DATABASE_URL");
        assertThat(easel.out()).isEmpty();
        assertThat(everythingWritten() + easel.err()).doesNotContain("hunter2");
    }

    private Map<String, String> environment(String databaseUrl) {
        Map<String, String> environment =
                new HashMap<>(Map.of("OPENAI_API_KEY", "test", "OPENAI_BASE_URL", images.url(), "EASEL_WEB_PORT", "0"));
        environment.put("EASEL_DATABASE_URL", databaseUrl);
        return environment;
    }

    private static List<Path> pictures(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".png")).toList();
        }
    }

    private String everythingWritten() throws IOException {
        List<String> texts = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                texts.add(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return String.join("\n", texts);
    }
}
