package dev.easel.storage;

import static dev.easel.testing.Samples.CHAT;
import static dev.easel.testing.Samples.NOW;
import static dev.easel.testing.Samples.newJob;
import static dev.easel.testing.Samples.signature;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.easel.core.failure.Failure;
import dev.easel.core.identity.UserRef;
import dev.easel.core.job.Admission;
import dev.easel.core.job.Admission.Admitted;
import dev.easel.core.job.Admission.Refused;
import dev.easel.core.job.Job;
import dev.easel.core.job.JobLimits;
import dev.easel.core.job.NewJob;
import dev.easel.core.person.Identities;
import dev.easel.core.person.Identities.Outcome;
import dev.easel.core.quota.Allowance;
import dev.easel.core.quota.AuditEntry;
import dev.easel.core.quota.AuditEntry.Action;
import dev.easel.core.quota.Cost;
import dev.easel.core.quota.QuotaStatus;
import dev.easel.core.quota.QuotaSubject;
import dev.easel.testing.Samples;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What identities that one person has share, on any database. */
abstract class IdentitiesContract extends StoreFixture {
    private static final Instant UNTIL = NOW.plusSeconds(600);
    private static final UserRef ADA = new UserRef(CHAT, "42");
    private static final UserRef ELSEWHERE = new UserRef(CHAT, "43");

    private final Allowance own = Samples.imagesADay("42", 3);
    private final Allowance others = Samples.imagesADay("43", 3);

    private JdbcIdentities identities;
    private JdbcQuotaDesk desk;

    @BeforeEach
    void openIdentities() {
        identities = new JdbcIdentities(database);
        desk = new JdbcQuotaDesk(database);
    }

    @Test
    void countsWhatEachTookBefore() {
        admit("1", "42", own);
        admit("2", "43", others);

        link(ADA, ELSEWHERE);

        assertThat(taken(own)).isEqualTo(2);
        assertThat(taken(others)).isEqualTo(2);
        assertThat(admit("3", "43", others)).isInstanceOf(Admitted.class);
        assertThat(admit("4", "42", own)).isInstanceOf(Refused.class);
        assertThat(admit("5", "43", others)).isInstanceOf(Refused.class);
    }

    @Test
    void keepsWhatEachWasGranted() {
        desk.grant(List.of(own), 1, signature());
        desk.grant(List.of(others), 2, signature());

        link(ADA, ELSEWHERE);

        assertThat(book.standing(List.of(others)).getFirst())
                .isEqualTo(new QuotaStatus(others.of(own.subject()), 0, 3));
        for (int i = 0; i < 6; i++) {
            assertThat(admit("event-" + i, i % 2 == 0 ? "42" : "43", i % 2 == 0 ? own : others))
                    .isInstanceOf(Admitted.class);
        }
        assertThat(admit("beyond", "43", others)).isInstanceOf(Refused.class);
    }

    @Test
    void keepsTheStricterOfTwoLimitsThatWereSet() {
        desk.set(List.of(own), 9, signature());
        desk.set(List.of(others), 1, signature());

        link(ADA, ELSEWHERE);

        assertThat(admit("1", "42", own)).isInstanceOf(Admitted.class);
        assertThat(admit("2", "42", own)).isInstanceOf(Refused.class);
    }

    @Test
    void givesBackToAllWhenTheOperatorResetsOne() {
        admit("1", "43", others);
        jobs.delivered(drawnOne().lease(), Samples.message(), NOW);
        link(ADA, ELSEWHERE);

        desk.reset(List.of(own), signature());

        assertThat(taken(own)).isZero();
    }

    @Test
    void bansThemAllWhenOneIsBanned() {
        link(ADA, ELSEWHERE);

        new JdbcGate(database).bar(QuotaSubject.ofKey("user:chat:43"), null, signature());

        assertThat(admit("1", "42", own))
                .isEqualTo(new Refused(new Failure.Barred(Failure.Bar.BANNED_USER, null, "because")));
    }

    @Test
    void leavesEachWhatItTookWhenTheyPart() {
        admit("1", "43", others);
        link(ADA, ELSEWHERE);
        admit("2", "43", others);

        assertThat(identities.part(ELSEWHERE, signature())).isTrue();

        assertThat(taken(own)).isEqualTo(1);
        assertThat(taken(others)).isEqualTo(1);
        assertThat(identities.listOthers(ADA)).isEmpty();
        assertThat(identities.part(ELSEWHERE, signature())).isFalse();
    }

    @Test
    void goesOnSharingWhenTheFirstOfThreeParts() {
        UserRef third = new UserRef(CHAT, "44");
        link(ADA, ELSEWHERE);
        link(ELSEWHERE, third);

        identities.part(ADA, signature());

        assertThat(identities.listOthers(third)).containsExactly(ELSEWHERE);
        admit("1", "44", Samples.imagesADay("44", 3));
        assertThat(taken(others)).isEqualTo(1);
        assertThat(taken(own)).isZero();
    }

    @Test
    void sharesWithAFewOnly() {
        for (int i = 1; i < Identities.MOST; i++) {
            assertThat(link(ADA, new UserRef(CHAT, "more " + i))).isEqualTo(Outcome.JOINED);
        }

        assertThat(link(ADA, ELSEWHERE)).isEqualTo(Outcome.TOO_MANY);
    }

    @Test
    void writesDownWhoJoinedAndParted() {
        link(ADA, ELSEWHERE);
        identities.part(ADA, signature());

        assertThat(new JdbcAuditTrail(database).list(9))
                .extracting(AuditEntry::action, entry -> entry.subject().key(), AuditEntry::detail)
                .containsExactly(
                        tuple(Action.UNLINK, "user:chat:42", "user:chat:42"),
                        tuple(Action.LINK, "user:chat:42", "user:chat:43"));
    }

    /** Both identities ask while they are linked and parted again and again. */
    @Test
    void letsNobodyTakeMoreThanTheirOwnByRacing() throws Exception {
        Allowance tenOfAda = Samples.imagesADay("42", 10);
        Allowance tenElsewhere = Samples.imagesADay("43", 10);
        JdbcJobStore limited = new JdbcJobStore(database, new JobLimits(1_000, 1_000, 10_000));
        long admitted = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            List<Callable<Long>> work = List.of(
                    () -> admitted(limited, "a", "42", tenOfAda),
                    () -> admitted(limited, "b", "43", tenElsewhere),
                    this::linkAndPart);
            for (Future<Long> done : threads.invokeAll(work)) {
                admitted += done.get();
            }
        }
        link(ADA, ELSEWHERE);

        assertThat(admitted).isBetween(10L, 20L);
        assertThat(taken(tenOfAda)).isEqualTo(admitted);
        assertThat(limited.admit(Samples.withAllowances(Samples.by(newJob("beyond"), "43", null), tenElsewhere)))
                .isInstanceOf(Refused.class);
    }

    private static long admitted(JdbcJobStore store, String name, String user, Allowance allowance) {
        long admitted = 0;
        for (int i = 0; i < 30; i++) {
            NewJob job = Samples.withAllowances(Samples.by(newJob(name + i), user, null), allowance);
            admitted += store.admit(job) instanceof Admitted ? 1 : 0;
        }
        return admitted;
    }

    private long linkAndPart() {
        for (int i = 0; i < 4; i++) {
            link(ADA, ELSEWHERE);
            identities.part(i % 2 == 0 ? ADA : ELSEWHERE, signature());
        }
        return 0;
    }

    private Job drawnOne() {
        Job job = begun();
        jobs.arrived(job.lease(), 1, Samples.artwork(1), 0, 30_000, NOW);
        jobs.drawn(job.lease(), new Cost(1, 40_000), null, NOW);
        return job;
    }

    private Outcome link(UserRef first, UserRef second) {
        String code = "code of " + first.id() + " for " + second.id();
        identities.offer(first, code, NOW, UNTIL);
        return identities.join(second, code, signature());
    }

    private Admission admit(String event, String user, Allowance allowance) {
        return jobs.admit(Samples.withAllowances(Samples.by(newJob(event), user, "space-1"), allowance));
    }
}
