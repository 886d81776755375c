package dev.easel.platform.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.testing.ManualClock;
import dev.easel.testing.Samples;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SlackStatusLineTest {
    private static final SlackPost ONE = new SlackPost("C1", "1.0");

    private final ManualClock clock = new ManualClock(Samples.NOW);
    private final Waiting timer = new Waiting();
    private final SlackStatusLine line = new SlackStatusLine(Runnable::run, timer, clock);
    private final List<String> shown = new ArrayList<>();

    @Test
    void showsTheFirstTextAtOnceAndTheNewestThreeSecondsLater() {
        line.show(ONE, () -> shown.add("first"));
        line.show(ONE, () -> shown.add("second"));
        line.show(ONE, () -> shown.add("third"));
        assertThat(shown).containsExactly("first");

        passTime(SlackStatusLine.BETWEEN_CHANGES);

        assertThat(shown).containsExactly("first", "third");
    }

    @Test
    void showsNothingAfterTheEnd() {
        line.show(ONE, () -> shown.add("first"));
        line.show(ONE, () -> shown.add("second"));

        line.end(ONE);
        passTime(SlackStatusLine.BETWEEN_CHANGES);

        assertThat(shown).containsExactly("first");
    }

    @Test
    void leavesRoomForFinishedImages() {
        for (int i = 0; i < 2 * SlackStatusLine.CHANGES_A_MINUTE; i++) {
            SlackPost post = new SlackPost("C1", "1." + i);
            line.show(post, () -> shown.add(post.ts()));
        }
        assertThat(shown).hasSize(SlackStatusLine.CHANGES_A_MINUTE);

        passTime(Duration.ofSeconds(61));

        assertThat(shown).hasSize(2 * SlackStatusLine.CHANGES_A_MINUTE);
    }

    @Test
    void goesOnAfterATextThatCouldNotBeShown() {
        line.show(ONE, () -> {
            throw new SlackRefusalException("chat.update", "ratelimited", null, null);
        });
        line.show(ONE, () -> shown.add("second"));

        passTime(SlackStatusLine.BETWEEN_CHANGES);

        assertThat(shown).containsExactly("second");
    }

    @Test
    void staysQuietWhileStopping() {
        SlackStatusLine stopping = new SlackStatusLine(
                work -> {
                    throw new RejectedExecutionException("stopping");
                },
                timer,
                clock);

        stopping.show(ONE, () -> shown.add("first"));
        stopping.end(ONE);

        assertThat(shown).isEmpty();
    }

    private void passTime(Duration time) {
        clock.advance(time);
        timer.run();
    }

    /** A timer whose tasks wait for the test. */
    private static final class Waiting extends ScheduledThreadPoolExecutor {
        private final List<Runnable> tasks = new ArrayList<>();

        Waiting() {
            super(0);
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
            tasks.add(command);
            return super.schedule(() -> {}, 1, TimeUnit.DAYS);
        }

        void run() {
            List<Runnable> due = List.copyOf(tasks);
            tasks.clear();
            due.forEach(Runnable::run);
        }
    }
}
