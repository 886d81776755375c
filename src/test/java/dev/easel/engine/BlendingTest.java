package dev.easel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.chat.Incoming;
import dev.easel.core.image.ImageRef;
import dev.easel.core.image.ImageRequest;
import dev.easel.testing.Samples;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Several pictures into one. */
class BlendingTest extends ShownFixture {
    private ImageRef picture(String prompt) {
        clock.advance(Duration.ofSeconds(1));
        return shown(prompt).artwork().images().getFirst().image();
    }

    private List<ImageRef> blended() {
        return ((ImageRequest.Edit) claim(Samples.ALICE).orElseThrow().request()).images();
    }

    private void say(String text) {
        intake().accept(new Incoming.Mention(
                "blend-1", ADA, Samples.place(), Samples.replyTo(), text, List.of(), null));
    }

    @Test
    void blendsOnesOwnLatestTheNewestFirst() {
        picture("a lamp");
        ImageRef second = picture("a chair");
        ImageRef third = picture("a cat");

        say("put them into one room --last 2");

        assertThat(blended()).hasSize(2).containsExactly(third, second);
    }

    @Test
    void understandsTheWordsForIt() {
        ImageRef first = picture("a lamp");
        ImageRef second = picture("a chair");

        say("a collage of the last 2 of mine");

        assertThat(blended()).containsExactly(second, first);
    }

    @Test
    void takesNobodyElses() {
        picture("a lamp");

        intake().accept(new Incoming.Command(
                "blend-2",
                BEN,
                Samples.place(),
                Samples.replyTo(),
                "edit",
                "one room",
                List.of(),
                Map.of("last", "1")));

        assertThat(lastWords()).startsWith("whispered: You have only 0 pictures so far.");
    }

    @Test
    void saysHowManyArePossible() {
        say("one room --last 17");

        assertThat(lastWords()).startsWith("whispered: “17” is no number of your latest pictures. Choose 1 to 16.");
    }
}
