package dev.easel.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.easel.sandbox.SandboxServer;
import dev.easel.testing.discord.FakeDiscord;
import dev.easel.testing.discord.FakeUser;
import dev.easel.testing.discord.Slash;
import dev.easel.testing.process.EaselProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real jar, with faults on all sides, writes down what happened and nothing that is secret. */
final class LogsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String KEY = "sk-canary-key-0123456789abcdef";
    private static final String ADMIN = "canary-admin-token-0123456789";
    private static final String WORD = "ptarmigan";
    private static final List<String> FAULTS =
            List.of("", " sandbox:500", " sandbox:broken-stream", " sandbox:cut", " sandbox:policy", " sandbox:fewer");

    @TempDir
    Path folder;

    @Test
    void hasJobsInJsonAndNoSecretsOrPrompts() throws Exception {
        List<String> log = new ArrayList<>();
        FakeDiscord discord = FakeDiscord.start();
        try (SandboxServer sandbox = Sandboxes.start(0);
                EaselProcess easel = start(discord, sandbox)) {
            discord.rest().failNext(2, 500);
            for (String fault : FAULTS) {
                FakeUser user = discord.addUser("Ann");
                discord.slash(Slash.imagine("a " + WORD + fault).by(user));
            }
            await().atMost(PATIENCE).until(() -> ended(easel) >= FAULTS.size() - 1);
            easel.terminate();
            easel.awaitExit();
            easel.err().stream()
                    .filter(line -> !line.startsWith("(the stream broke"))
                    .forEach(log::add);
        }
        String token = discord.token();
        discord.close();

        assertThat(log).hasSizeGreaterThan(FAULTS.size());
        ObjectMapper json = new ObjectMapper();
        List<JsonNode> lines = new ArrayList<>();
        for (String line : log) {
            assertThat(line).doesNotContain(KEY, ADMIN, token).doesNotContainIgnoringCase(WORD);
            assertThat(line).doesNotContainPattern("(webhooks|interactions)/\\d+/[^*]");
            lines.add(json.readTree(line));
        }
        assertThat(lines)
                .allSatisfy(line -> assertThat(line.path("time").asText()).endsWith("Z"));
        assertThat(lines)
                .anySatisfy(line -> assertThat(line.path("job").asText()).hasSizeGreaterThan(10));
    }

    private static long ended(EaselProcess easel) {
        return easel.err().stream()
                .filter(line -> line.contains("\"delivered\"") || line.contains("\"failed: "))
                .count();
    }

    private EaselProcess start(FakeDiscord discord, SandboxServer sandbox) {
        return EaselProcess.jar(
                        folder,
                        Map.of(
                                "DISCORD_TOKEN",
                                discord.token(),
                                "DISCORD_API_URL",
                                discord.apiUrl(),
                                "OPENAI_API_KEY",
                                KEY,
                                "OPENAI_BASE_URL",
                                sandbox.url(),
                                "EASEL_ADMIN_TOKEN",
                                ADMIN,
                                "EASEL_LOG_FORMAT",
                                "json",
                                "EASEL_WEB_PORT",
                                "0"),
                        "run")
                .awaitReady();
    }
}
