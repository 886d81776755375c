package dev.easel.engine;

import static dev.easel.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.chat.Incoming;
import dev.easel.core.identity.Authority;
import dev.easel.core.identity.Sender;
import dev.easel.core.quota.QuotaSubject;
import dev.easel.core.quota.Signature;
import dev.easel.storage.JdbcQuotaDesk;
import dev.easel.testing.Samples;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people are told who ask for no pictures. */
class AskingTest extends EngineFixture {
    @Test
    void showsHowMuchOfAQuotaIsLeft() {
        imagine(3);
        runNext();

        asks("quota");

        assertThat(lastWords()).isEqualTo("""
                answered: What you may draw here:
                ▰▰▱▱▱▱▱▱▱▱ 17 of 20 pictures left today (your quota): 3 used, whole again in 12 hours.""");
    }

    @Test
    void countsWhatWasGrantedAndWhatIsReserved() {
        imagine(1);
        new JdbcQuotaDesk(database)
                .grant(rules.of(QuotaSubject.ofKey("user:chat:42"), NOW), 5, new Signature("test:ada", NOW, ""));

        asks("quota");

        assertThat(lastWords()).contains("24 of 25 pictures left today", "1 used", "5 pictures of that on top.");
    }

    @Test
    void saysWhenTheWindowEnds() {
        clock.advance(Duration.ofHours(11).plusMinutes(59));

        asks("quota");

        assertThat(lastWords()).contains("▱▱▱▱▱▱▱▱▱▱ 20 of 20 pictures left", "whole again in 1 minute.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/quota", "quota", " QUOTA ", "/Quota"})
    void understandsACommandThatIsWritten(String text) {
        says(text);

        assertThat(lastWords()).startsWith("answered: What you may draw here:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"quotas of a fox", "help a fox", "a /quota sign"})
    void drawsWhatOnlyBeginsLikeACommand(String text) {
        says(text);

        assertThat(lastWords()).startsWith("acknowledged: ");
    }

    @Test
    void saysWhatItDoesNotKnowBeforeItExplainsItself() {
        says("/help " + "x".repeat(41) + " please");

        assertThat(lastWords())
                .startsWith(
                        "answered: I know nothing called “" + "x".repeat(40) + "…”. I draw pictures from your words.");
    }

    @Test
    void explainsItselfInTheWordsOfTheDoor() {
        says("help");

        assertThat(lastWords())
                .contains(
                        "• /imagine a white siamese cat --count 2", "• /quota – ", "🎨 as a reaction", "❌ on your own")
                .doesNotContain("/easel-admin", "🔁", "/info");
    }

    @Test
    void explainsItselfInTheLanguageOfWhoeverAsks() {
        Sender german = new Sender(Samples.sender().user(), "Ada", Locale.GERMAN, Set.of(), Authority.MEMBER);

        intake().accept(mention(german, "help"));

        assertThat(lastWords()).contains("Ich male Bilder aus deinen Worten");
    }

    private void asks(String name) {
        intake().accept(new Incoming.Command(
                "event-q", Samples.sender(), Samples.place(), Samples.replyTo(), name, "", List.of(), Map.of()));
    }

    private void says(String text) {
        intake().accept(mention(Samples.sender(), text));
    }

    private static Incoming.Mention mention(Sender sender, String text) {
        return new Incoming.Mention("event-m", sender, Samples.place(), Samples.replyTo(), text, List.of(), null);
    }
}
