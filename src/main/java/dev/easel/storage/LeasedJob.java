package dev.easel.storage;

import dev.easel.core.job.JobState;
import dev.easel.core.job.Lease;
import dev.easel.core.job.LeaseLostException;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** The row of a job under a lease, within one transaction. The statement that writes is the one that checks the lease. */
final class LeasedJob {
    /** The assignments that end a lease. */
    static final String FREE = "lease_owner = NULL, lease_until = NULL";

    private static final String HELD = " WHERE id = :job AND epoch = :epoch AND lease_owner = :owner";

    private final Handle handle;
    private final Lease lease;

    LeasedJob(Handle handle, Lease lease) {
        this.handle = handle;
        this.lease = lease;
    }

    /**
     * Changes the row.
     *
     * @param assignments what follows SET, with named parameters
     * @param values of those parameters
     * @throws LeaseLostException when somebody else holds the job, or nobody
     * @throws IllegalStateException when it is in no state of {@code from}
     */
    void set(Set<JobState> from, String assignments, Map<String, ?> values) {
        int changed = bind(handle.createUpdate("UPDATE job SET " + assignments + HELD + " AND state IN (<from>)"))
                .bindMap(values)
                .bindList("from", from.stream().map(JobState::name).toList())
                .execute();
        if (changed == 0) {
            throw refused(from);
        }
    }

    private RuntimeException refused(Set<JobState> from) {
        return bind(handle.createQuery("SELECT state FROM job" + HELD))
                .mapTo(String.class)
                .findOne()
                .<RuntimeException>map(state ->
                        new IllegalStateException("job " + lease.job() + " is " + state + ", which is none of " + from))
                .orElseGet(() -> new LeaseLostException(lease));
    }

    private <S extends SqlStatement<S>> S bind(S statement) {
        return statement
                .bind("job", lease.job().value())
                .bind("epoch", lease.epoch())
                .bind("owner", lease.owner().text());
    }
}
