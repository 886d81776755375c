package dev.easel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.chat.Incoming;
import dev.easel.core.house.Conduct;
import dev.easel.core.house.Conduct.Unread;
import dev.easel.core.house.Regulation;
import dev.easel.core.house.Regulation.Adults;
import dev.easel.core.identity.Place.Ages;
import dev.easel.testing.Samples;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** House rules that are others where only adults are let in. */
class AdultChannelsTest extends EngineFixture {
    private int events;

    @Test
    void keepsAWordToAgeRestrictedChannels() {
        conduct = rule(List.of("nude"), Adults.EXEMPT, 1);
        long before = left();

        ask(Ages.ALL, "a nude");
        String refused = lastWords();
        ask(Ages.ADULTS, "a nude");

        assertThat(refused).startsWith("whispered: ").contains("in age-restricted channels only");
        assertThat(lastWords()).startsWith("acknowledged: ");
        assertThat(left()).isEqualTo(before - 1);
    }

    @Test
    void countsNoStrikeForTheWrongChannel() {
        conduct = rule(List.of("nude"), Adults.EXEMPT, 1);

        ask(Ages.ALL, "a nude");
        ask(Ages.ALL, "a fox");

        assertThat(lastWords()).startsWith("acknowledged: ");
    }

    @Test
    void drawsOnlyInAgeRestrictedChannels() {
        conduct = rule(List.of(), Adults.ONLY, 0);

        ask(Ages.ALL, "a fox");
        String refused = lastWords();
        ask(Ages.ADULTS, "a fox");

        assertThat(refused).startsWith("whispered: ").contains("draws in age-restricted channels only");
        assertThat(lastWords()).startsWith("acknowledged: ");
    }

    private void ask(Ages ages, String prompt) {
        intake().accept(new Incoming.Command(
                "event-" + ++events,
                Samples.sender(),
                Samples.place().letting(ages),
                Samples.replyTo(),
                "imagine",
                prompt,
                List.of(),
                Map.of()));
    }

    private static Conduct rule(List<String> words, Adults adults, int strikes) {
        Regulation rule = new Regulation(null, words, List.of(), Set.of(), Set.of(), Set.of(), 10, adults);
        return new Conduct(List.of(rule), strikes, Duration.ofDays(1), Duration.ofHours(1), Unread.DRAW);
    }
}
