package dev.easel.storage;

import static dev.easel.testing.Samples.NOW;
import static dev.easel.testing.Samples.newJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.easel.core.job.Job;
import dev.easel.testing.Samples;
import java.util.List;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody can forge the operator's book unnoticed, on any database. */
abstract class SpendForgeryContract extends StoreFixture {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE spend SET micros = 0",
                "DELETE FROM spend",
                "UPDATE spend_day SET pending = -1",
                "DELETE FROM spend_day",
                "INSERT INTO spend SELECT job, attempt, seq, kind, day, model, images, micros, reason, 1 FROM spend",
                "INSERT INTO spend SELECT job, attempt, 2, 'POST', day, model, images, micros, reason, 1 FROM spend",
                "INSERT INTO spend SELECT job, attempt, 1, 'PENDING', day, model, images, micros, reason, 1 FROM spend",
                "INSERT INTO spend SELECT job, attempt, 1, 'POST', day, model, images, -1, reason, 1 FROM spend",
                "INSERT INTO spend SELECT job, attempt, 2, 'ADJUST', day, model, images, micros, NULL, 1 FROM spend",
                "INSERT INTO spend SELECT job, 9, 0, kind, day, model, images, micros, reason, 1 FROM spend"
            })
    void refusesToForgeTheBook(String statement) {
        admit("event");
        begun();

        assertThatThrownBy(() -> database.write(handle -> handle.execute(statement)))
                .isInstanceOf(UnableToExecuteStatementException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I1 UPDATE spend_day SET pending = pending + 1",
                "I1 UPDATE spend_day SET posted = posted + 1",
                "I3 INSERT INTO spend SELECT job, attempt, 1, 'POST', day, model, 1, micros + 1, NULL, 1 FROM spend",
                "I3 INSERT INTO spend SELECT job, attempt, 1, 'VOID', day, model, 1, micros - 1, NULL, 1 FROM spend",
                "I3 INSERT INTO spend SELECT job, attempt, 1, 'POST', day, 'other', 1, micros, NULL, 1 FROM spend",
                "I7 UPDATE attempt SET images = 4",
                "I11 UPDATE attempt SET images = 2",
                "I11 UPDATE attempt SET state = 'OK'",
                "I11 UPDATE attempt SET state = 'FAILED'",
                "I11 INSERT INTO attempt SELECT job, 2, epoch, 'OK', 1, NULL, NULL, 1 FROM attempt",
                "I11 INSERT INTO spend SELECT job, attempt, 1, 'POST', day, model, 1, micros, NULL, 1 FROM spend",
                "I11 INSERT INTO spend SELECT job, attempt, 2, 'ADJUST', day, model, 1, 1, 'why', 1 FROM spend",
                "I11 INSERT INTO spend SELECT job, attempt, 2, 'ADJUST', day, model, 1, -1, 'why', 1 FROM spend"
            })
    void noticesAForgery(String idAndStatement) {
        admit("event");
        begun();
        String[] parts = idAndStatement.split(" ", 2);

        assertNoticed(parts[0], parts[1]);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I11 UPDATE attempt SET state = 'IN_DOUBT'",
                "I11 UPDATE attempt SET state = 'FAILED'",
                "I11 UPDATE attempt SET state = 'SENT'",
                "I11 INSERT INTO spend SELECT job, 1, 2, 'ADJUST', day, model, 0, -1, 'why', 1 FROM spend WHERE seq = 1"
            })
    void noticesAForgeryOfWhatIsSettled(String idAndStatement) {
        admit("event");
        drawn();
        String[] parts = idAndStatement.split(" ", 2);

        assertNoticed(parts[0], parts[1]);
    }

    @Test
    void noticesAnotherDay() {
        admit("event");
        begun();

        assertNoticed(
                "I12",
                "INSERT INTO spend_day (day) VALUES ('2026-11-21')",
                "INSERT INTO spend SELECT job, attempt, 1, 'POST', '2026-11-21', model, 1, 1, NULL, 1 FROM spend");
    }

    @Test
    void correctsNothingWhereACallCameToExactlyWhatWasReserved() {
        admit("event");
        Job job = begun();

        jobs.arrived(job.lease(), 1, Samples.artwork(), 0, 40_000, NOW);

        List<String> kinds = database.read(handle -> handle.createQuery("SELECT kind FROM spend ORDER BY seq")
                .mapTo(String.class)
                .list());
        assertThat(kinds).containsExactly("PENDING", "POST");
    }

    /** On these rows and further statements; the test's own database is another, untouched one afterwards. */
    private void assertNoticed(String id, String... statements) {
        assertThat(Invariants.check(database)).isEmpty();
        database.close();
        try (Database forged = open(folder)) {
            for (String statement : statements) {
                forged.write(handle -> handle.execute(statement));
            }
            assertThat(Invariants.check(forged))
                    .extracting(Invariants.Violation::id)
                    .contains(id);
        }
        database = open(folder.resolve("untouched"));
    }

    private void admit(String event) {
        jobs.admit(newJob(event));
    }
}
