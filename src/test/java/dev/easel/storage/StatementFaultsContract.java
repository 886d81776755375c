package dev.easel.storage;

import static dev.easel.testing.Samples.ALICE;
import static dev.easel.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.failure.Failure;
import dev.easel.core.job.Job;
import dev.easel.core.job.NewJob;
import dev.easel.core.job.Setback;
import dev.easel.core.quota.Cost;
import dev.easel.testing.Samples;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Every step of a job's way, disturbed at its first statement, then at its second, and so on until it passes: a step that
 * fails has changed nothing, and the same step succeeds once the fault is gone.
 */
abstract class StatementFaultsContract extends StoreFixture {
    private static final List<String> TABLES = List.of(
            "job", "inbound_event", "attempt", "account", "transfer", "artwork", "artwork_image", "shown_message");

    private static final int MANY = 60;

    private Saboteur saboteur;
    private int faults;

    /** Does to the connection what the fault is; the statement must fail by it or by what this throws. */
    abstract void disturb(PreparedStatement statement) throws SQLException;

    @BeforeEach
    void letTheSaboteurIn() {
        saboteur = Saboteur.in(database, this::disturb);
    }

    @Test
    void leaveAJobThatIsDeliveredAsItWasOrAsItShouldBe() {
        NewJob asked = Samples.withAllowances(
                Samples.withCost(Samples.newJob("event"), new Cost(2, 80_000)),
                Samples.imagesADay("42", 10),
                Samples.budgetAMonth(1_000_000));

        step("admit", () -> jobs.admit(asked));
        step("acknowledged", () -> jobs.acknowledged(asked.id(), Samples.replyTo("elsewhere")));
        Job job = claimed();
        step("beginAttempt", () -> jobs.beginAttempt(job.lease(), Samples.MODEL, Samples.cost(2), NOW));
        step("heartbeat", () -> jobs.heartbeat(Set.of(job.lease()), LATER.plusSeconds(1)));
        step("arrived", () -> jobs.arrived(job.lease(), 1, Samples.artwork(2), 0, 40_000, NOW));
        step("drawn", () -> jobs.drawn(job.lease(), new Cost(2, 70_000), null, NOW));
        step("redeliverAt", () -> jobs.redeliverAt(job.lease(), NOW));
        Job again = claimed();
        step("delivered", () -> jobs.delivered(again.lease(), Samples.message(), NOW));

        assertThat(jobs.isOver(asked.id())).isTrue();
        assertThat(taken(Samples.imagesADay("42", 10))).isEqualTo(2);
        assertThat(taken(Samples.budgetAMonth(1_000_000))).isEqualTo(70_000);
        assertThat(faults).as("faults").isGreaterThan(15);
    }

    @Test
    void leaveAJobThatFailsAsItWasOrAsItShouldBe() {
        NewJob asked = Samples.withAllowances(Samples.newJob("event"), Samples.imagesADay("42", 10));
        Failure failure = new Failure.PolicyRefusal("moderation_blocked");

        step("admit", () -> jobs.admit(asked));
        Job lost = claimed();
        step("beginAttempt", () -> jobs.beginAttempt(lost.lease(), Samples.MODEL, Samples.cost(1), NOW));
        step("recover", () -> jobs.recover(Set.of(), LATER.plusMillis(1), 1));
        Job job = claimed();
        step("beginAttempt", () -> jobs.beginAttempt(job.lease(), Samples.MODEL, Samples.cost(1), NOW));
        step("attemptFailed", () -> jobs.attemptFailed(job.lease(), 2, new Setback(failure, 1, 1), NOW));
        step("failed", () -> jobs.failed(job.lease(), failure, NOW));
        step("told", () -> jobs.told(job.lease(), NOW));

        assertThat(jobs.isOver(asked.id())).isTrue();
        assertThat(taken(Samples.imagesADay("42", 10))).isZero();
        assertThat(faults).as("faults").isGreaterThan(12);
    }

    private Job claimed() {
        Job[] job = new Job[1];
        step(
                "claim",
                () -> job[0] = jobs.claim(ALICE, Samples.PLATFORMS, NOW, LATER).orElseThrow());
        return job[0];
    }

    /** Disturbs the step at one statement after the other. It passes when it has no further one. */
    private void step(String name, Runnable work) {
        for (int n = 1; n <= MANY; n++) {
            List<String> before = snapshot();
            saboteur.strikeAt(n);
            boolean failed = Saboteur.fails(work);
            boolean struck = saboteur.hasStruck();
            if (!struck) {
                assertThat(failed).as("%s failed undisturbed", name).isFalse();
                return;
            }
            faults++;
            assertThat(failed)
                    .as("%s, disturbed at statement %d, says that it succeeded", name, n)
                    .isTrue();
            assertThat(snapshot()).as("%s, disturbed at statement %d", name, n).isEqualTo(before);
            assertThat(Invariants.check(database)).isEmpty();
        }
        throw new AssertionError(name + " has no end");
    }

    private List<String> snapshot() {
        return database.read(handle -> TABLES.stream()
                .flatMap(table -> handle.createQuery("SELECT * FROM " + table).mapToMap().stream()
                        .map(row -> table + " " + row)
                        .sorted())
                .toList());
    }
}
