package dev.easel.storage;

import static dev.easel.testing.Samples.CHAT;
import static dev.easel.testing.Samples.NOW;
import static dev.easel.testing.Samples.newJob;
import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.identity.UserRef;
import dev.easel.core.job.Admission.Admitted;
import dev.easel.core.job.NewJob;
import dev.easel.core.person.Identities.Outcome;
import dev.easel.core.quota.Allowance;
import dev.easel.core.quota.Signature;
import dev.easel.testing.Samples;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;

/** However identities are linked and parted, what they may take is what plain arithmetic says, on any database. */
abstract class LinkProperties {
    private static final int PEOPLE = 4;
    private static final long LIMIT = 5;

    private static Database database;
    private static int sequences;

    /** The database that all sequences share; its subclass opens it. */
    static void use(Database opened) {
        database = opened;
    }

    @AfterContainer
    static void invariantsHold() {
        try (Database _ = database) {
            assertThat(Invariants.check(database)).isEmpty();
        }
    }

    enum Act {
        ASK,
        LINK,
        PART,
        GRANT
    }

    record Step(Act act, int who, int other, long images) {}

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void createsAndLosesNoQuota(@ForAll("sequences") List<Step> steps) {
        World world = new World("w" + sequences++ + "-");

        steps.forEach(step -> {
            world.apply(step);
            world.check();
        });
    }

    @Provide
    Arbitrary<List<Step>> sequences() {
        return Combinators.combine(
                        Arbitraries.of(Act.ASK, Act.ASK, Act.LINK, Act.PART, Act.GRANT),
                        Arbitraries.integers().between(0, PEOPLE - 1),
                        Arbitraries.integers().between(0, PEOPLE - 1),
                        Arbitraries.longs().between(1, 3))
                .as(Step::new)
                .list()
                .ofMaxSize(14);
    }

    /** The store, and beside it what each account and each group should hold. */
    private static final class World {
        private final String prefix;
        private final JdbcJobStore jobs = new JdbcJobStore(database);
        private final JdbcQuotaBook book = new JdbcQuotaBook(database);
        private final JdbcQuotaDesk desk = new JdbcQuotaDesk(database);
        private final JdbcIdentities identities = new JdbcIdentities(database);
        private final long[] taken = new long[PEOPLE];
        private final long[] granted = new long[PEOPLE];
        /** Whose accounts an identity charges. */
        private final Map<Integer, Integer> persons = new HashMap<>();

        private int events;

        World(String prefix) {
            this.prefix = prefix;
            for (int who = 0; who < PEOPLE; who++) {
                persons.put(who, who);
            }
        }

        void apply(Step step) {
            switch (step.act()) {
                case ASK -> ask(step.who(), step.images());
                case LINK -> link(step.who(), step.other());
                case PART -> part(step.who());
                case GRANT -> {
                    desk.grant(List.of(allowance(step.who())), step.images(), Samples.signature());
                    granted[persons.get(step.who())] += step.images();
                }
            }
        }

        private void ask(int who, long images) {
            NewJob job = Samples.withCost(
                    Samples.by(newJob(prefix + events++), prefix + who, null), Samples.cost((int) images));
            boolean admitted = jobs.admit(Samples.withAllowances(job, allowance(who))) instanceof Admitted;
            boolean room = sum(taken, who) + images <= LIMIT + sum(granted, who);
            assertThat(admitted).isEqualTo(room);
            if (admitted) {
                taken[persons.get(who)] += images;
            }
        }

        private void link(int first, int second) {
            String code = prefix + events++;
            // Codes are made seldom; this time is long past for the next one.
            Signature later = new Signature("test", NOW.plusSeconds(3_600L * events), "");
            identities.offer(user(first), code, later.at(), later.at().plusSeconds(60));
            Outcome outcome = identities.join(user(second), code, later);
            if (outcome == Outcome.JOINED) {
                int person = persons.get(first);
                int before = persons.get(second);
                persons.replaceAll((who, one) -> one == before ? person : one);
            }
            assertThat(persons.get(first)).isEqualTo(persons.get(second));
        }

        private void part(int who) {
            List<Integer> rest = new ArrayList<>(group(who));
            rest.remove(Integer.valueOf(who));
            boolean parted = identities.part(user(who), Samples.signature());
            assertThat(parted).isEqualTo(!rest.isEmpty());
            if (persons.get(who) == who && !rest.isEmpty()) {
                rest.forEach(other -> persons.put(other, rest.getFirst()));
            }
            persons.put(who, who);
        }

        void check() {
            for (int who = 0; who < PEOPLE; who++) {
                var status = book.standing(List.of(allowance(who))).getFirst();
                assertThat(status.taken()).isEqualTo(sum(taken, who));
                assertThat(status.granted()).isEqualTo(sum(granted, who));
                assertThat(taken[who]).isLessThanOrEqualTo(LIMIT + everythingGranted());
            }
        }

        private long everythingGranted() {
            long all = 0;
            for (long one : granted) {
                all += one;
            }
            return all;
        }

        private Set<Integer> group(int who) {
            Set<Integer> group = new TreeSet<>();
            persons.forEach((one, person) -> {
                if (person.equals(persons.get(who))) {
                    group.add(one);
                }
            });
            return group;
        }

        private long sum(long[] amounts, int who) {
            return group(who).stream().mapToLong(one -> amounts[one]).sum();
        }

        private UserRef user(int who) {
            return new UserRef(CHAT, prefix + who);
        }

        private Allowance allowance(int who) {
            return Samples.imagesADay(prefix + who, LIMIT);
        }
    }
}
