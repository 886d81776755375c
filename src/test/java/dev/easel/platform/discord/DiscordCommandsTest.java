package dev.easel.platform.discord;

import static dev.easel.platform.discord.DiscordRig.CATALOGUE;
import static dev.easel.platform.discord.DiscordRig.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.easel.core.chat.CommandName;
import dev.easel.core.chat.CommandOption;
import dev.easel.core.image.ModelId;
import dev.easel.core.image.ModelSpec;
import dev.easel.core.image.Parameter;
import dev.easel.testing.discord.FailsOnJdaErrors;
import dev.easel.testing.discord.FakeDiscord;
import dev.easel.testing.discord.Slash;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FailsOnJdaErrors.class)
class DiscordCommandsTest {
    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

    private final DiscordRig rig = DiscordRig.connected();
    private final FakeDiscord fake = rig.fake();

    @AfterEach
    void close() {
        rig.close();
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private Stream<JsonNode> options() {
        return stream(fake.commands().getFirst().path("options"));
    }

    private JsonNode option(String name) {
        return options()
                .filter(option -> option.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private List<String> completions(Slash slash) {
        return fake.autocomplete(slash).awaitCallback(SOON).choices();
    }

    private List<String> living() {
        return CATALOGUE.listLiving(today).stream()
                .map(spec -> spec.id().value())
                .toList();
    }

    @Test
    void registersImagineWithThePromptFirstAndEveryOption() {
        List<String> expected = new ArrayList<>(List.of("prompt"));
        CommandOption.of(CommandName.IMAGINE).forEach(option -> expected.add(option.word()));

        assertThat(fake.commandOverwrites()).isOne();
        assertThat(fake.commands())
                .extracting(command -> command.path("name").asText())
                .containsExactly(
                        "imagine",
                        "batch",
                        "edit",
                        "variations",
                        "quota",
                        "gallery",
                        "mydata",
                        "settings",
                        "link",
                        "help",
                        "Edit image",
                        "Create variations",
                        "What made this?",
                        "easel-admin");
        assertThat(options().map(option -> option.path("name").asText())).containsExactlyElementsOf(expected);
        assertThat(option("prompt").path("required").asBoolean()).isTrue();
        assertThat(option("prompt").path("max_length").asInt()).isEqualTo(6_000);
        assertThat(options())
                .allSatisfy(option -> assertThat(option.path("description").asText())
                        .isNotBlank()
                        .hasSizeLessThanOrEqualTo(100));
    }

    @Test
    void givesEveryOptionItsType() {
        for (CommandOption option : CommandOption.of(CommandName.IMAGINE)) {
            int type = switch (option.kind()) {
                case TEXT -> 3;
                case NUMBER -> 4;
                case SWITCH -> 5;
            };

            assertThat(option(option.word()).path("type").asInt())
                    .as(option.word())
                    .isEqualTo(type);
        }
    }

    @Test
    void boundsNumbers() {
        assertThat(option("count").path("min_value").asInt()).isEqualTo(1);
        assertThat(option("count").path("max_value").asInt()).isEqualTo(10);
        assertThat(option("compression").path("min_value").asInt()).isZero();
        assertThat(option("compression").path("max_value").asInt()).isEqualTo(100);
    }

    @Test
    void offersTheValuesOfTheCatalogue() {
        for (CommandOption option : CommandOption.of(CommandName.IMAGINE)) {
            List<String> offered = stream(option(option.word()).path("choices"))
                    .map(choice -> choice.path("value").asText())
                    .toList();
            List<String> known = option.findParameter()
                    .filter(parameter -> parameter != Parameter.OUTPUT_COMPRESSION && parameter != Parameter.QUALITY)
                    .map(parameter -> CATALOGUE.listValues(parameter, today))
                    .orElse(List.of());

            assertThat(offered).as(option.word()).isEqualTo(known).hasSizeLessThanOrEqualTo(25);
        }
    }

    @Test
    void offersLivingModels() {
        assertThat(completions(Slash.command("imagine").focused("model", "")))
                .containsExactlyElementsOf(living().stream().limit(25).toList());
    }

    @Test
    void offersARetiredModelOnlyWhenItIsTyped() {
        String retired = CATALOGUE.listAll().stream()
                .filter(spec -> spec.retired(today))
                .map(spec -> spec.id().value())
                .findFirst()
                .orElseThrow();

        assertThat(completions(Slash.command("imagine").focused("model", ""))).doesNotContain(retired);
        assertThat(completions(Slash.command("imagine").focused("model", retired.toUpperCase(Locale.ROOT))))
                .contains(retired);
    }

    @Test
    void offersTheSizesOfTheChosenModel() {
        ModelSpec other = CATALOGUE.listLiving(today).getLast();
        List<String> sizes =
                other.sizes().examples().stream().map(size -> size.text()).toList();

        assertThat(completions(Slash.command("imagine")
                        .option("model", other.id().value())
                        .focused("size", "")))
                .contains("square", "landscape", "portrait")
                .containsAll(sizes);
        assertThat(completions(Slash.command("imagine").focused("size", "1024")))
                .isNotEmpty()
                .allMatch(size -> size.startsWith("1024"));
    }

    @Test
    void offersSizesForAModelThatNobodyKnows() {
        assertThat(completions(
                        Slash.command("imagine").option("model", "my-own").focused("size", "")))
                .containsExactly("auto", "square", "landscape", "portrait");
        assertThat(completions(Slash.command("imagine")
                        .option("model", "x".repeat(300))
                        .focused("size", "squ")))
                .containsExactly("square");
    }

    @Test
    void offersTheQualitiesOfTheChosenModel() {
        ModelSpec cheap = CATALOGUE.specOf(new ModelId("dall-e-3"));

        assertThat(completions(
                        Slash.command("imagine").option("model", "dall-e-3").focused("quality", "")))
                .isEqualTo(cheap.valuesOf(Parameter.QUALITY))
                .isNotEmpty();
        assertThat(completions(Slash.command("imagine").focused("quality", "hi")))
                .containsExactly("high");
    }

    @Test
    void offersOwnRecentPromptsThatFitWhole() {
        rig.recentPrompts().addAll(List.of("a white cat", "a dog", "x".repeat(101), "a white cat", "A White Whale"));

        assertThat(completions(Slash.command("imagine").focused("prompt", "white")))
                .containsExactly("a white cat", "A White Whale");
    }

    @Test
    void describesEverythingInGermanToo() {
        assertThat(fake.commands()).allSatisfy(command -> {
            boolean menu = command.path("type").asInt() == 3;
            String key = menu ? "name_localizations" : "description_localizations";
            assertThat(command.path(key).path("de").asText())
                    .as(command.path("name").asText())
                    .isNotBlank();
        });
        assertThat(option("prompt").path("description_localizations").path("de").asText())
                .isEqualTo("Was gemalt werden soll");
    }

    @Test
    void namesItsOwnChoicesInGermanToo() {
        JsonNode strength = fake.commands().stream()
                .filter(command -> command.path("name").asText().equals("variations"))
                .flatMap(command -> stream(command.path("options")))
                .filter(option -> option.path("name").asText().equals("strength"))
                .findFirst()
                .orElseThrow();

        assertThat(strength.path("choices"))
                .extracting(choice -> choice.path("value").asText()
                        + choice.path("name_localizations").path("de").asText())
                .containsExactly("subtlezart", "normalnormal", "strongstark");
    }

    @Test
    void keepsItsWordsWithinWhatDiscordTakes() {
        assertThat(fake.commands()).allSatisfy(command -> {
            assertThat(command.path("name").asText()).hasSizeLessThanOrEqualTo(32);
            assertThat(command.findValuesAsText("description"))
                    .allSatisfy(text -> assertThat(text).hasSizeLessThanOrEqualTo(100));
            assertThat(command.findValuesAsText("de"))
                    .allSatisfy(text ->
                            assertThat(text).hasSizeLessThanOrEqualTo(100).doesNotContain("…"));
            assertThat(command.path("options")).hasSizeLessThanOrEqualTo(25);
        });
    }

    @Test
    void offersTheOperatorsDeskToThoseWhoManageTheServerAlone() {
        JsonNode admin = fake.commands().getLast();

        assertThat(admin.path("default_member_permissions").asText()).isEqualTo("32");
        assertThat(admin.path("contexts")).extracting(JsonNode::asText).containsExactly("0");
    }

    @Test
    void canBeUsedWhereverDiscordLetsAnApplicationBe() {
        assertThat(fake.commands().subList(0, 12)).allSatisfy(command -> {
            assertThat(command.path("contexts")).extracting(JsonNode::asText).containsExactly("0", "1", "2");
            assertThat(command.path("integration_types"))
                    .extracting(JsonNode::asText)
                    .containsExactly("0", "1");
        });
    }

    @Test
    void registersNothingThatDiscordKnowsAlready() {
        DiscordRig other = rig.again();
        other.start().orTimeout(SOON.toSeconds(), TimeUnit.SECONDS).join();
        other.disconnect();

        assertThat(fake.commandOverwrites()).isOne();
    }
}
