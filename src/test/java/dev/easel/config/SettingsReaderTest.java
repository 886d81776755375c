package dev.easel.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.image.ModelId;
import dev.easel.core.job.JobLimits;
import dev.easel.core.quota.Allowance;
import dev.easel.core.quota.QuotaRule;
import dev.easel.core.quota.QuotaScope;
import dev.easel.core.quota.QuotaUnit;
import dev.easel.core.quota.QuotaWindow;
import dev.easel.testing.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsReaderTest {
    @TempDir
    Path home;

    private final Map<String, String> variables = new HashMap<>();

    @Test
    void startsWithNothingSet() {
        Settings settings = read();

        assertThat(settings.image())
                .isEqualTo(new Settings.Image(new ModelId("gpt-image-2.5-flare"), "low", "auto", 1, 1));
        assertThat(settings.provider().baseUrl()).isNull();
        assertThat(settings.provider().key()).isNull();
        assertThat(settings.provider().imagesPerMinute()).isEqualTo(50);
        assertThat(settings.provider().concurrent()).isEqualTo(16);
        assertThat(settings.provider().repeatUnknown()).isFalse();
        assertThat(settings.jobs().deadline()).isEqualTo(Duration.ofMinutes(10));
        assertThat(settings.jobs().limits()).isEqualTo(new JobLimits(2, 10, 200));
        assertThat(settings.reactions())
                .containsExactlyInAnyOrderEntriesOf(Map.of("🎨", "vary", "🔁", "again", "❌", "delete"));
        assertThat(settings.discord()).isEqualTo(new Settings.Discord(null, null, ""));
        assertThat(settings.slack()).isEqualTo(new Settings.Slack(null, null, null, null, false));
        assertThat(settings.web()).isEqualTo(new Settings.Web("127.0.0.1", 8080, null, null, null));
        assertThat(settings.dataDir()).isEqualTo(Path.of("data"));
        assertThat(settings.databaseUrl().value()).isEqualTo("jdbc:sqlite:" + Path.of("data", "easel.db"));
        assertThat(settings.attachmentOrigins()).isEmpty();
    }

    @Test
    void takesTheOperatorsWordsForAPictureThatIsVariedInStyles() {
        assertThat(read().variations().motif()).isEqualTo("the same motif");

        variables.put("EASEL_VARIATIONS_MOTIF", "dasselbe Bild");

        assertThat(read().variations().motif()).isEqualTo("dasselbe Bild");
    }

    @Test
    void looksForWhatShouldGoFiveMinutesAfterTheStartUnlessToldOtherwise() {
        assertThat(read().keeping().sweepAfter()).isEqualTo(Duration.ofMinutes(5));

        variables.put("EASEL_RETENTION_AFTER_START_SECONDS", "0");

        assertThat(read().keeping().sweepAfter()).isZero();
    }

    @Test
    void keepsEverybodyInABudgetUnlessToldOtherwise() {
        assertThat(rules(read()))
                .containsExactly(
                        new QuotaRule(QuotaScope.USER, null, QuotaWindow.DAY, QuotaUnit.IMAGES, 20),
                        new QuotaRule(QuotaScope.USER, null, QuotaWindow.MONTH, QuotaUnit.BUDGET, 2_000_000),
                        new QuotaRule(QuotaScope.SPACE, null, QuotaWindow.DAY, QuotaUnit.BUDGET, 10_000_000),
                        new QuotaRule(QuotaScope.INSTANCE, null, QuotaWindow.DAY, QuotaUnit.BUDGET, 25_000_000));
    }

    @Test
    void laysAPartialFileOverTheDefaults() throws IOException {
        file("image: { count: 3 }\nquotas:\n  - { scope: role, id: r1, window: hour, images: 7 }\n");

        Settings settings = read();

        assertThat(settings.image())
                .isEqualTo(new Settings.Image(new ModelId("gpt-image-2.5-flare"), "low", "auto", 3, 1));
        assertThat(rules(settings))
                .containsExactly(new QuotaRule(QuotaScope.ROLE, "r1", QuotaWindow.HOUR, QuotaUnit.IMAGES, 7));
    }

    @Test
    void laysTheEnvironmentOverTheFile() throws IOException {
        file("image: { count: 3, model: gpt-image-2 }\nweb: { port: 9000 }\n");
        variables.put("EASEL_IMAGE_COUNT", "5");
        variables.put("EASEL_WEB_PORT", "0");

        Settings settings = read();

        assertThat(settings.image().count()).isEqualTo(5);
        assertThat(settings.image().model()).isEqualTo(new ModelId("gpt-image-2"));
        assertThat(settings.web().port()).isZero();
    }

    @Test
    void takesAnEmptyVariableForNone() throws IOException {
        file("image: { count: 3 }\n");
        variables.put("EASEL_IMAGE_COUNT", " ");

        assertThat(read().image().count()).isEqualTo(3);
    }

    @Test
    void takesAnEmptyFileForNone() throws IOException {
        file("# nothing but a remark\nimage:\n");

        assertThat(read().image().count()).isEqualTo(1);
    }

    @Test
    void limitsNobodyWhenThereAreNoQuotas() {
        variables.put("EASEL_QUOTAS", "[]");

        assertThat(rules(read())).isEmpty();
    }

    @Test
    void takesListsFromTheEnvironmentInBothForms() {
        variables.put("EASEL_QUOTAS", "[{ scope: user, window: week, budget-usd: 0.50 }]");
        variables.put("EASEL_ATTACHMENT_ORIGINS", "http://127.0.0.1:4000, https://example.org");

        Settings settings = read();

        assertThat(rules(settings))
                .containsExactly(new QuotaRule(QuotaScope.USER, null, QuotaWindow.WEEK, QuotaUnit.BUDGET, 500_000));
        assertThat(settings.attachmentOrigins()).containsExactly("http://127.0.0.1:4000", "https://example.org");
    }

    @Test
    void replacesReactionsAsAWhole() throws IOException {
        file("reactions: { \"🦊\": vary }\n");

        assertThat(read().reactions()).containsExactly(Map.entry("🦊", "vary"));
    }

    @Test
    void putsTheDatabaseIntoTheDataFolder() {
        variables.put("EASEL_DATA_DIR", "/srv/easel");

        assertThat(read().databaseUrl().value()).isEqualTo("jdbc:sqlite:/srv/easel/easel.db");
    }

    @Test
    void readsTheFileThatAVariableNamesAndWhatLiesBesideIt() throws IOException {
        Path elsewhere = Files.createDirectories(home.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("my.yaml"), "image: { count: 4 }\nprovider: { server: mine }\n");
        Files.writeString(elsewhere.resolve("servers.yaml"), """
                servers:
                  mine: { auth-header: X-Key, operations: [generation], response-format: never, unknown-models: send }
                  compatible: { auth-header: X-Key, operations: [generation], response-format: never, unknown-models: send }
                  sandbox: { auth-header: X-Key, operations: [generation], response-format: never, unknown-models: send }
                """);
        variables.put("EASEL_CONFIG", elsewhere.resolve("my.yaml").toString());

        Settings settings = read();

        assertThat(settings.image().count()).isEqualTo(4);
        assertThat(settings.provider().server().authHeader()).isEqualTo("X-Key");
        assertThat(settings.provider().server().authPrefix()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.openai.com/v1, , openai",
        "https://API.OpenAI.com, , openai",
        "http://127.0.0.1:8081/v1/, , compatible",
        "https://api.openai.com.example.org, , compatible",
        "http://image_server:8080, , compatible",
        ", sk-key, openai",
        ", , sandbox"
    })
    void choosesTheServerByItsHost(String url, String key, String server) {
        set("OPENAI_BASE_URL", url);
        set("OPENAI_API_KEY", key);

        assertThat(read().provider().server().name()).isEqualTo(server);
    }

    @Test
    void sendsTheKeyToOpenAiUnlessAnAddressIsGiven() {
        variables.put("OPENAI_API_KEY", "sk-key");
        assertThat(read().provider().baseUrl()).isEqualTo("https://api.openai.com/v1");

        variables.put("OPENAI_BASE_URL", "http://127.0.0.1:8081");
        assertThat(read().provider().baseUrl()).isEqualTo("http://127.0.0.1:8081");
    }

    @Test
    void printsNoSecret() {
        variables.put("OPENAI_API_KEY", "sk-very-secret");
        variables.put("DISCORD_TOKEN", "very-secret-token");

        Settings settings = read();

        assertThat(settings.provider().key()).extracting(Secret::value).isEqualTo("sk-very-secret");
        assertThat(settings.discord().token()).extracting(Secret::value).isEqualTo("very-secret-token");
        assertThat(settings.toString()).contains("***").doesNotContain("secret");
    }

    private Settings read() {
        return SettingsReader.read(Environment.of(variables), home);
    }

    private void set(String variable, String value) {
        if (value != null) {
            variables.put(variable, value);
        }
    }

    private void file(String text) throws IOException {
        Files.writeString(Files.createDirectories(home.resolve("config")).resolve("easel.yaml"), text);
    }

    private static List<QuotaRule> rules(Settings settings) {
        return settings.quotas().applying(Samples.sender(), Samples.place(), Samples.NOW).stream()
                .map(Allowance::rule)
                .toList();
    }
}
