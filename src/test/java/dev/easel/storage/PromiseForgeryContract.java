package dev.easel.storage;

import static dev.easel.testing.Samples.NOW;
import static dev.easel.testing.Samples.newJob;
import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.identity.MessageRef;
import dev.easel.core.identity.UserRef;
import dev.easel.core.job.Job;
import dev.easel.core.quota.QuotaScope;
import dev.easel.core.quota.QuotaUnit;
import dev.easel.core.quota.QuotaWindow;
import dev.easel.testing.Samples;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people see, who pays, what was accepted and when: nobody breaks that unnoticed, on any database. */
abstract class PromiseForgeryContract extends StoreFixture {
    /** Runs a statement on the folder's database with no regard to what its rows refer to. */
    abstract void forge(Path folder, String statement);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I8 INSERT INTO shown_message SELECT 'chat', 'again', id, 0 FROM job",
                "I8 DELETE FROM shown_message WHERE position = 0",
                "I8 UPDATE job SET state = 'DRAWN', finished_at = NULL, message = NULL, message_platform = NULL",
                "I13 UPDATE job SET queue_user = 'other:42'",
                "I13 UPDATE job SET queue_user = 'chat:43'",
                "I13 UPDATE job SET queue_space = 'other:space-1'",
                "I13 UPDATE job SET queue_space = 'chat:space-2'",
                "I13 UPDATE job SET queue_space = 'chatter'",
                "I13 UPDATE job SET message_platform = 'other'",
                "I13 UPDATE inbound_event SET platform = 'other'",
                "I13 UPDATE shown_message SET platform = 'other'",
                "I13 UPDATE account SET subject = 'channel:other:1' WHERE subject LIKE 'user:%'",
                "I13 UPDATE account SET subject = 'role:other:1' WHERE subject LIKE 'user:%'",
                "I14 DELETE FROM job",
                "I14 UPDATE inbound_event SET job = 'other'",
                "I14 UPDATE attempt SET job = 'other'",
                "I14 UPDATE artwork SET job = 'other'",
                "I14 INSERT INTO batch_member VALUES ('batch', 0, 'a fox', 'other', NULL)",
                "I14 INSERT INTO transfer SELECT 9, 'other', account, 'PENDING', amount, NULL, 1 FROM transfer"
                        + " WHERE kind = 'PENDING' AND id = 1",
                "I15 UPDATE account SET window_id = '2026-11-18/DAY' WHERE window_id LIKE '%/DAY'",
                "I15 UPDATE account SET window_id = '2026-11-22/DAY' WHERE window_id LIKE '%/DAY'",
                "I15 UPDATE account SET window_id = '2026-11-22T12:00Z' WHERE window_id LIKE '%/DAY'",
                "I15 UPDATE account SET window_id = '2026-11-12/WEEK' WHERE window_id LIKE '%/DAY'",
                "I15 UPDATE account SET window_id = '2026-10-01/MONTH' WHERE window_id LIKE '%/DAY'",
                "I15 UPDATE account SET subject = 'space:chat:space-1', window_id = '2026-11-19/DAY', unit = 'IMAGES'"
                        + " WHERE subject = 'user:chat:42'",
                "I15 UPDATE attempt SET started_at = started_at + 86400000"
            })
    void noticesAForgery(String idAndStatement) {
        admit("event");
        Job job = drawn();
        jobs.delivered(job.lease(), List.of(Samples.message(), new MessageRef(Samples.CHAT, "second")), NOW);
        String[] parts = idAndStatement.split(" ", 2);

        assertThat(idsAfter(parts[1])).contains(parts[0]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'other', 'chat:42'", "'chat', 'chat:43'"})
    void noticesAJobInTheBatchOfSomebodyElse(String batch) {
        admit("event");
        database.change(handle -> handle.execute("""
                        INSERT INTO batch (id, platform, queue_user, sender, reply_to, presentation, sheet, created_at)
                        VALUES ('batch', %s, '', '', '', 'NONE', 1)
                        """.formatted(batch)));

        assertThat(idsAfter("INSERT INTO batch_member SELECT 'batch', 0, 'a fox', id, NULL FROM job"))
                .containsExactly("I13");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE account SET window_id = '2026-11-19/DAY' WHERE window_id LIKE '%/DAY' AND subject LIKE 'user:%'",
                "UPDATE account SET window_id = '2026-11-21T00:00+14:00' WHERE subject LIKE 'user:%'",
                "UPDATE account SET window_id = '2026-11-13/WEEK' WHERE subject LIKE 'user:%'",
                "UPDATE account SET window_id = '2026-10-20/MONTH' WHERE subject LIKE 'user:%'",
                "UPDATE job SET queue_space = '?'",
                "UPDATE job SET queue_user = '?'"
            })
    void letsTimeZonesAndOlderVersionsBe(String statement) {
        admit("event");

        assertThat(idsAfter(statement)).isEmpty();
    }

    @Test
    void letsPeoplePayWithALinkedIdentity() {
        JdbcIdentities identities = new JdbcIdentities(database);
        identities.offer(new UserRef(Samples.CHAT, "7"), "code", NOW, NOW.plusSeconds(60));
        identities.join(Samples.sender().user(), "code", Samples.signature());
        admit("event");

        assertThat(Invariants.check(database)).isEmpty();
        assertThat(idsAfter("UPDATE account SET subject = 'user:chat:7' WHERE subject LIKE 'user:%'"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE job SET deadline = %1$d - 600001 WHERE id <> ''",
                "UPDATE job SET state = 'RUNNING', lease_owner = 'a/1/1', lease_until = %1$d - 60001",
                "UPDATE job SET state = 'DRAWN', not_before = %1$d - 900001",
                "UPDATE job SET state = 'FAILED', failure = '{}', finished_at = 1, not_before = NULL"
            })
    void noticesWhatNobodyTakesCareOf(String statement) {
        jobs.admit(newJob("event"));
        Instant yesterday = NOW.minus(Duration.ofDays(1));

        assertThat(Overdue.check(database, NOW)).isEmpty();
        try (Database forged = forged(statement.formatted(NOW.toEpochMilli()))) {
            assertThat(Overdue.check(forged, NOW))
                    .extracting(Invariants.Violation::id)
                    .containsOnly("I16");
            assertThat(Overdue.check(forged, Samples.PLATFORMS, yesterday, NOW)).hasSize(1);
            assertThat(Overdue.check(forged, Samples.PLATFORMS, NOW.minusSeconds(59), NOW))
                    .isEmpty();
            assertThat(Overdue.check(forged, Set.of(), yesterday, NOW)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE job SET deadline = %1$d - 600000",
                "UPDATE job SET state = 'RUNNING', lease_owner = 'a/1/1', lease_until = %1$d - 60000",
                "UPDATE job SET state = 'DRAWN', not_before = %1$d - 900000",
                "UPDATE job SET state = 'FAILED', failure = '{}', finished_at = 1, told_at = 1, not_before = NULL"
            })
    void letsBeWhatIsInTime(String statement) {
        jobs.admit(newJob("event"));

        try (Database forged = forged(statement.formatted(NOW.toEpochMilli()))) {
            assertThat(Overdue.check(forged, NOW)).isEmpty();
        }
    }

    private void admit(String event) {
        jobs.admit(Samples.withAllowances(
                newJob(event),
                Samples.imagesADay("42", 10),
                Samples.allowance(QuotaScope.SPACE, "space:chat:space-1", QuotaWindow.DAY, QuotaUnit.IMAGES, 10)));
    }

    private List<String> idsAfter(String statement) {
        try (Database forged = forged(statement)) {
            return Invariants.check(forged).stream()
                    .map(Invariants.Violation::id)
                    .toList();
        }
    }

    /** The test's own database is another, untouched one afterwards. */
    private Database forged(String statement) {
        database.close();
        forge(folder, statement);
        Database forged = open(folder);
        database = open(folder.resolve("untouched"));
        return forged;
    }
}
