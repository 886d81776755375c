package dev.easel.platform.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

final class SlackAddressTest {
    @Test
    void comesBackAsItWas() {
        SlackAddress address = SlackAddress.in("T1", "C1", "1.2", "U1")
                .at(new SlackPost("C1", "3.4"))
                .withAnswerTo("https://hooks.example/1", "trigger.1")
                .speaking(Locale.GERMAN)
                .inPlace();

        assertThat(SlackAddress.of(address.toReplyAddress())).isEqualTo(address);
    }

    @Test
    void readsWhatAnEarlierVersionKept() {
        assertThat(SlackAddress.ofText("T1\nC1\n\n\nU1\n\n\nen")).isEqualTo(SlackAddress.in("T1", "C1", null, "U1"));
    }

    @Test
    void comesBackWithWhatIsMissing() {
        SlackAddress address = SlackAddress.in("T1", "C1", null, "U1");

        assertThat(SlackAddress.of(address.toReplyAddress())).isEqualTo(address);
    }

    @Test
    void showsNothingThatLetsItsHolderAnswer() {
        SlackAddress address =
                SlackAddress.in("T1", "C1", null, "U1").withAnswerTo("https://hooks.example/1", "trigger.1");

        assertThat(address.toString()).doesNotContain("hooks", "trigger");
        assertThat(address.toReplyAddress().toString()).doesNotContain("hooks", "trigger");
    }

    @Test
    void keepsMessagesApart() {
        SlackPost post = new SlackPost("C1", "1700000000.000100");

        assertThat(SlackPost.of(post.toMessageRef())).isEqualTo(post);
        assertThat(post.toMessageRef()).isNotEqualTo(new SlackPost("C2", post.ts()).toMessageRef());
    }
}
