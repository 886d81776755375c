package dev.easel.storage;

import static dev.easel.testing.Samples.ALICE;
import static dev.easel.testing.Samples.BOB;
import static dev.easel.testing.Samples.NOW;
import static dev.easel.testing.Samples.newJob;
import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.failure.Failure;
import dev.easel.core.failure.Failure.Whose;
import dev.easel.core.job.Admission;
import dev.easel.core.job.Admission.Admitted;
import dev.easel.core.job.Admission.Refused;
import dev.easel.core.job.Ahead;
import dev.easel.core.job.Job;
import dev.easel.core.job.JobLimits;
import dev.easel.core.job.JobState;
import dev.easel.core.job.NewJob;
import dev.easel.core.quota.Allowance;
import dev.easel.core.quota.Cost;
import dev.easel.testing.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who is served next, and who finds no place, on any database. */
abstract class FairQueueContract extends StoreFixture {
    private static final int SMALL = 49;
    private static final Duration DRAWING = Duration.ofSeconds(30);

    private int asked;

    @Test
    void servesPeopleInTurnsHoweverManyRequestsOneHas() {
        ask(4, "ann", "s");
        ask(2, "ben", "s");
        ask(1, "eve", "s");

        assertThat(users(7)).containsExactly("ann", "ben", "eve", "ann", "ben", "ann", "ann");
    }

    @Test
    void servesSpacesInTurnsHoweverManyPeopleOneHas() {
        ask(1, "ann", "large");
        ask(1, "ben", "large");
        ask(1, "eve", "large");
        ask(2, "joe", "small");

        assertThat(users(5)).containsExactly("ann", "joe", "ben", "joe", "eve");
    }

    @Test
    void countsImagesNotRequests() {
        askFor(4, "ann", "s");
        askFor(4, "ann", "s");
        ask(5, "ben", "s");

        assertThat(users(7)).containsExactly("ann", "ben", "ben", "ben", "ben", "ann", "ben");
    }

    @Test
    void letsPrivateConversationsOfAPlatformShareOneTurn() {
        ask(1, "ann", null);
        ask(1, "ben", null);
        ask(2, "joe", "s");

        assertThat(users(4)).containsExactly("ann", "joe", "ben", "joe");
    }

    @Test
    void savesNothingUpForThoseWhoWereAway() {
        ask(20, "ann", "s");
        users(19);
        ask(2, "ann", "s");
        ask(3, "ben", "s");

        assertThat(users(6)).containsExactly("ben", "ann", "ben", "ann", "ben", "ann");
    }

    @Test
    void chargesATurnOnceForAJobThatIsPutBack() {
        ask(2, "ann", "s");
        ask(3, "ben", "s");
        jobs.retryAt(claim().lease(), NOW);

        assertThat(users(5)).containsExactly("ben", "ann", "ann", "ben", "ben");
    }

    @Test
    void deliversAndTellsBeforeAnythingIsDrawn() {
        ask(1, "ann", "s");
        ask(1, "ben", "s");
        jobs.redeliverAt(drawn().lease(), LATER);
        Job failed = begun();
        fail(failed, new Failure.PolicyRefusal("code"), NOW);
        jobs.redeliverAt(failed.lease(), LATER);
        ask(1, "eve", "s");

        assertThat(IntStream.range(0, 3)
                        .mapToObj(_ -> jobs.claim(ALICE, Samples.PLATFORMS, LATER, LATER)
                                .orElseThrow()
                                .state()))
                .containsExactly(JobState.DRAWN, JobState.FAILED, JobState.RUNNING);
    }

    @Test
    void runsNoMoreOfOnePersonAtOnceThanAllowedOnAllInstancesTogether() {
        JdbcJobStore limited = new JdbcJobStore(database, new JobLimits(2, 100, 100));
        ask(3, "ann", "s");
        ask(1, "ben", "s");

        Job first = limited.claim(ALICE, Samples.PLATFORMS, NOW, LATER).orElseThrow();
        Job second = limited.claim(BOB, Samples.PLATFORMS, NOW, LATER).orElseThrow();
        Job third = limited.claim(ALICE, Samples.PLATFORMS, NOW, LATER).orElseThrow();
        Optional<Job> fourth = limited.claim(BOB, Samples.PLATFORMS, NOW, LATER);
        limited.retryAt(first.lease(), LATER);

        assertThat(List.of(first, second, third))
                .extracting(job -> job.sender().user().id())
                .containsExactly("ann", "ben", "ann");
        assertThat(fourth).isEmpty();
        assertThat(limited.claim(BOB, Samples.PLATFORMS, NOW, LATER)).isPresent();
    }

    @Test
    void refusesOneRequestMoreThanMayWaitAndReservesNothing() {
        JdbcJobStore limited = new JdbcJobStore(database, new JobLimits(1, 2, 100));
        Allowance images = Samples.imagesADay("42", 10);
        limited.admit(Samples.withAllowances(newJob("runs"), images));
        claim();
        limited.admit(Samples.withAllowances(newJob("waits"), images));
        limited.admit(Samples.withAllowances(newJob("waits too"), images));

        Admission refused = limited.admit(Samples.withAllowances(newJob("too many"), images));
        Admission again = limited.admit(Samples.withAllowances(newJob("too many"), images));

        assertThat(refused).isEqualTo(new Refused(new Failure.QueueFull(Whose.SENDER, 2)));
        assertThat(again).isEqualTo(refused);
        assertThat(taken(images)).isEqualTo(3);
        assertThat(limited.admit(Samples.by(newJob("other"), "ben", "space-1"))).isInstanceOf(Admitted.class);
    }

    @Test
    void refusesEverybodyOnceTheQueueIsFull() {
        JdbcJobStore limited = new JdbcJobStore(database, new JobLimits(1, 2, 3));
        for (String user : List.of("ann", "ben", "eve")) {
            limited.admit(Samples.by(newJob(user), user, "s"));
        }

        assertThat(limited.admit(Samples.by(newJob("joe"), "joe", "t")))
                .isEqualTo(new Refused(new Failure.QueueFull(Whose.EVERYBODY, 3)));
    }

    @Test
    void foretellsWhatIsDrawnBeforeANewcomerAtMost() {
        ask(20, "ann", "s");
        ask(20, "joe", "t");

        Ahead newcomer = jobs.ahead(Samples.by(newJob("new"), "ben", "s"));
        Ahead regular = jobs.ahead(Samples.by(newJob("more"), "ann", "s"));

        assertThat(newcomer).isEqualTo(new Ahead(3, 3));
        assertThat(regular).isEqualTo(new Ahead(40, 40));
    }

    @Test
    void neverHasMoreDrawnBeforeAJobThanItForetold() {
        for (int i = 0; i < 6; i++) {
            ask(i, "user-" + i, "s");
            ask(7 - i, "user-" + i, "t");
            askFor(1 + i, "user-" + i, null);
        }
        users(9);
        NewJob last = Samples.at(newJob("last"), NOW.plusSeconds(1));
        NewJob job = Samples.by(Samples.claimableFrom(last, NOW), "user-3", "t");
        Ahead ahead = jobs.ahead(job);
        jobs.admit(job);
        long images = jobs.findAhead(job.id()).orElseThrow().images();

        long drawn = 0;
        for (Job next = claim(); !next.id().equals(job.id()); next = claim()) {
            drawn += next.request().count();
        }

        assertThat(images).isEqualTo(ahead.images());
        // Nine were claimed before, and not called for yet.
        assertThat(drawn).isPositive().isLessThanOrEqualTo(ahead.images());
        assertThat(jobs.findAhead(job.id())).isEmpty();
    }

    /** The small users' waits, in seconds, while one job a tick is begun. The others ask again when one of theirs is. */
    private List<Long> waits(List<String> heavy) {
        JdbcJobStore limited = new JdbcJobStore(database, new JobLimits(2, 10, 1_000));
        List<String> asking = new ArrayList<>(heavy);
        asking.removeIf(user -> admits(limited, user, "heavy", NOW));
        for (int i = 0; i < SMALL * 2; i++) {
            assertThat(admits(limited, "small-" + i % SMALL, "space-" + i % SMALL, NOW))
                    .isTrue();
        }
        List<Long> waits = new ArrayList<>();
        Deque<Running> running = new ArrayDeque<>();
        for (Instant now = NOW; waits.size() < SMALL * 2; now = now.plusMillis(1_200)) {
            end(limited, running, now);
            Job job = limited.claim(ALICE, Samples.PLATFORMS, now, LATER).orElseThrow();
            limited.beginAttempt(job.lease(), Samples.MODEL, Samples.cost(1), now);
            running.add(new Running(job, now.plus(DRAWING)));
            String user = job.sender().user().id();
            if (user.startsWith("small")) {
                waits.add(Duration.between(NOW, now).toSeconds());
            } else if (asking.remove(user)) {
                assertThat(admits(limited, user, "heavy", now)).isTrue();
            }
        }
        end(limited, running, NOW.plus(Duration.ofDays(1)));
        limited.failWaiting(ALICE, Samples.PLATFORMS, new Failure.Expired(), NOW);
        tellAll(limited);
        return waits;
    }

    private static void tellAll(JdbcJobStore store) {
        Instant end = NOW.plus(Duration.ofDays(1));
        Optional<Job> job = store.claim(ALICE, Samples.PLATFORMS, end, end);
        while (job.isPresent()) {
            store.told(job.get().lease(), end);
            job = store.claim(ALICE, Samples.PLATFORMS, end, end);
        }
    }

    private boolean admits(JdbcJobStore store, String user, String space, Instant now) {
        NewJob job = Samples.at(newJob("wave-" + asked++), now);
        return store.admit(Samples.by(job, user, space)) instanceof Admitted;
    }

    private static void end(JdbcJobStore store, Deque<Running> running, Instant now) {
        while (!running.isEmpty() && !running.getFirst().until().isAfter(now)) {
            Job job = running.removeFirst().job();
            store.arrived(job.lease(), 1, Samples.artwork(1), 0, 30_000, now);
            store.drawn(job.lease(), new Cost(1, 1), null, now);
            store.delivered(job.lease(), Samples.message(), now);
        }
    }

    private record Running(Job job, Instant until) {}

    @Test
    void keepsSmallUsersWaitsWhateverOthersAskFor() {
        long alone = percentile95(waits(List.of()));

        long besideOneUser = percentile95(waits(Collections.nCopies(500, "heavy")));
        long besideACrowd = percentile95(
                waits(IntStream.range(0, 500).mapToObj(i -> "heavy-" + i % 50).toList()));

        assertThat(alone).isGreaterThan(100);
        assertThat((double) besideOneUser).isBetween(1.0 * alone, 1.2 * alone);
        assertThat((double) besideACrowd).isBetween(1.0 * alone, 1.2 * alone);
    }

    private static long percentile95(List<Long> waits) {
        return waits.stream().sorted().toList().get((int) Math.ceil(waits.size() * 0.95) - 1);
    }

    private void ask(int times, String user, @Nullable String space) {
        for (int i = 0; i < times; i++) {
            askFor(1, user, space);
        }
    }

    private void askFor(int images, String user, @Nullable String space) {
        NewJob job = Samples.withRequest(newJob("event-" + asked), Samples.generation(images));
        NewJob priced = Samples.withCost(Samples.at(job, NOW.plusMillis(asked++)), new Cost(images, 1));
        jobs.admit(Samples.by(Samples.claimableFrom(priced, NOW), user, space));
    }

    /** Whose jobs are claimed next; the clock is past all of them. */
    private List<String> users(int times) {
        return IntStream.range(0, times)
                .mapToObj(
                        _ -> jobs.claim(ALICE, Samples.PLATFORMS, LATER, LATER).orElseThrow())
                .map(job -> job.sender().user().id())
                .toList();
    }
}
