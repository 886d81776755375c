package dev.easel.storage;

import static dev.easel.testing.Samples.NOW;
import static dev.easel.testing.Samples.newJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.easel.core.failure.Failure;
import dev.easel.core.quota.Allowance;
import dev.easel.core.quota.QuotaSubject;
import dev.easel.testing.Samples;
import java.util.List;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the tables themselves refuse, and what the invariants notice, on any database. */
abstract class LedgerContract extends StoreFixture {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE transfer SET amount = 0",
                "DELETE FROM transfer",
                "UPDATE account SET pending = -1",
                "UPDATE account SET granted = -1",
                "UPDATE audit SET made_by = 'nobody'",
                "DELETE FROM audit",
                "UPDATE job SET state = 'LOST'",
                "UPDATE job SET state = 'RUNNING'",
                "UPDATE job SET state = 'DELIVERED'",
                "UPDATE job SET state = 'CANCELLED', finished_at = 1",
                "UPDATE job SET state = 'PARKED'",
                "UPDATE job SET state = 'PARKED', parked_because = 'x', lease_owner = 'a/1/1', lease_until = 1",
                "UPDATE job SET told_at = 1"
            })
    void refusesToForgeTheBooks(String statement) {
        Allowance images = Samples.imagesADay("42", 10);
        jobs.admit(Samples.withAllowances(newJob("event"), images));
        new JdbcQuotaDesk(database).set(List.of(images), 10, Samples.signature());

        assertThatThrownBy(() -> database.write(handle -> handle.execute(statement)))
                .isInstanceOf(UnableToExecuteStatementException.class);
    }

    @Test
    void refusesToResolveAReservationTwice() {
        jobs.admit(Samples.withAllowances(newJob("event"), Samples.imagesADay("42", 10)));
        fail(begun(), new Failure.PolicyRefusal("code"), NOW);

        assertThatThrownBy(() -> database.write(handle -> handle.execute("""
                        INSERT INTO transfer (job, account, kind, amount, pending_id, made_at)
                        SELECT job, account, kind, amount, pending_id, made_at FROM transfer WHERE kind = 'VOID'
                        """)))
                .isInstanceOf(UnableToExecuteStatementException.class)
                .hasMessageMatching("(?is).*(transfer.pending_id|transfer_resolution).*");
    }

    @Test
    void remembersACallThatMayHaveBeenBilled() {
        jobs.admit(newJob("event"));
        Failure timeout = new Failure.ProviderTransient("timeout", null, Failure.Billing.UNKNOWN);

        fail(begun(), timeout, NOW);

        assertThat(attempts()).isEqualTo("IN_DOUBT provider-transient");
    }

    @Test
    void remembersACallThatFailedForCertain() {
        jobs.admit(newJob("event"));

        fail(begun(), Failure.UserError.of("model-unavailable"), NOW);

        assertThat(attempts()).isEqualTo("FAILED user-error");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I1 UPDATE account SET pending = pending + 1",
                "I1 UPDATE account SET granted = granted + 1",
                "I1 INSERT INTO transfer SELECT 9, NULL, account, 'ADJUST', 1, NULL, 1 FROM transfer",
                "I2 UPDATE account SET ceiling = 0",
                "I2b INSERT INTO transfer SELECT 9, NULL, account, 'GRANT', 1, NULL, 1 FROM transfer",
                "I2b UPDATE quota_limit SET amount = 99",
                "I2b UPDATE quota_limit SET amount = NULL",
                "I2b UPDATE bar SET ends_at = 1",
                "I4 UPDATE job SET state = 'FAILED', failure = '{}', finished_at = 1",
                "I5 DELETE FROM inbound_event",
                "I6 INSERT INTO attempt SELECT id, 1, epoch, 'SENT', 1, NULL, NULL, 1 FROM job",
                "I7 UPDATE job SET attempts = 1",
                "I4 UPDATE job SET state = 'PARKED', parked_because = 'damaged'",
                "I17 INSERT INTO fair_share VALUES ('', '', 0, 3), ('chat', '', 5, 0)",
                "I17 INSERT INTO fair_share VALUES ('chat', '', 0, 3), ('chat', 'chat:42', 5, 0)",
                "I9 INSERT INTO artwork SELECT id, 'model', NULL, NULL, NULL, 1 FROM job",
                "I3 INSERT INTO transfer SELECT 9, job, account, 'VOID', amount + 1, id, 1 FROM transfer",
                "I10 INSERT INTO transfer SELECT 9, job, account, 'POST', amount, id, 1 FROM transfer"
            })
    void noticesAForgery(String idAndStatement) {
        Allowance images = Samples.imagesADay("42", 10);
        jobs.admit(Samples.withAllowances(newJob("event"), images));
        new JdbcQuotaDesk(database).set(List.of(images), 10, Samples.signature());
        new JdbcGate(database).bar(QuotaSubject.ofKey("user:chat:42"), null, Samples.signature());
        String[] parts = idAndStatement.split(" ", 2);

        try (Database forged = copyWith(parts[1])) {
            assertThat(Invariants.check(forged))
                    .extracting(Invariants.Violation::id)
                    .contains(parts[0]);
        }
    }

    @Test
    void noticesThatWhatWasCancelledHadBeenDrawn() {
        jobs.admit(newJob("event"));
        jobs.cancel(claim().id(), Samples.sender().user(), NOW);

        try (Database forged = copyWith("INSERT INTO attempt SELECT id, 1, 1, 'OK', 1, 2, NULL, 1 FROM job")) {
            assertThat(Invariants.check(forged))
                    .extracting(Invariants.Violation::id)
                    .contains("I18");
        }
    }

    /** Another database with the same rows and one more statement. */
    private Database copyWith(String statement) {
        database.close();
        Database forged = open(folder);
        database = open(folder.resolve("untouched"));
        forged.write(handle -> handle.execute(statement));
        return forged;
    }

    private String attempts() {
        return database.read(handle -> handle.createQuery("SELECT state || ' ' || failure FROM attempt")
                .mapTo(String.class)
                .one());
    }
}
