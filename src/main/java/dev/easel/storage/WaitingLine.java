package dev.easel.storage;

import dev.easel.core.failure.Failure;
import dev.easel.core.failure.Failure.Whose;
import dev.easel.core.job.Ahead;
import dev.easel.core.job.JobId;
import dev.easel.core.job.JobLimits;
import dev.easel.core.job.NewJob;
import dev.easel.storage.QueueOrder.Load;
import dev.easel.storage.QueueOrder.Place;
import dev.easel.storage.QueueOrder.Share;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The jobs that wait to be drawn, as one snapshot shows them. */
final class WaitingLine {
    private static final String WAITING = "lease_owner IS NULL AND state = 'QUEUED'";

    private static final String LOAD = """
            count(*) AS jobs, coalesce(sum(cost_images), 0) AS images, coalesce(max(cost_images), 0) AS largest
            """;

    private static final String OWN =
            "SELECT " + LOAD + " FROM job WHERE " + WAITING + " AND queue_space = :space AND queue_user = :user";

    private final Handle handle;
    private @Nullable List<Share> waiting;

    WaitingLine(Handle handle) {
        this.handle = handle;
    }

    /**
     * Whether there is a place for so many more jobs. A batch takes up one of its sender's places while any of it waits,
     * and as many of everybody's as it has jobs. Asked of one person's jobs one after the other; on a server, several
     * people's may together pass the limit of all by as many as ask at the same moment.
     */
    Optional<Failure> findRefusal(NewJob job, int places, JobLimits limits) {
        if (limits.equals(JobLimits.NONE)) {
            return Optional.empty();
        }
        Turnstile.pass(handle, QueueKeys.user(job));
        int own = countOf(QueueKeys.user(job));
        if (own >= limits.waitingPerUser()) {
            return Optional.of(new Failure.QueueFull(Whose.SENDER, own));
        }
        int all = countAll();
        return all > limits.waitingInAll() - places
                ? Optional.of(new Failure.QueueFull(Whose.EVERYBODY, all))
                : Optional.empty();
    }

    Ahead ahead(NewJob job) {
        String space = QueueKeys.space(job);
        String user = QueueKeys.user(job);
        Load others = handle.createQuery(OWN + " AND id <> :job")
                .bind("space", space)
                .bind("user", user)
                .bind("job", job.id().value())
                .map((row, _) -> load(row))
                .one();
        return ahead(space, user, others);
    }

    Optional<Ahead> findAhead(JobId job) {
        return handle.createQuery(
                        "SELECT queue_space, queue_user, created_at FROM job WHERE " + WAITING + " AND id = :job")
                .bind("job", job.value())
                .map((row, _) -> ahead(
                        row.getString("queue_space"), row.getString("queue_user"), row.getLong("created_at"), job))
                .findOne();
    }

    private Ahead ahead(String space, String user, long createdAt, JobId job) {
        Load earlier = handle.createQuery(OWN + " AND (created_at, id) < (:createdAt, :job)")
                .bind("space", space)
                .bind("user", user)
                .bind("createdAt", createdAt)
                .bind("job", job.value())
                .map((row, _) -> load(row))
                .one();
        return ahead(space, user, earlier);
    }

    private Ahead ahead(String space, String user, Load before) {
        Ahead ahead = new QueueOrder(waiting())
                .ahead(new Place(space, user, before, debt(space, "", "", ""), debt(space, user, space, "")));
        return new Ahead(ahead.jobs(), ahead.images() + imagesClaimed());
    }

    /** Asked once: many ask for their places in one snapshot. */
    private List<Share> waiting() {
        if (waiting == null) {
            waiting = handle.createQuery("SELECT queue_space, queue_user, " + LOAD + " FROM job WHERE " + WAITING
                            + " GROUP BY queue_space, queue_user")
                    .map((row, _) -> new Share(row.getString("queue_space"), row.getString("queue_user"), load(row)))
                    .list();
        }
        return waiting;
    }

    private static Load load(ResultSet row) throws SQLException {
        return new Load(row.getLong("jobs"), row.getLong("images"), row.getLong("largest"));
    }

    /** Those that an instance holds, and that wait there for their turn at the provider. */
    private long imagesClaimed() {
        return handle.createQuery("""
                        SELECT coalesce(sum(cost_images), 0) FROM job WHERE state = 'RUNNING' AND attempts = 0
                        """).mapTo(long.class).one();
    }

    private long debt(String space, String member, String clockSpace, String clockMember) {
        return handle.createQuery("""
                        SELECT share.finish - whole.clock FROM fair_share share, fair_share whole
                        WHERE share.space = :space AND share.member = :member
                        AND whole.space = :clockSpace AND whole.member = :clockMember
                        AND share.finish > whole.clock
                        """)
                .bind("space", space)
                .bind("member", member)
                .bind("clockSpace", clockSpace)
                .bind("clockMember", clockMember)
                .mapTo(long.class)
                .findOne()
                .orElse(0L);
    }

    private int countOf(String user) {
        return handle.createQuery("""
                        SELECT count(DISTINCT coalesce(member.batch, job.id))
                        FROM job LEFT JOIN batch_member member ON member.job = job.id
                        WHERE job.state = 'QUEUED' AND job.queue_user = :user
                        """).bind("user", user).mapTo(int.class).one();
    }

    private int countAll() {
        return handle.createQuery("SELECT count(*) FROM job WHERE state = 'QUEUED'")
                .mapTo(int.class)
                .one();
    }
}
