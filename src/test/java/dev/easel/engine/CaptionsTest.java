package dev.easel.engine;

import static dev.easel.testing.Samples.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.chat.Delivery;
import dev.easel.core.job.RetryPolicy;
import dev.easel.core.text.Visibility;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What stands beside the pictures of a job. */
class CaptionsTest extends EngineFixture {
    @Test
    void tellsWhatWasDrawnForHowMuchAndWhatIsLeft() {
        assertThat(deliver("a fox", Map.of("count", "2")).caption().text())
                .isEqualTo("“a fox”\ngpt-image-2.5-flare · 1024x1024 · low · about $0.02 · 18 left today");
    }

    @Test
    void showsARawPromptAsItWasTyped() {
        server = "compatible";

        Delivery delivery = deliver("a fox", Map.of("model", "dall-e-3", "raw", "true"));

        assertThat(delivery.caption().text()).startsWith("“a fox”\ndall-e-3 · ");
        assertThat(delivery.altText().text()).isEqualTo("a fox");
    }

    @Test
    void shortensALongPromptWithoutSplittingAnEmoji() {
        Delivery delivery = deliver("🦊".repeat(701), Map.of());

        assertThat(delivery.altText().text()).isEqualTo("🦊".repeat(699) + "…");
        assertThat(delivery.caption().text()).startsWith("“" + "🦊".repeat(699) + "…”\n");
    }

    @Test
    void keepsAPromptThatJustFits() {
        assertThat(deliver("🦊".repeat(700), Map.of()).altText().text()).isEqualTo("🦊".repeat(700));
    }

    @Test
    void whispersBesidePrivatePictures() {
        assertThat(deliver("a fox", Map.of("private", "true")).caption().visibility())
                .isEqualTo(Visibility.WHISPERED);
        assertThat(deliver("a fox", Map.of()).caption().visibility()).isEqualTo(Visibility.PUBLIC);
    }

    private Delivery deliver(String prompt, Map<String, String> options) {
        intake().accept(command("event-" + messenger.transcript().size(), prompt, options));
        runner(new RetryPolicy(false, random)).run(claim(ALICE).orElseThrow());
        return messenger.deliveries().getLast();
    }
}
