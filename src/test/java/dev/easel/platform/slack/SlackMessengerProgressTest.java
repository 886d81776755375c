package dev.easel.platform.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.easel.core.chat.Control;
import dev.easel.core.identity.ReplyAddress;
import dev.easel.core.text.Visibility;
import dev.easel.core.text.Wording;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the status line says and offers while somebody waits. */
final class SlackMessengerProgressTest {
    private static final Wording WORDS = Wording.in(Locale.ENGLISH);
    private static final Control CANCEL = Control.cancel("job1");

    private final SlackRig rig = SlackRig.connected();

    @AfterEach
    void close() {
        rig.close();
    }

    private ReplyAddress waiting() {
        return rig.messenger()
                .acknowledge(
                        rig.askedIn(rig.fake().channel(), null),
                        WORDS.queued(3, Duration.ofMinutes(2), Visibility.PUBLIC),
                        CANCEL);
    }

    @Test
    void stillOffersToCancelWhatWaits() {
        ReplyAddress address = waiting();
        String before = rig.only().words();

        rig.messenger().progress(address, WORDS.queued(1, Duration.ofMinutes(1), Visibility.PUBLIC), CANCEL);

        await().atMost(SlackRig.SOON).until(() -> !rig.only().words().equals(before));
        assertThat(rig.only().buttonValues()).containsExactly(CANCEL.text());
    }

    @Test
    void offersNothingOnceItIsTooLateToCancel() {
        ReplyAddress address = waiting();

        rig.messenger().progress(address, WORDS.queued(0, Duration.ZERO, Visibility.PUBLIC));

        await().atMost(SlackRig.SOON).until(() -> rig.only().buttonValues().isEmpty());
    }
}
