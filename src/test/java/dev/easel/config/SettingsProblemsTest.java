package dev.easel.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the operator is told about a configuration that can't be used. */
class SettingsProblemsTest {
    @TempDir
    Path home;

    private final Map<String, String> variables = new HashMap<>();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "imgae: { count: 2 }                  | easel.yaml: there is no key \"imgae\". Did you mean \"image\"?",
                "image: { modle: gpt-image-2 }        | easel.yaml: there is no key \"image.modle\". Did you mean \"model\"?",
                "image: 5                             | easel.yaml: \"image\" must hold keys and values.",
                "image: { count: 11 }                 | \"image.count\" must be a whole number from 1 to 10.",
                "image: { count: two }                | \"image.count\" must be a whole number from 1 to 10.",
                "image: { count: [1] }                | \"image.count\" must be a whole number from 1 to 10.",
                "image: { model: [a] }                | \"image.model\" must be a single value.",
                "image: { model: '' }                 | \"image.model\" must not be empty.",
                "image: { size: huge }                | \"image.size\" must be WxH, auto, square, landscape or portrait.",
                "provider: { images-per-minute: 0 }   | \"provider.images-per-minute\" must be a whole number from 1 to 100000.",
                "provider: { concurrent: 257 }        | \"provider.concurrent\" must be a whole number from 1 to 256.",
                "provider: { repeat-unknown: maybe }  | \"provider.repeat-unknown\" must be true or false.",
                "provider: { server: compatibel }     | \"provider.server\" must be auto or one of openai, azure-v1,"
                        + " azure-deployment, localai, stable-diffusion-cpp, lemonade, xinference, vllm-omni, compatible, sandbox. Did you mean \"compatible\"?",
                "variations: { mild: Nearly the same } | easel.yaml: there is no key \"variations.mild\".",
                "variations: { subtle: '' }           | \"variations.subtle\" must not be empty.",
                "variations: { motif: '' }            | \"variations.motif\" must not be empty.",
                "jobs: { deadline-seconds: 9 }        | \"jobs.deadline-seconds\" must be a whole number from 10 to 86400.",
                "jobs: { running-per-user: 0 }        | \"jobs.running-per-user\" must be a whole number from 1 to 10000.",
                "jobs: { waiting-per-user: 10001 }    | \"jobs.waiting-per-user\" must be a whole number from 1 to 10000.",
                "jobs: { waiting-in-all: none }       | \"jobs.waiting-in-all\" must be a whole number from 1 to 10000.",
                "web: { port: 70000 }                 | \"web.port\" must be a whole number from 0 to 65535.",
                "quotas: none                         | \"quotas\" must be a list.",
                "quotas: [{ scope: team, window: day, images: 1 }] | \"quotas[1].scope\" must be one of user, role, channel, space, instance.",
                "quotas: [{ scope: [user], window: day, images: 1 }] | \"quotas[1].scope\" must be one of user, role, channel, space, instance.",
                "quotas: [{ scope: user, window: year, images: 1 }] | \"quotas[1].window\" must be one of hour, day, week, month.",
                "quotas: [{ scope: user, window: day }] | \"quotas[1].images\" or budget-usd must be there, one of the two.",
                "quotas: [{ scope: user, window: day, images: 1, budget-usd: 1 }] | \"quotas[1].images\" or budget-usd must be there, one of the two.",
                "quotas: [{ scope: user, window: day, budget-usd: -1 }] | \"quotas[1].budget-usd\" must be an amount in dollars, such as 2.50.",
                "quotas: [{ scope: user, window: day, budget-usd: much }] | \"quotas[1].budget-usd\" must be an amount in dollars, such as 2.50.",
                "quotas: [{ scope: role, window: day, images: 1 }] | \"quotas[1].id\" must name the role.",
                "quotas: [{ scope: user, windw: day, window: day, images: 1 }] | There is no key \"quotas[1].windw\". Did you mean \"window\"?",
                "confirm-above: [{ usd: much }]       | \"confirm-above[1].usd\" must be an amount in dollars, such as 2.50.",
                "confirm-above: [{ usd: 1 }, { usd: 2 }] | \"confirm-above[2].space\" must be there: one entry alone can hold everywhere.",
                "house-rules: [{ channels: ['1'] }]   | \"house-rules[1].space\" must be there where channels are named.",
                "house-rules: [{ sizes: [huge] }]     | \"house-rules[1].sizes\" must be WxH or auto.",
                "house-rules: [{ max-count: 11 }]     | \"house-rules[1].max-count\" must be a whole number from 1 to 10.",
                "house-rules: [{ age-restricted: adults }] | \"house-rules[1].age-restricted\" must be one of alike, exempt, only.",
                "house-rules: [{ wrods: [a] }]        | There is no key \"house-rules[1].wrods\". Did you mean \"words\"?",
                "strikes: { time-out-minutes: 0 }     | \"strikes.time-out-minutes\" must be a whole number from 1 to 525600.",
                "moderation: { when-unavailable: hope } | \"moderation.when-unavailable\" must be one of draw, refuse.",
                "quota-time-zone: Europe/Berln        | \"quota-time-zone\" must be a time zone such as UTC or Europe/Berlin.",
                "reactions: { x: dance }              | \"reactions.x\" must be vary, again or delete.",
                "reactions: vary                      | \"reactions\" must hold emojis and what they mean.",
                "attachment-origins: http://a.example | \"attachment-origins\" must be a list.",
                "discord: { shards: all }             | \"discord.shards\" must look like 0-3/16: from, to, and how many there are in all.",
                "discord: { shards: 5/2 }             | \"discord.shards\" must look like 0-3/16: from, to, and how many there are in all.",
                "discord: { shards: 3-1/8 }           | \"discord.shards\" must look like 0-3/16: from, to, and how many there are in all."
            })
    void saysInOneSentenceWhatIsWrong(String yaml, String sentence) throws IOException {
        file(yaml);

        assertThat(problems()).containsExactly(sentence);
    }

    @Test
    void refusesAnInstructionThatLeavesNoRoomForAHint() throws IOException {
        file("variations: { normal: " + "x".repeat(501) + " }");

        assertThat(problems()).containsExactly("\"variations.normal\" must have at most 500 characters.");
    }

    @Test
    void refusesAModelNameThatNoModelHas() throws IOException {
        file("image: { model: " + "m".repeat(201) + " }");

        assertThat(problems()).containsExactly("\"image.model\" must have at most 200 characters.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EASEL_IMAGE_MODLE | x            | The environment variable EASEL_IMAGE_MODLE means nothing. Did you mean \"EASEL_IMAGE_MODEL\"?",
                "EASEL_BANANA      | x            | The environment variable EASEL_BANANA means nothing.",
                "EASEL_IMAGE_COUNT | 0            | \"image.count\" must be a whole number from 1 to 10.",
                "EASEL_REACTIONS   | vary         | \"reactions\" must hold emojis and what they mean.",
                "OPENAI_BASE_URL   | localhost    | OPENAI_BASE_URL must be an address such as https://example.org/v1.",
                "OPENAI_BASE_URL   | ftp://a/v1   | OPENAI_BASE_URL must be an address such as https://example.org/v1.",
                "DISCORD_API_URL   | 'http://a b' | DISCORD_API_URL must be an address such as https://example.org/v1.",
                "SLACK_API_URL     | slack        | SLACK_API_URL must be an address such as https://example.org/v1.",
                "SLACK_BOT_TOKEN   | xoxb-1       | SLACK_BOT_TOKEN alone is not enough: set SLACK_APP_TOKEN for Socket Mode, or SLACK_SIGNING_SECRET for requests to /slack/events.",
                "SLACK_APP_TOKEN   | xapp-1       | SLACK_APP_TOKEN needs SLACK_BOT_TOKEN beside it."
            })
    void saysWhichVariableIsWrong(String variable, String value, String sentence) {
        variables.put(variable, value);

        assertThat(problems()).containsExactly(sentence);
    }

    @Test
    void knowsTheVariablesThatAreReadElsewhere() {
        for (String name : List.of("EASEL_JAVA_HOME", "EASEL_JAVA_OPTS", "EASEL_ADMIN_TOKEN")) {
            variables.put(name, "x");
        }

        assertThat(SettingsReader.read(Environment.of(variables), home)).isNotNull();
    }

    @Test
    void saysAllProblemsAtOnce() throws IOException {
        file("image: { count: 0, size: huge }\nweb: { prot: 1 }\n");
        variables.put("EASEL_BANANA", "x");
        variables.put("OPENAI_API_KEY_FILE", home.resolve("missing").toString());

        assertThat(problems()).hasSize(5);
    }

    @Test
    void namesTheLineThatIsNotYaml() throws IOException {
        file("image:\n  count: 1\n  model: [a\n");

        assertThat(problems())
                .singleElement()
                .asString()
                .contains(home.resolve("config").resolve("easel.yaml").toString())
                .containsPattern("is not valid YAML near line [34]");
    }

    @Test
    void refusesAKeyThatIsThereTwice() throws IOException {
        file("image: { count: 1 }\nimage: { count: 2 }\n");

        assertThat(problems()).singleElement().asString().contains("near line 2");
    }

    @Test
    void refusesAFileThatIsAList() throws IOException {
        file("- image\n");

        assertThat(problems()).singleElement().asString().endsWith("must hold keys and values.");
    }

    @Test
    void needsTheFileThatItWasTold() {
        variables.put("EASEL_CONFIG", home.resolve("missing.yaml").toString());

        assertThat(problems())
                .singleElement()
                .asString()
                .contains("missing.yaml can't be read. Name another one with EASEL_CONFIG.");
    }

    private List<String> problems() {
        return catchThrowableOfType(
                        ConfigurationException.class, () -> SettingsReader.read(Environment.of(variables), home))
                .problems();
    }

    private void file(String text) throws IOException {
        Files.writeString(Files.createDirectories(home.resolve("config")).resolve("easel.yaml"), text);
    }
}
