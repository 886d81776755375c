package dev.easel.storage;

import dev.easel.core.job.JobId;
import org.jdbi.v3.core.Handle;

/**
 * Start-time fair queueing, within one transaction: between spaces, and in each between the people in it (Goyal, Vin,
 * Cheng: Start-time Fair Queueing, SIGCOMM 1996). Everybody who is served moves on by the images that were served, on
 * the virtual clock of those they share with; who is furthest behind is next. The clock is where the one stood who was
 * served last, and nobody is further behind than that: idleness saves nothing up, and makes up for nothing.
 */
final class FairShares {
    /** How far a waiting job's space is ahead of the clock, in images; 0 when it is its turn. */
    static final String SPACE_AHEAD = """
            coalesce((SELECT share.finish - everybody.clock FROM fair_share share, fair_share everybody
                WHERE share.space = waiting_job.queue_space AND share.member = ''
                AND everybody.space = '' AND everybody.member = '' AND share.finish > everybody.clock), 0)""";

    /** How far its sender is ahead of the clock of that space. */
    static final String USER_AHEAD = """
            coalesce((SELECT share.finish - all_there.clock FROM fair_share share, fair_share all_there
                WHERE share.space = waiting_job.queue_space AND share.member = waiting_job.queue_user
                AND all_there.space = share.space AND all_there.member = '' AND share.finish > all_there.clock), 0)""";

    private static final String EVERYBODY = "";
    private static final String ALL_THERE = "";

    private final Handle handle;

    FairShares(Handle handle) {
        this.handle = handle;
    }

    /** Counts a job that is drawn for the first time as served: a job that is put back has had its turn. */
    void serve(JobId job) {
        handle.createQuery("SELECT queue_space, queue_user, cost_images FROM job WHERE id = :job AND epoch = 1")
                .bind("job", job.value())
                .map((row, _) ->
                        new Turn(row.getString("queue_space"), row.getString("queue_user"), row.getLong("cost_images")))
                .findOne()
                .ifPresent(this::serve);
    }

    private void serve(Turn turn) {
        Share everybody = share(EVERYBODY, ALL_THERE);
        Share space = share(turn.space(), ALL_THERE);
        Share user = share(turn.space(), turn.user());
        long spaceStart = Math.max(everybody.clock(), space.finish());
        long userStart = Math.max(space.clock(), user.finish());
        keep(EVERYBODY, ALL_THERE, new Share(0, spaceStart));
        keep(turn.space(), ALL_THERE, new Share(spaceStart + turn.images(), userStart));
        keep(turn.space(), turn.user(), new Share(userStart + turn.images(), 0));
        forget(turn.space(), userStart);
    }

    private Share share(String space, String member) {
        return handle.createQuery("SELECT finish, clock FROM fair_share WHERE space = :space AND member = :member")
                .bind("space", space)
                .bind("member", member)
                .map((row, _) -> new Share(row.getLong("finish"), row.getLong("clock")))
                .findOne()
                .orElse(new Share(0, 0));
    }

    private void keep(String space, String member, Share share) {
        handle.createUpdate("""
                        INSERT INTO fair_share (space, member, finish, clock) VALUES (:space, :member, :finish, :clock)
                        ON CONFLICT (space, member) DO UPDATE SET finish = excluded.finish, clock = excluded.clock
                        """)
                .bind("space", space)
                .bind("member", member)
                .bind("finish", share.finish())
                .bind("clock", share.clock())
                .execute();
    }

    /** Whoever is not ahead of the clock stands where a newcomer does. */
    private void forget(String space, long clock) {
        handle.createUpdate("DELETE FROM fair_share WHERE space = :space AND member <> '' AND finish <= :clock")
                .bind("space", space)
                .bind("clock", clock)
                .execute();
    }

    /** What is served to whom. */
    private record Turn(String space, String user, long images) {}

    /**
     * A row.
     *
     * @param finish up to where it was served, on the clock of those it shares with
     * @param clock of those who share in it
     */
    private record Share(long finish, long clock) {}
}
