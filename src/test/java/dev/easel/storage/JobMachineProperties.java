package dev.easel.storage;

import static dev.easel.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.storage.JobAction.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import org.jdbi.v3.core.Handle;

/**
 * Whatever happens to jobs, in whatever order, the store is where its oracle says: states, counts, accounts, and who may
 * write. All sequences share a database; short ones find it empty, long ones leave nothing open.
 */
abstract class JobMachineProperties {
    private static final int CHECKED_EVERY = 10;
    private static final List<String> UNDELETABLE = List.of("transfer", "spend");
    private static final List<String> TABLES = List.of(
            "shown_message",
            "job_source",
            "artwork_image",
            "artwork",
            "spend",
            "spend_day",
            "attempt",
            "transfer",
            "account",
            "fair_share",
            "inbound_event",
            "job");

    private static Database database;
    private static int sequences;
    private static Instant now = NOW;

    private static Path folder;

    /** The database that all sequences share, and where it is until the last has ended. */
    static void use(Database opened, Path emptied) {
        database = opened;
        folder = emptied;
    }

    @AfterContainer
    static void invariantsHold() throws IOException {
        try (Database _ = database) {
            assertThat(Invariants.check(database)).isEmpty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    /** Short, so that there can be many. The books are checked after some of them: that takes as long as a sequence. */
    @Property(tries = 20_000, edgeCases = EdgeCasesMode.NONE)
    void agreesWithItsOracle(@ForAll("sequences") List<JobAction> actions) {
        JobMachine machine = new JobMachine(database, "m", NOW);
        actions.forEach(machine::apply);
        machine.compare();
        if (sequences++ % CHECKED_EVERY == 0) {
            assertThat(Invariants.check(database)).isEmpty();
        }
        database.change(JobMachineProperties::empty);
    }

    /** What is never deleted elsewhere may be here. */
    private static void empty(Handle handle) {
        handle.execute("PRAGMA defer_foreign_keys = ON");
        UNDELETABLE.forEach(table -> handle.execute("DROP TRIGGER IF EXISTS " + table + "_is_not_deleted"));
        TABLES.forEach(table -> handle.execute("DELETE FROM " + table));
    }

    @Tag("campaign")
    @Property(tries = 200_000, edgeCases = EdgeCasesMode.NONE)
    void agreesWithItsOracleInLongSequences(@ForAll("longSequences") List<JobAction> actions) {
        run(actions);
    }

    private static void run(List<JobAction> actions) {
        JobMachine machine = new JobMachine(database, "m" + sequences++, now);
        try {
            actions.forEach(machine::apply);
            machine.compare();
        } finally {
            machine.end();
            now = machine.now();
        }
        machine.compare();
    }

    @Provide
    Arbitrary<List<JobAction>> sequences() {
        return actions().list().ofMinSize(2).ofMaxSize(8);
    }

    @Provide
    Arbitrary<List<JobAction>> longSequences() {
        return actions().list().ofMinSize(10).ofMaxSize(60);
    }

    /** Beginnings often, so that there is something to end. */
    private static Arbitrary<JobAction> actions() {
        Arbitrary<Kind> kinds = Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.of(Kind.ADMIT, Kind.CLAIM, Kind.BEGIN)),
                Tuple.of(2, Arbitraries.of(Kind.ARRIVE, Kind.DRAWN, Kind.RECOVER, Kind.PASS)),
                Tuple.of(3, Arbitraries.of(Kind.values())));
        Arbitrary<Integer> numbers = Arbitraries.integers().between(0, 59);
        return Combinators.combine(kinds, numbers, numbers, numbers).as(JobAction::new);
    }
}
