package dev.easel.platform.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.easel.core.quota.QuotaRule;
import dev.easel.core.quota.QuotaRules;
import dev.easel.core.quota.QuotaScope;
import dev.easel.core.quota.QuotaUnit;
import dev.easel.core.quota.QuotaWindow;
import dev.easel.storage.Database;
import dev.easel.storage.JdbcAuditTrail;
import dev.easel.storage.JdbcGate;
import dev.easel.storage.JdbcQuotaDesk;
import dev.easel.testing.Samples;
import dev.easel.testing.SqliteFile;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The operator's desk as a shell sees it, on a real database. It is noon in London, 20 November 2026. */
class CliQuotaTest {
    private static final List<QuotaRule> RULES = List.of(
            new QuotaRule(QuotaScope.USER, null, QuotaWindow.DAY, QuotaUnit.IMAGES, 20),
            new QuotaRule(QuotaScope.USER, null, QuotaWindow.MONTH, QuotaUnit.IMAGES, 200),
            new QuotaRule(QuotaScope.USER, null, QuotaWindow.MONTH, QuotaUnit.BUDGET, 2_000_000),
            new QuotaRule(QuotaScope.ROLE, "77", QuotaWindow.DAY, QuotaUnit.IMAGES, 100),
            new QuotaRule(QuotaScope.INSTANCE, null, QuotaWindow.DAY, QuotaUnit.BUDGET, 25_000_000));

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private QuotaRules rules = new QuotaRules(RULES, ZoneId.of("Europe/London"));
    private boolean opened;

    @TempDir
    private Path folder;

    private Database database;

    @BeforeEach
    void open() {
        database = Database.open(SqliteFile.url(folder));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void showsAUserInAlignedColumns() {
        assertThat(run("quota show discord:42")).isZero();

        assertThat(text(out)).isEqualToNormalizingNewlines("""
                who         what                used   reserved  limit  granted  left   whole again
                discord:42  images today        0      0         20     0        20     2026-11-21 00:00 GMT
                discord:42  images this month   0      0         200    0        200    2026-12-01 00:00 GMT
                discord:42  dollars this month  $0.00  $0.00     $2.00  $0.00    $2.00  2026-12-01 00:00 GMT
                """);
        assertThat(text(err)).isEmpty();
    }

    @Test
    void grantsInEveryWindowUnlessOneIsNamed() {
        run("quota grant discord:42 --images 5 --window day");

        JsonNode standing = json("quota grant discord:42 --images 7 --json").get("standing");

        assertThat(standing.findValuesAsText("granted")).containsExactly("12", "7", "0.0");
        assertThat(standing.findValuesAsText("left")).containsExactly("32", "207", "2.0");
    }

    @Test
    void setsALimitAndTakesItBack() {
        run("quota set discord:42 --budget-usd 0.5");
        JsonNode lowered = json("quota show discord:42 --json").get("standing");
        run("quota set discord:42 --unlimited --window month");
        JsonNode lifted = json("quota show discord:42 --json").get("standing");
        run("quota set discord:42 --unset");
        JsonNode restored = json("quota show discord:42 --json").get("standing");

        assertThat(lowered.findValuesAsText("limit")).containsExactly("20", "200", "0.5");
        assertThat(lowered.findValuesAsText("limitIs")).containsExactly("configured", "configured", "set");
        assertThat(lifted.findValuesAsText("limit")).containsExactly("20", "null", "null");
        assertThat(restored.findValuesAsText("limit")).containsExactly("20", "200", "2.0");
    }

    @Test
    void showsASetAndAnEndlessLimitInWords() {
        run("quota set --role discord:77 --unlimited");

        assertThat(text(out))
                .contains("role:discord:77  images today  0     0         unlimited (set)  0        unlimited");
    }

    @Test
    void bansAndPausesAndSaysSo() {
        run("quota ban discord:42 --for 7d --reason rude");
        run("quota pause --space discord:9");
        run("quota pause");
        run("quota show --json");
        run("quota resume");
        run("quota unban discord:43");
        run("quota unban discord:42");

        assertThat(text(out).lines())
                .startsWith(
                        "discord:42 is banned until 2026-11-27 12:00 GMT, by cli:%s. The reason given: “rude”."
                                .formatted(System.getProperty("user.name")),
                        "space:discord:9 is paused until further notice, by cli:%s."
                                .formatted(System.getProperty("user.name")),
                        "Everything is paused until further notice, by cli:%s."
                                .formatted(System.getProperty("user.name")))
                .endsWith(
                        "instance is let in again.",
                        "discord:43 was let in all along; nothing was changed.",
                        "discord:42 is let in again.");
    }

    @Test
    void listsWhatWasDoneNewestFirst() {
        run("quota grant discord:42 --images 5 --window day --reason party");
        run("quota reset discord:42 --window month");
        run("quota pause --for 30m");

        JsonNode audit = json("quota audit --limit 2 --json").get("audit");

        assertThat(audit.findValuesAsText("action")).containsExactly("pause", "reset");
        assertThat(audit.get(0).get("until").asText()).isEqualTo("2026-11-20T12:30:00Z");
        assertThat(audit.get(1).get("period").asText()).isEqualTo("2026-11-01/MONTH");
        out.reset();
        run("quota audit");
        assertThat(text(out).lines().skip(1))
                .hasSize(4)
                .last()
                .asString()
                .startsWith("2026-11-20 12:00 GMT  cli:")
                .contains("grant  discord:42  5 images 2026-11-20/day")
                .endsWith("party");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "quota set 1234 --images 5        | “1234” names nobody; write PLATFORM:ID, such as discord:1234. See ./easel quota set --help.",
                "quota grant discrod:1 --images 5 | There is no platform “discrod”; choose cli, discord, playground, slack. See ./easel quota grant --help.",
                "quota reset                      | Name whom it is about: a user such as discord:1234, or --role, --channel, --space or --instance. See ./easel quota reset --help.",
                "quota show discord:1 --instance  | Name one user, role, channel, space or the instance, not several. See ./easel quota show --help.",
                "quota grant discord:1            | Say how much more: --images or --budget-usd, above 0. See ./easel quota grant --help.",
                "quota grant discord:1 --images 0 | Say how much more: --images or --budget-usd, above 0. See ./easel quota grant --help.",
                "quota grant discord:1 --images 1.5 | --images must be a whole number from 0 to 1000000000, not “1.5”. See ./easel quota grant --help.",
                "quota grant discord:1 --budget-usd 0.0000001 | --budget-usd must be an amount in dollars from 0 to 1000000000, not “0.0000001”. See ./easel quota grant --help.",
                "quota grant discord:1 --images 1 --budget-usd 1 | Give --images or --budget-usd, not both. See ./easel quota grant --help.",
                "quota grant discord:1 --images 1 --window year | --window must be hour, day, week or month. See ./easel quota grant --help.",
                "quota set discord:1              | Give one of --images, --budget-usd, --unlimited and --unset. See ./easel quota set --help.",
                "quota set discord:1 --images 1 --unset | Give one of --images, --budget-usd, --unlimited and --unset. See ./easel quota set --help.",
                "quota ban discord:1 --for ever   | --for must be a time such as 30m, 12h, 7d or 2w. See ./easel quota ban --help.",
                "quota ban                        | Missing required parameter: 'USER'. See ./easel quota ban --help.",
                "quota audit --limit 0            | --limit must be 1 to 100000. See ./easel quota audit --help."
            })
    void refusesWhatCantBeMeantBeforeAnythingIsOpened(String line, String sentence) {
        assertThat(run(line)).isEqualTo(2);

        assertThat(text(err)).isEqualTo("error: " + sentence + System.lineSeparator());
        assertThat(opened).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "quota set discord:1 --images 5 | Say which limit is meant: --window day or --window month",
                "quota grant discord:1 --images 5 --window hour | No such quota is configured for discord:1, only: --images with --window day, --images with --window month, --budget-usd with --window month",
                "quota grant --role discord:78 --images 5 | No quota is configured for role:discord:78; add one to quotas in config/easel.yaml first"
            })
    void changesNothingWhereNoQuotaIsConfigured(String line, String sentence) {
        assertThat(run(line)).isEqualTo(2);

        assertThat(text(err)).startsWith("error: " + sentence + ". See ");
        assertThat(new JdbcAuditTrail(database).list(9)).isEmpty();
    }

    @Test
    void saysWhenThereIsNothingToShow() {
        rules = new QuotaRules(List.of(), ZoneId.of("UTC"));

        run("quota");
        run("quota audit");

        assertThat(text(out).lines())
                .containsExactly(
                        "No configured quota applies, so there is no limit to show.",
                        "No operator has changed anything yet.");
    }

    private JsonNode json(String line) {
        out.reset();
        run(line);
        try {
            return new JsonMapper().readTree(text(out));
        } catch (JsonProcessingException e) {
            throw new AssertionError(text(out), e);
        }
    }

    private int run(String line) {
        return new CliPlatform(new DeskDoor(), print(out), print(err)).run(line.split(" "));
    }

    private static PrintStream print(ByteArrayOutputStream target) {
        return new PrintStream(target, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream printed) {
        return printed.toString(StandardCharsets.UTF_8);
    }

    /** Opens the desk, and nothing else. */
    private final class DeskDoor extends ClosedDoors {
        @Override
        public int operate(Function<CliPlatform.Desk, Integer> work) {
            opened = true;
            return work.apply(new CliPlatform.Desk(
                    rules,
                    new JdbcQuotaDesk(database),
                    new JdbcGate(database),
                    new JdbcAuditTrail(database),
                    () -> Samples.NOW));
        }
    }
}
