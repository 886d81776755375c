package dev.easel.storage;

import dev.easel.core.image.ImageRequest;
import dev.easel.core.image.ModelId;
import dev.easel.core.job.JobId;
import dev.easel.core.quota.Cost;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Entries of the operator's book, within one transaction. In doubt it holds too much: whatever is not known to be
 * unbilled stays in it at its worst price.
 */
final class OperatorBook {
    private static final int RESOLUTION = 1;

    private final Handle handle;

    OperatorBook(Handle handle) {
        this.handle = handle;
    }

    /** Reserves the most that a call can cost, on the day on which it begins. */
    void reserve(JobId job, int attempt, ModelId model, Cost atMost, Instant now) {
        String day = now.atZone(ZoneOffset.UTC).toLocalDate().toString();
        handle.createUpdate("INSERT INTO spend_day (day) VALUES (:day) ON CONFLICT DO NOTHING")
                .bind("day", day)
                .execute();
        Call call = new Call(job, attempt, day, model.value(), atMost.micros());
        insert(call, 0, "PENDING", atMost.images(), atMost.micros(), null, now);
        move(call, atMost.micros(), 0);
    }

    /**
     * Books what an answered call came to. The book never shows less than the bill, so what exceeds the reservation is
     * booked, too, as a correction that shows.
     */
    void post(JobId job, int attempt, int images, long micros, Instant now) {
        Call call = require(job, attempt);
        long within = Math.min(micros, call.reserved());
        insert(call, RESOLUTION, "POST", images, within, null, now);
        if (micros > within) {
            insert(call, RESOLUTION + 1, "ADJUST", 0, micros - within, "more than was reserved", now);
        }
        move(call, -call.reserved(), micros);
    }

    /** Books the worst price of a call of which nobody knows whether it is billed. */
    void postInDoubt(JobId job, int attempt, Instant now) {
        Call call = find(job, attempt).orElseGet(() -> adopt(job, attempt));
        insert(call, RESOLUTION, "POST", 0, call.reserved(), null, now);
        move(call, -call.reserved(), call.reserved());
    }

    /** Frees the reservation of a call that is certainly not billed. */
    void release(JobId job, int attempt, Instant now) {
        Call call = require(job, attempt);
        insert(call, RESOLUTION, "VOID", 0, call.reserved(), null, now);
        move(call, -call.reserved(), 0);
    }

    /** Corrects a call that was booked, so that it comes to {@code micros} in all. */
    void adjust(JobId job, int attempt, long micros, String reason, Instant now) {
        Call call = require(job, attempt);
        Booked booked = booked(job, attempt);
        long difference = micros - booked.micros();
        // Of two corrections at the same time one finds its number taken, and fails.
        insert(call, booked.last() + 1, "ADJUST", 0, difference, reason, now);
        move(call, 0, difference);
    }

    /** While it is replaced by this one, an older Easel makes calls and knows of no book: at most the whole job's price. */
    private Call adopt(JobId job, int attempt) {
        handle.createQuery("""
                        SELECT j.request, j.cost_micros, a.images, a.started_at FROM attempt a JOIN job j ON j.id = a.job
                        WHERE a.job = :job AND a.n = :attempt
                        """)
                .bind("job", job.value())
                .bind("attempt", attempt)
                .map((row, _) -> new Stranger(
                        Codec.read(row.getString("request"), ImageRequest.class).model(),
                        new Cost(row.getLong("images"), row.getLong("cost_micros")),
                        Instant.ofEpochMilli(row.getLong("started_at"))))
                .findOne()
                .ifPresent(call -> reserve(job, attempt, call.model(), call.atMost(), call.began()));
        return require(job, attempt);
    }

    private Call require(JobId job, int attempt) {
        return find(job, attempt)
                .orElseThrow(() -> new IllegalStateException("call " + attempt + " of job " + job + " is in no book"));
    }

    private Optional<Call> find(JobId job, int attempt) {
        return handle.createQuery("""
                        SELECT day, model, micros FROM spend WHERE job = :job AND attempt = :attempt AND seq = 0
                        """)
                .bind("job", job.value())
                .bind("attempt", attempt)
                .map((row, _) ->
                        new Call(job, attempt, row.getString("day"), row.getString("model"), row.getLong("micros")))
                .findOne();
    }

    private Booked booked(JobId job, int attempt) {
        return handle.createQuery("""
                        SELECT coalesce(sum(CASE WHEN kind IN ('POST', 'ADJUST') THEN micros ELSE 0 END), 0) AS micros,
                            max(seq) AS last
                        FROM spend WHERE job = :job AND attempt = :attempt
                        """)
                .bind("job", job.value())
                .bind("attempt", attempt)
                .map((row, _) -> new Booked(row.getLong("micros"), row.getInt("last")))
                .one();
    }

    private void insert(
            Call call, int seq, String kind, long images, long micros, @Nullable String reason, Instant now) {
        handle.createUpdate("""
                        INSERT INTO spend (job, attempt, seq, kind, day, model, images, micros, reason, made_at)
                        VALUES (:job, :attempt, :seq, :kind, :day, :model, :images, :micros, :reason, :now)
                        """)
                .bind("job", call.job().value())
                .bind("attempt", call.attempt())
                .bind("seq", seq)
                .bind("kind", kind)
                .bind("day", call.day())
                .bind("model", call.model())
                .bind("images", images)
                .bind("micros", micros)
                .bind("reason", reason)
                .bind("now", now.toEpochMilli())
                .execute();
    }

    private void move(Call call, long pending, long posted) {
        handle.createUpdate("""
                        UPDATE spend_day SET pending = pending + :pending, posted = posted + :posted WHERE day = :day
                        """)
                .bind("day", call.day())
                .bind("pending", pending)
                .bind("posted", posted)
                .execute();
    }

    /** A call with its reservation. */
    private record Call(JobId job, int attempt, String day, String model, long reserved) {}

    /** A call that is in no book. */
    private record Stranger(ModelId model, Cost atMost, Instant began) {}

    /** What a call comes to so far, and the number of its last entry. */
    private record Booked(long micros, int last) {}
}
