package dev.easel.storage;

import static dev.easel.testing.Samples.ALICE;
import static dev.easel.testing.Samples.NOW;
import static dev.easel.testing.Samples.newJob;
import static dev.easel.testing.Samples.signature;
import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.failure.Failure.QuotaExceeded;
import dev.easel.core.job.Admission.Admitted;
import dev.easel.core.job.Admission.Refused;
import dev.easel.core.job.Job;
import dev.easel.core.job.JobStore;
import dev.easel.core.job.NewJob;
import dev.easel.core.quota.Allowance;
import dev.easel.core.quota.AuditEntry;
import dev.easel.core.quota.AuditEntry.Action;
import dev.easel.core.quota.Cost;
import dev.easel.core.quota.QuotaDesk.LimitSource;
import dev.easel.core.quota.QuotaDesk.Standing;
import dev.easel.core.quota.QuotaRule;
import dev.easel.core.quota.QuotaScope;
import dev.easel.core.quota.QuotaStatus;
import dev.easel.core.quota.QuotaSubject;
import dev.easel.core.quota.QuotaUnit;
import dev.easel.core.quota.QuotaWindow;
import dev.easel.core.quota.Signature;
import dev.easel.testing.Samples;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the operator's grants, limits and resets let in, on any database. */
abstract class QuotaDeskContract extends StoreFixture {
    private static final QuotaSubject USER = QuotaSubject.ofKey("user:chat:42");

    private final Allowance one = Samples.imagesADay("42", 1);

    private JdbcQuotaDesk desk;
    private JdbcAuditTrail trail;

    @BeforeEach
    void openDesk() {
        desk = new JdbcQuotaDesk(database);
        trail = new JdbcAuditTrail(database);
    }

    @Test
    void grantsRoomOnTopOfTheLimit() {
        desk.grant(List.of(one), 2, signature());

        assertThat(admit("1", one)).isTrue();
        assertThat(admit("2", one)).isTrue();
        assertThat(admit("3", one)).isTrue();
        assertThat(jobs.admit(Samples.withAllowances(newJob("4"), one)))
                .isEqualTo(new Refused(new QuotaExceeded("user", "day", "images", 1, 0, 3, one.resetsAt())));
        assertThat(book.standing(List.of(one))).containsExactly(new QuotaStatus(one, 3, 2));
    }

    @Test
    void addsGrantsUp() {
        desk.grant(List.of(one), 2, signature());
        desk.grant(List.of(one), 3, signature());

        assertThat(book.standing(List.of(one)).getFirst().left()).isEqualTo(6);
    }

    @Test
    void grantsNothingBeyondTheWindowOrToOthers() {
        Allowance tomorrow = new Allowance(
                one.rule(), one.subject(), "2026-11-21/DAY", one.resetsAt().plus(Duration.ofDays(1)));
        Allowance other = Samples.imagesADay("43", 0);

        desk.grant(List.of(one), 5, signature());

        assertThat(book.standing(List.of(tomorrow)).getFirst().left()).isEqualTo(1);
        assertThat(admit("other", other)).isFalse();
    }

    @Test
    void setsALimitInPlaceOfTheConfiguredOneUntilItIsUnset() {
        Allowance ten = Samples.imagesADay("42", 10);
        admit("1", ten);

        desk.set(List.of(ten), 1, signature());
        boolean whileSet = admit("2", ten);
        desk.unset(List.of(ten), signature());
        boolean afterwards = admit("3", ten);

        assertThat(whileSet).isFalse();
        assertThat(afterwards).isTrue();
    }

    @Test
    void setsALimitForLaterWindowsToo() {
        Allowance tomorrow = new Allowance(one.rule(), one.subject(), "2026-11-21/DAY", one.resetsAt());

        desk.set(List.of(one), 2, signature());

        assertThat(book.standing(List.of(tomorrow)).getFirst().left()).isEqualTo(2);
    }

    @Test
    void setsTheLatestLimitForEveryRuleThatSharesTheAccount() {
        Allowance narrow = Samples.imagesADay("42", 0);

        desk.set(List.of(one, narrow), 9, signature());
        desk.set(List.of(one, narrow), 2, signature());

        assertThat(admit("1", one, narrow)).isTrue();
        assertThat(admit("2", one, narrow)).isTrue();
        assertThat(admit("3", one, narrow)).isFalse();
    }

    @Test
    void liftsALimitAltogether() {
        desk.set(List.of(one), QuotaRule.UNLIMITED, signature());

        NewJob large = Samples.withCost(newJob("large"), new Cost(1_000_000_000, 1));

        assertThat(jobs.admit(Samples.withAllowances(large, one))).isInstanceOf(Admitted.class);
        assertThat(book.standing(List.of(one)).getFirst().allowance().rule().isUnlimited())
                .isTrue();
        assertThat(taken(one)).isEqualTo(1_000_000_000);
    }

    @Test
    void lowersALimitBelowWhatIsTaken() {
        Allowance ten = Samples.imagesADay("42", 10);
        admit("1", ten);
        admit("2", ten);

        desk.set(List.of(ten), 1, signature());

        assertThat(admit("3", ten)).isFalse();
        assertThat(taken(ten)).isEqualTo(2);
        assertThat(book.standing(List.of(ten)).getFirst().left()).isZero();
    }

    @Test
    void givesBackWhatWasChargedAndLeavesWhatIsReserved() {
        Allowance two = Samples.imagesADay("42", 2);
        admit("charged", two);
        jobs.delivered(drawn().lease(), Samples.message(), NOW);
        admit("reserved", two);

        desk.reset(List.of(two), signature());
        long afterTheReset = taken(two);
        jobs.delivered(drawn().lease(), Samples.message(), NOW);

        assertThat(afterTheReset).isEqualTo(1);
        assertThat(taken(two)).isEqualTo(1);
        assertThat(admit("again", two)).isTrue();
        assertThat(admit("beyond", two)).isFalse();
    }

    @Test
    void resetsAgainAndWhereThereIsNothing() {
        admit("charged", one);
        jobs.delivered(drawn().lease(), Samples.message(), NOW);

        desk.reset(List.of(one), signature());
        desk.reset(List.of(one), signature());
        desk.reset(List.of(Samples.imagesADay("nobody", 1)), signature());

        assertThat(taken(one)).isZero();
        assertThat(trail.list(9)).extracting(AuditEntry::amount).containsExactly(0L, 0L, 1L);
    }

    @Test
    void showsWhatIsUsedReservedGrantedAndSet() {
        Allowance ten = Samples.imagesADay("42", 10);
        admit("charged", ten);
        jobs.delivered(drawn().lease(), Samples.message(), NOW);
        admit("reserved", ten);
        desk.grant(List.of(ten), 5, signature());
        assertThat(desk.listSubjects(Set.of("elsewhen"), 9)).isEmpty();
        desk.set(List.of(ten), 20, signature());

        Standing standing = desk.standing(List.of(ten)).getFirst();

        assertThat(standing).isEqualTo(new Standing(new QuotaStatus(ten.withLimit(20), 2, 5), 1, LimitSource.SET));
        assertThat(standing.used()).isEqualTo(1);
        assertThat(desk.standing(List.of(Samples.budgetAMonth(7))))
                .containsExactly(new Standing(new QuotaStatus(Samples.budgetAMonth(7), 0), 0, LimitSource.CONFIGURED));
        assertThat(desk.listSubjects(Set.of(ten.windowId()), 9)).containsExactly(USER);
        assertThat(desk.listSubjects(Set.of("elsewhen"), 9))
                .as("a limit holds in every window")
                .containsExactly(USER);
    }

    @Test
    void writesDownWhoDidWhatWhenAndWhy() {
        Signature signature = signature();
        Allowance month = Samples.budgetAMonth(7);

        desk.grant(List.of(one), 2, signature);
        desk.set(List.of(month), QuotaRule.UNLIMITED, signature);
        desk.unset(List.of(month), signature);
        desk.unset(List.of(month), signature);

        assertThat(trail.list(9))
                .containsExactly(
                        new AuditEntry(
                                signature, Action.UNSET, QuotaSubject.INSTANCE, "MONTH", QuotaUnit.BUDGET, null, null),
                        new AuditEntry(
                                signature, Action.SET, QuotaSubject.INSTANCE, "MONTH", QuotaUnit.BUDGET, null, null),
                        new AuditEntry(signature, Action.GRANT, USER, one.windowId(), QuotaUnit.IMAGES, 2L, null));
        assertThat(trail.list(1)).extracting(AuditEntry::action).containsExactly(Action.UNSET);
    }

    @Test
    void isSeenByTheNextAdmissionOfAnotherProcess() {
        try (Database other = open(folder)) {
            JobStore elsewhere = new JdbcJobStore(other);
            elsewhere.admit(Samples.withAllowances(newJob("1"), one));

            desk.grant(List.of(one), 1, signature());

            assertThat(elsewhere.admit(Samples.withAllowances(newJob("2"), one)))
                    .isInstanceOf(Admitted.class);
            assertThat(elsewhere.admit(Samples.withAllowances(newJob("3"), one)))
                    .isInstanceOf(Refused.class);
        }
    }

    /** Admissions race with grants, resets and deliveries; then the rest of the room is taken one by one. */
    @Test
    void admitsExactlyTheLimitTheGrantsAndWhatWasGivenBack() throws Exception {
        Allowance room =
                Samples.allowance(QuotaScope.SPACE, "space:chat:space-1", QuotaWindow.DAY, QuotaUnit.IMAGES, 20);
        long admitted = 0;
        try (Database other = open(folder);
                ExecutorService threads = Executors.newFixedThreadPool(7)) {
            List<Callable<Long>> work = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                String name = "race " + thread + "/";
                JobStore store = thread % 2 == 0 ? jobs : new JdbcJobStore(other);
                work.add(() -> admitted(store, name, 40, room));
            }
            work.add(() -> repeat(10, () -> desk.grant(List.of(room), 3, signature())));
            work.add(() -> repeat(10, () -> new JdbcQuotaDesk(other).reset(List.of(room), signature())));
            work.add(() -> repeat(20, this::deliverOne));
            for (Future<Long> done : threads.invokeAll(work)) {
                admitted += done.get();
            }
        }

        admitted += admitted(jobs, "rest ", 300, room);

        long givenBack = trail.list(99).stream()
                .filter(entry -> entry.action() == Action.RESET)
                .mapToLong(AuditEntry::amount)
                .sum();
        assertThat(admitted).isEqualTo(20 + 10 * 3 + givenBack);
        assertThat(taken(room)).isEqualTo(20 + 10 * 3);
    }

    private static long admitted(JobStore store, String name, int times, Allowance room) {
        long admitted = 0;
        for (int i = 0; i < times; i++) {
            NewJob job = Samples.withAllowances(newJob(name + i), room);
            admitted += store.admit(job) instanceof Admitted ? 1 : 0;
        }
        return admitted;
    }

    private static long repeat(int times, Runnable action) {
        for (int i = 0; i < times; i++) {
            action.run();
        }
        return 0;
    }

    private void deliverOne() {
        Optional<Job> job = jobs.claim(ALICE, Samples.PLATFORMS, NOW, LATER);
        if (job.isPresent()) {
            jobs.beginAttempt(job.get().lease(), Samples.MODEL, Samples.cost(1), NOW);
            jobs.arrived(job.get().lease(), 1, Samples.artwork(1), 0, 40_000, NOW);
            jobs.drawn(job.get().lease(), new Cost(1, 1), null, NOW);
            jobs.delivered(job.get().lease(), Samples.message(), NOW);
        }
    }

    private boolean admit(String event, Allowance... allowances) {
        return jobs.admit(Samples.withAllowances(newJob(event), allowances)) instanceof Admitted;
    }
}
