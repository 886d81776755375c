package dev.easel.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the operator is told about a catalogue of their own that is broken. */
class CatalogueProblemsTest {
    private static final String GOOD = """
            families:
              plain:
                operations: [generation]
                sizes: { list: [512x512], auto: false }
                max-count: 4
                max-prompt: 100
                max-source-images: 0
                parameters: { quality: [low] }
            prices:
              cheap: { tokens: { text-in: 1, image-in: 1, image-out: 1 }, output-tokens: { 512x512: { low: 10 } } }
            models:
              - { id: one, family: plain, prices: cheap, source: mine, aliases: [uno], shutdown: 2027-01-01, replacement: two }
              - { id: "two", family: "plain", prices: "cheap", source: "hers" }
            """;

    @TempDir
    Path home;

    private Path catalogue;

    @BeforeEach
    void makeFolder() throws IOException {
        catalogue = Files.createDirectories(home.resolve("config")).resolve("models.yaml");
    }

    @Test
    void takesACatalogueOfTheOperator() throws IOException {
        Files.writeString(catalogue, GOOD);

        assertThat(SettingsReader.read(Environment.of(Map.of()), home)
                        .catalogue()
                        .listAll())
                .extracting(spec -> spec.id().value())
                .containsExactly("one", "two");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "family: plain        | family: plane         | \"models.yaml: models[1].family\" must be one of plain.",
                "prices: cheap        | prices: dear          | \"models.yaml: models[1].prices\" must be one of cheap.",
                "id: one              | name: one             | \"models.yaml: models[1].id\" must not be empty.",
                "2027-01-01           | soon                  | \"models.yaml: models[1].shutdown\" must be a date such as 2026-12-01.",
                "[512x512]            | [big]                 | \"models.yaml: families.plain.sizes.list\" must hold sizes such as 1024x1024.",
                "auto: false          | auto: never           | \"models.yaml: families.plain.sizes.auto\" must be true or false.",
                "max-count: 4         | max-count: 11         | \"models.yaml: families.plain.max-count\" must be a whole number from 1 to 10.",
                "max-prompt: 100      | max-promt: 100        | There is no key \"models.yaml: families.plain.max-promt\". Did you mean \"max-prompt\"?",
                "max-count: 4         | rewrite-prompts: true | There is no key \"models.yaml: families.plain.rewrite-prompts\". Did you mean \"rewrites-prompts\"?",
                "[generation]         | [dream]               | \"models.yaml: families.plain.operations\" must be some of generation, edit, variation.",
                "{ quality: [low] }   | { colour: [red] }     | \"models.yaml: families.plain.parameters.colour\" is not an optional field of the Images API.",
                "512x512: {           | big: {                | \"models.yaml: prices.cheap.big\" must be a size such as 1024x1024.",
                "text-in: 1           | text-in: free         | \"models.yaml: prices.cheap.tokens.text-in\" must be an amount in dollars, such as 2.50.",
                "low: 10              | low: -1               | \"models.yaml: prices.cheap.output-tokens.512x512.low\" must be a whole number",
                "{ tokens: { text-in: 1, image-in: 1, image-out: 1 }, | { | \"models.yaml: prices.cheap.tokens\" must give the price of output-tokens.",
                "aliases: [uno]       | aliases: uno          | \"models.yaml: models[1].aliases\" must be a list.",
                "2027-01-01, replacement: two | 2027-01-01    | \"models.yaml: models[1].replacement\" must name the model to use after the shutdown of one.",
                "replacement: two     | replacement: three    | \"models.yaml: models[1].replacement\" must be a model of this file, not three.",
                "replacement: two     | replacement: uno      | \"models.yaml: models[1].replacement\" must not lead back to one.",
                "source: mine         | sauce: mine           | There is no key \"models.yaml: models[1].sauce\". Did you mean \"source\"?"
            })
    void saysInASentenceWhatIsWrong(String good, String bad, String sentence) throws IOException {
        assertThat(GOOD).contains(good);
        Files.writeString(catalogue, GOOD.replace(good, bad));

        assertThat(problems()).anySatisfy(problem -> assertThat(problem).startsWith(sentence));
    }

    @Test
    void saysOnceThatAFamilyIsMissing() throws IOException {
        Files.writeString(catalogue, GOOD.replace("family: plain", "family: plane"));

        assertThat(problems()).hasSize(1);
    }

    @Test
    void needsAModel() throws IOException {
        Files.writeString(catalogue, GOOD.substring(0, GOOD.indexOf("models:")) + "models: []\n");

        assertThat(problems()).containsExactly("\"models.yaml: models\" must name at least one model.");
    }

    @Test
    void needsTheProfilesThatItFallsBackTo() throws IOException {
        Files.writeString(catalogue.resolveSibling("servers.yaml"), "servers: {}\n");

        assertThat(problems())
                .containsExactly(
                        "\"servers.yaml: servers\" must have the profile compatible.",
                        "\"servers.yaml: servers\" must have the profile sandbox.");
    }

    private List<String> problems() {
        return catchThrowableOfType(
                        ConfigurationException.class, () -> SettingsReader.read(Environment.of(Map.of()), home))
                .problems();
    }
}
