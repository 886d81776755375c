package dev.easel.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.easel.storage.Database;
import dev.easel.storage.Invariants;
import dev.easel.testing.process.EaselProcess;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operator's desk in the real jar, beside a running Easel on the same database file. */
final class QuotaIT {
    private static final Map<String, String> ENVIRONMENT = Map.of("EASEL_WEB_PORT", "0");

    @TempDir
    Path folder;

    @Test
    void worksBesideARunningEasel() throws Exception {
        String me = "cli:" + System.getProperty("user.name");
        try (EaselProcess _ = easel("run").awaitReady()) {
            expect(0, easel("quota", "set", me, "--images", "0", "--window", "day"));
            EaselProcess beyond = expect(2, easel("imagine", "a fox"));
            expect(0, easel("quota", "grant", me, "--images", "1", "--window", "day", "--reason", "a birthday"));
            expect(0, easel("imagine", "a fox"));
            expect(0, easel("quota", "ban", me, "--for", "1h"));
            EaselProcess banned = expect(2, easel("imagine", "a hare"));
            EaselProcess shown = expect(0, easel("quota", "show", me, "--json"));
            EaselProcess audit = expect(0, easel("quota", "audit", "--json"));

            assertThat(beyond.err()).last().asString().contains("quota", "0 of 0 pictures");
            assertThat(banned.err()).last().asString().startsWith("error: The operator of this bot takes no requests");
            JsonNode day = json(shown).get("standing").get(0);
            assertThat(day.get("used").asInt()).isEqualTo(1);
            assertThat(day.get("left").asInt()).isZero();
            assertThat(json(audit).get("audit").findValuesAsText("action")).containsExactly("ban", "grant", "set");
            assertThat(json(audit).get("audit").get(1).get("by").asText()).isEqualTo(me);
        }
        try (Database database = Database.open("jdbc:sqlite:" + folder.resolve("data/easel.db"))) {
            assertThat(Invariants.check(database)).isEmpty();
        }
    }

    @Test
    void saysWhichDatabaseCantBeUsed() throws Exception {
        EaselProcess easel = EaselProcess.jar(
                folder,
                Map.of("EASEL_DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/easel?user=u&password=hunter2"),
                "quota");

        expect(78, easel);

        assertThat(easel.err())
                .singleElement()
                .asString()
                .startsWith("error: The database")
                .doesNotContain("hunter2");
    }

    private EaselProcess easel(String... arguments) {
        return EaselProcess.jar(folder, ENVIRONMENT, arguments);
    }

    private static EaselProcess expect(int exitCode, EaselProcess process) throws InterruptedException {
        assertThat(process.awaitExit()).as("%s", process.err()).isEqualTo(exitCode);
        return process;
    }

    private static JsonNode json(EaselProcess process) throws Exception {
        return new JsonMapper().readTree(process.out().getFirst());
    }
}
