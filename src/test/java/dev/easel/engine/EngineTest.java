package dev.easel.engine;

import static dev.easel.testing.Samples.BOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.easel.core.job.InstanceId;
import dev.easel.core.job.Job;
import dev.easel.core.job.JobId;
import dev.easel.core.job.NewJob;
import dev.easel.core.job.RetryPolicy;
import dev.easel.engine.Engine.Tenure;
import dev.easel.storage.JdbcEncores;
import dev.easel.storage.JdbcGallery;
import dev.easel.storage.JdbcOffers;
import dev.easel.storage.JdbcWaitingRoom;
import dev.easel.testing.Samples;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The engine with its threads. */
class EngineTest extends EngineFixture {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** No process has a number above the largest that Linux gives out. */
    private static final InstanceId DEAD = new InstanceId(Instances.current().host(), 4_194_305, 1_763_600_000_000L);

    private final List<Engine> running = new CopyOnWriteArrayList<>();

    @AfterEach
    void stopEngines() {
        running.forEach(engine -> engine.worker().stop(Duration.ZERO));
    }

    @Test
    void drawsAndDeliversWhatComesIn() {
        Engine engine = start(Tenure.SHARED);

        engine.inbox().accept(command("event-1", "a fox", Map.of()));

        awaitLastWords("delivered 1 image");
        assertThat(messenger.transcript().getFirst()).startsWith("acknowledged: ");
    }

    @Test
    void drawsWhatItPinnedToItself() {
        Engine engine = start(Tenure.OWN);

        engine.inbox().accept(command("event-1", "a fox", Map.of()));

        awaitLastWords("delivered 1 image");
    }

    @Test
    void finishesAtTheStartWhatADeadProcessBegan() {
        imagine(1);
        Job job = claim(DEAD).orElseThrow();
        jobs.beginAttempt(job.lease(), Samples.MODEL, Samples.cost(1), clock.instant());

        start(Tenure.SHARED);

        awaitLastWords("delivered 1 image");
        assertThat(provider.calls()).hasSize(1);
        assertThat(left()).isEqualTo(IMAGES_A_DAY - 1);
    }

    @Test
    void leavesTheJobsOfALivingInstanceToIt() {
        JobId held = admitHeld().id();
        JobId pinned = admitPinned().id();

        Engine engine = start(Tenure.SHARED);
        engine.inbox().accept(command("event-2", "a fox", Map.of()));

        awaitLastWords("delivered 1 image");
        assertThat(jobs.isOver(held)).isFalse();
        assertThat(jobs.isOver(pinned)).isFalse();
        assertThat(provider.calls()).hasSize(1);
    }

    @Test
    void keepsAJobForAsLongAsItIsDrawn() {
        CountDownLatch release = new CountDownLatch(1);
        provider.thenWaitsFor(release);
        Engine engine = start(Tenure.SHARED);
        engine.inbox().accept(command("event-1", "a fox", Map.of()));
        await().atMost(PATIENCE).until(() -> !provider.calls().isEmpty());

        for (int i = 0; i < 3; i++) {
            clock.advance(Duration.ofSeconds(15));
            engine.worker().heartbeat();
        }
        int takenOver = jobs.recover(Set.of(), clock.instant(), RetryPolicy.MAX_INTERRUPTIONS);
        release.countDown();

        assertThat(takenOver).isZero();
        awaitLastWords("delivered 1 image");
        assertThat(provider.calls()).hasSize(1);
    }

    @Test
    void leavesTheJobsOfOthersAloneWhileTheClockIsBeingSet() {
        Job held = admitHeld();
        jobs.beginAttempt(held.lease(), Samples.MODEL, Samples.cost(1), clock.instant());
        Engine engine = start(Tenure.SHARED);

        clock.advance(Duration.ofHours(24));
        engine.worker().beat();

        jobs.heartbeat(Set.of(held.lease()), clock.instant().plusSeconds(20));
        jobs.arrived(held.lease(), 1, Samples.artwork(1), 0, 40_000, clock.instant());
        assertThat(provider.calls()).isEmpty();
    }

    @Test
    void letsTheJobAtHandEndBeforeItStops() {
        CountDownLatch release = new CountDownLatch(1);
        provider.thenWaitsFor(release);
        Engine engine = start(Tenure.SHARED);
        engine.inbox().accept(command("event-1", "a fox", Map.of()));
        await().atMost(PATIENCE).until(() -> !provider.calls().isEmpty());

        Thread.ofVirtual().start(release::countDown);
        boolean finished = engine.worker().stop(PATIENCE);

        assertThat(finished).isTrue();
        assertThat(lastWords()).isEqualTo("delivered 1 image");
    }

    @Test
    void leavesAJobThatTakesTooLongToWhoeverRecoversIt() {
        provider.thenWaitsFor(new CountDownLatch(1));
        Engine first = start(Tenure.SHARED);
        first.inbox().accept(command("event-1", "a fox", Map.of()));
        await().atMost(PATIENCE).until(() -> !provider.calls().isEmpty());

        boolean finished = first.worker().stop(Duration.ZERO);
        String lastWords = lastWords();
        clock.advance(Duration.ofSeconds(21));
        start(Tenure.SHARED);

        assertThat(finished).isFalse();
        assertThat(lastWords).startsWith("progress: Drawing");
        awaitLastWords("delivered 1 image");
        assertThat(left()).isEqualTo(IMAGES_A_DAY - 1);
    }

    @Test
    void drawsSeveralAtOnceButNoMoreThanItMay() {
        CountDownLatch release = new CountDownLatch(1);
        provider.thenWaitsFor(release).thenWaitsFor(release).thenWaitsFor(release);
        Engine engine = start(Tenure.SHARED);

        for (int i = 0; i < 3; i++) {
            engine.inbox().accept(command("event-" + i, "a fox", Map.of()));
        }
        await().atMost(PATIENCE).until(() -> provider.calls().size() == 2);
        await().during(Duration.ofMillis(300))
                .atMost(PATIENCE)
                .until(() -> provider.calls().size() == 2);
        release.countDown();

        await().atMost(PATIENCE).until(() -> messenger.deliveries().size() == 3);
    }

    private Engine start(Tenure tenure) {
        Engine engine = new Engine(
                REACTIONS,
                planner(),
                imaging,
                rules,
                jobs,
                new JdbcWaitingRoom(database),
                new JdbcGallery(database),
                recognition(),
                book,
                studio(new RetryPolicy(false, random)),
                masks(),
                desk(),
                tailoring(),
                steward(),
                new JdbcOffers(database),
                confirmAbove,
                new JdbcEncores(database),
                reuseAfter,
                batchStore(),
                UNFOLDING,
                new RetryPolicy(false, random),
                2,
                DEADLINE,
                tenure,
                clock,
                random);
        engine.messengers().add(messenger);
        engine.worker().start();
        running.add(engine);
        return engine;
    }

    private Job admitHeld() {
        imagine(1);
        return claim(BOB).orElseThrow();
    }

    private NewJob admitPinned() {
        NewJob job = Samples.pinnedTo(Samples.newJob("pinned"), BOB);
        jobs.admit(job);
        return job;
    }

    private void awaitLastWords(String words) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(lastWords()).isEqualTo(words));
    }
}
