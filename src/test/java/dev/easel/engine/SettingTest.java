package dev.easel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.chat.Incoming;
import dev.easel.core.identity.Authority;
import dev.easel.core.identity.ChannelRef;
import dev.easel.core.identity.Place;
import dev.easel.core.identity.Sender;
import dev.easel.core.identity.UserRef;
import dev.easel.testing.Samples;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How people choose what is drawn when they don't say. */
class SettingTest extends EngineFixture {
    private static final Sender OPERATOR =
            new Sender(new UserRef(Samples.CHAT, "7"), "Grace", Locale.ENGLISH, Set.of(), Authority.OPERATOR);

    private int events;

    @Test
    void showsWhichDefaultsApplyAndWhoseTheyAre() {
        says(OPERATOR, "/settings space quality=high size=square");
        says(OPERATOR, "/settings channel --quality medium");
        says(Samples.sender(), "/settings count=2 private=true");

        assertThat(lastWords()).isEqualTo("""
                answered: Your defaults here, and whose they are:
                • model gpt-image-2.5-flare (of this bot)
                • size square (of this place)
                • quality medium (of this channel)
                • count 2 (yours)
                • private true (yours)
                Change them with /settings size=landscape count=2, forget one with /settings reset size. Those who run this \
                place say /settings channel … or /settings space …""");
    }

    @Test
    void takesTypedOptionsLikeWords() {
        intake().accept(command("", Map.of("count", "3")));

        assertThat(lastWords()).contains("• count 3 (yours)");
    }

    @Test
    void drawsByThem() {
        says(Samples.sender(), "/settings count=2");
        says(Samples.sender(), "a fox");

        assertThat(claim(Samples.ALICE).orElseThrow().request().count()).isEqualTo(2);
    }

    @Test
    void forgetsOneOrAll() {
        says(Samples.sender(), "/settings count=2 quality=high raw=true");
        says(Samples.sender(), "/settings reset count");
        assertThat(lastWords()).contains("• count 1 (of this bot)", "• quality high (yours)");

        says(Samples.sender(), "/settings reset");
        assertThat(lastWords()).doesNotContain("yours");

        says(Samples.sender(), "/settings count=2");
        intake().accept(command("", Map.of("reset", "count")));
        assertThat(lastWords()).contains("• count 1 (of this bot)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/settings landscape|answered: “landscape” sets nothing.",
                "/settings sise=landscape|answered: “sise” can't have a default. Choose size.",
                "/settings region=top|answered: “region” can't have a default.",
                "/settings count=many|answered: That is no value for count.",
                "/settings raw=perhaps|answered: That is no value for raw.",
                "/settings count=50|whispered: The count “50” is not possible.",
                "/settings quality=ultra|whispered: gpt-image-2.5-flare has no quality “ultra”.",
                "/settings channel count=2|answered: Only those who run this place can set defaults for others."
            })
    void setsNothingThatCannotBe(String text, String answer) {
        says(Samples.sender(), text);
        String refusal = lastWords();

        says(Samples.sender(), "/settings");

        assertThat(refusal).startsWith(answer);
        assertThat(lastWords()).doesNotContain("yours", "channel)");
    }

    @Test
    void setsNothingForPlacesInPrivate() {
        Place inPrivate = new Place(null, new ChannelRef(Samples.CHAT, "dm"));

        intake().accept(new Incoming.Mention(
                "event", OPERATOR, inPrivate, Samples.replyTo(), "/settings space count=2", List.of(), null));

        assertThat(lastWords()).startsWith("answered: This is a private conversation");
    }

    private Incoming.Command command(String prompt, Map<String, String> options) {
        return new Incoming.Command(
                "setting-" + events++,
                Samples.sender(),
                Samples.place(),
                Samples.replyTo(),
                "settings",
                prompt,
                List.of(),
                options);
    }

    private void says(Sender sender, String text) {
        intake().accept(new Incoming.Mention(
                "setting-" + events++, sender, Samples.place(), Samples.replyTo(), text, List.of(), null));
    }
}
