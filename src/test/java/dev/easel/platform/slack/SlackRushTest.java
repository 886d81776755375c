package dev.easel.platform.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SlackRushTest {
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE);
    private final SlackRush rush = new SlackRush(nanos::get);

    private void tell(int times) {
        for (int i = 0; i < times; i++) {
            rush.begin();
            rush.end();
        }
    }

    @Test
    void letsWorkBeginAtOnceWhereLittleIsTold() {
        tell(SlackRush.CROWD - 1);

        assertThat(rush.isOver()).isTrue();
        rush.awaitEnd();
    }

    @Test
    void isNotOverWhileSomethingIsBeingTold() {
        rush.begin();

        assertThat(rush.isOver()).isFalse();
        rush.end();
        assertThat(rush.isOver()).isTrue();
    }

    @Test
    void isNotOverBetweenTheWavesOfACrowd() {
        tell(SlackRush.CROWD);

        assertThat(rush.isOver()).isFalse();
        nanos.addAndGet(SlackRush.CALM.toNanos());
        assertThat(rush.isOver()).isTrue();
    }

    @Test
    void letsGoWhoWaitsOnceItIsCalm() {
        tell(SlackRush.CROWD);
        CompletableFuture<Void> waiting = CompletableFuture.runAsync(rush::awaitEnd);

        nanos.addAndGet(SlackRush.CALM.toNanos());

        waiting.join();
    }

    @Test
    void waitsForNoCrowdThatNeverEnds() {
        rush.begin();
        CompletableFuture<Void> waiting = CompletableFuture.runAsync(rush::awaitEnd);

        while (!waiting.isDone()) {
            nanos.addAndGet(SlackRush.CALM.toNanos());
            Thread.onSpinWait();
        }

        assertThat(rush.isOver()).isFalse();
    }
}
