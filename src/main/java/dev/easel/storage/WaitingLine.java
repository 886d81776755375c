package dev.easel.storage;

import dev.easel.core.failure.Failure;
import dev.easel.core.failure.Failure.Whose;
import dev.easel.core.job.Ahead;
import dev.easel.core.job.JobId;
import dev.easel.core.job.JobLimits;
import dev.easel.core.job.NewJob;
import dev.easel.storage.QueueOrder.Entry;
import dev.easel.storage.QueueOrder.Place;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;

/** The jobs that wait to be drawn, as one snapshot shows them. */
final class WaitingLine {
    private final Handle handle;

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
        return ahead(
                QueueKeys.space(job),
                QueueKeys.user(job),
                entry -> !entry.id().equals(job.id().value()));
    }

    Optional<Ahead> findAhead(JobId job) {
        List<Entry> entries = list();
        return entries.stream()
                .filter(entry -> entry.id().equals(job.value()))
                .findFirst()
                .map(own -> ahead(own.space(), own.user(), entry -> entries.indexOf(entry) < entries.indexOf(own)));
    }

    private Ahead ahead(String space, String user, Predicate<Entry> isBefore) {
        List<Entry> entries = list();
        List<Entry> before = entries.stream()
                .filter(entry -> entry.space().equals(space) && entry.user().equals(user))
                .filter(isBefore)
                .toList();
        Ahead ahead = new QueueOrder(entries)
                .ahead(new Place(space, user, before, debt(space, "", "", ""), debt(space, user, space, "")));
        return new Ahead(ahead.jobs(), ahead.images() + imagesClaimed());
    }

    private List<Entry> list() {
        return handle.createQuery("""
                        SELECT id, queue_space, queue_user, cost_images FROM waiting_job
                        WHERE state = 'QUEUED' ORDER BY created_at, id
                        """)
                .map((row, _) -> new Entry(
                        row.getString("id"),
                        row.getString("queue_space"),
                        row.getString("queue_user"),
                        row.getLong("cost_images")))
                .list();
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
