package dev.easel.platform.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

final class SlackAddressTest {
    @Test
    void comesBackAsItWas() {
        SlackAddress address =
                new SlackAddress("T1", "C1", "1.2", "3.4", "U1", "https://hooks.example/1", "trigger.1", Locale.GERMAN);

        assertThat(SlackAddress.of(address.toReplyAddress())).isEqualTo(address);
    }

    @Test
    void comesBackWithWhatIsMissing() {
        SlackAddress address = SlackAddress.in("T1", "C1", null, "U1");

        assertThat(SlackAddress.of(address.toReplyAddress())).isEqualTo(address);
    }

    @Test
    void showsNothingThatLetsItsHolderAnswer() {
        SlackAddress address =
                new SlackAddress("T1", "C1", null, null, "U1", "https://hooks.example/1", "trigger.1", Locale.GERMAN);

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
