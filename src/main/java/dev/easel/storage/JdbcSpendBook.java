package dev.easel.storage;

import dev.easel.core.image.ModelId;
import dev.easel.core.job.JobId;
import dev.easel.core.spend.CallInDoubt;
import dev.easel.core.spend.Spend;
import dev.easel.core.spend.SpendBook;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Reads and corrects the operator's book. The entries of a call are made where the call itself is recorded. */
public final class JdbcSpendBook implements SpendBook {
    /** Each call with what it came to; {@code in_doubt} while nobody has looked it up. */
    private static final String CALLS = """
            WITH correction AS (
                SELECT job, attempt, sum(micros) AS micros FROM spend
                WHERE kind = 'ADJUST' AND day BETWEEN :from AND :to GROUP BY job, attempt
            ), call AS (
                SELECT r.job, r.attempt, r.day, r.model, r.made_at, a.failure, r.images AS asked, r.micros AS reserved,
                    coalesce(e.images, 0) AS images,
                    CASE e.kind WHEN 'POST' THEN e.micros ELSE 0 END + coalesce(c.micros, 0) AS posted,
                    CASE WHEN e.kind IS NULL THEN 1 ELSE 0 END AS under_way,
                    CASE WHEN a.state = 'IN_DOUBT' AND c.job IS NULL THEN 1 ELSE 0 END AS in_doubt
                FROM spend r JOIN attempt a ON a.job = r.job AND a.n = r.attempt
                LEFT JOIN spend e ON e.job = r.job AND e.attempt = r.attempt AND e.seq = 1
                LEFT JOIN correction c ON c.job = r.job AND c.attempt = r.attempt
                WHERE r.seq = 0 AND r.day BETWEEN :from AND :to
            )
            """;

    private final Database database;

    public JdbcSpendBook(Database database) {
        this.database = database;
    }

    @Override
    public List<Spend> listSpend(LocalDate from, LocalDate to) {
        return database.read(handle -> handle.createQuery(CALLS + """
                        SELECT day, model, count(*) AS calls, sum(images) AS images,
                            sum(CASE WHEN in_doubt = 0 THEN posted ELSE 0 END) AS settled,
                            sum(CASE WHEN in_doubt = 1 THEN posted ELSE 0 END) AS in_doubt,
                            sum(CASE WHEN under_way = 1 THEN reserved ELSE 0 END) AS reserved
                        FROM call GROUP BY day, model ORDER BY day, model
                        """)
                .bind("from", from.toString())
                .bind("to", to.toString())
                .map((row, _) -> spend(row))
                .list());
    }

    @Override
    public List<CallInDoubt> listInDoubt(LocalDate from, LocalDate to) {
        return database.read(handle -> handle.createQuery(CALLS + """
                        SELECT job, attempt, model, failure, asked, posted, made_at
                        FROM call WHERE in_doubt = 1 ORDER BY made_at, job, attempt
                        """)
                .bind("from", from.toString())
                .bind("to", to.toString())
                .map((row, _) -> callInDoubt(row))
                .list());
    }

    @Override
    public Reconciliation reconcile(JobId job, int attempt, long billedMicros, String reason, Instant now) {
        if (billedMicros < 0 || reason.isBlank()) {
            throw new IllegalArgumentException("a bill is not negative, and a correction has a reason");
        }
        return database.write(handle -> {
            if (!new Attempts(handle).isInDoubt(job, attempt)) {
                return Reconciliation.NOT_IN_DOUBT;
            }
            new OperatorBook(handle).adjust(job, attempt, billedMicros, reason, now);
            return Reconciliation.DONE;
        });
    }

    private static Spend spend(ResultSet row) throws SQLException {
        return new Spend(
                LocalDate.parse(row.getString("day")),
                new ModelId(row.getString("model")),
                row.getLong("calls"),
                row.getLong("images"),
                row.getLong("settled"),
                row.getLong("in_doubt"),
                row.getLong("reserved"));
    }

    private static CallInDoubt callInDoubt(ResultSet row) throws SQLException {
        return new CallInDoubt(
                new JobId(row.getString("job")),
                row.getInt("attempt"),
                new ModelId(row.getString("model")),
                row.getString("failure"),
                row.getInt("asked"),
                row.getLong("posted"),
                Instant.ofEpochMilli(row.getLong("made_at")));
    }
}
