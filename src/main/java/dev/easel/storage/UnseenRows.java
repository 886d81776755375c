package dev.easel.storage;

import dev.easel.core.gallery.Likenesses.Page;
import dev.easel.core.gallery.Origin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Images that nobody has looked at yet, within one transaction. */
final class UnseenRows {
    private static final String UNSEEN = """
            NOT EXISTS (SELECT 1 FROM likeness l WHERE l.job = i.job AND l.position = i.position)
            AND i.sha256 <> :none
            """;

    private final Handle handle;

    UnseenRows(Handle handle) {
        this.handle = handle;
    }

    List<Origin> listSince(Instant drawnSince, int limit) {
        return handle.createQuery("""
                        SELECT i.job, i.position FROM artwork a JOIN artwork_image i ON i.job = a.job
                        WHERE a.drawn_at >= :since AND %s ORDER BY a.drawn_at DESC, i.job, i.position LIMIT :limit
                        """.formatted(UNSEEN))
                .bind("since", drawnSince.toEpochMilli())
                .bind("none", Forgetting.NO_FILE)
                .bind("limit", limit)
                .map((row, _) -> LikenessRows.origin(row))
                .list();
    }

    List<Origin> listOf(String requester, int limit) {
        return handle.createQuery("""
                        SELECT i.job, i.position FROM job j JOIN artwork_image i ON i.job = j.id
                        WHERE j.queue_user = :requester AND j.settled_micros IS NOT NULL AND j.removed_at IS NULL AND %s
                        ORDER BY j.id DESC, i.position LIMIT :limit
                        """.formatted(UNSEEN))
                .bind("requester", requester)
                .bind("none", Forgetting.NO_FILE)
                .bind("limit", limit)
                .map((row, _) -> LikenessRows.origin(row))
                .list();
    }

    Page page(String before, int jobs) {
        List<String> ids = handle.createQuery("""
                        SELECT job FROM artwork WHERE :before = '' OR job < :before ORDER BY job DESC LIMIT :limit
                        """)
                .bind("before", before)
                .bind("limit", jobs)
                .mapTo(String.class)
                .list();
        List<Origin> unseen = new ArrayList<>();
        if (!ids.isEmpty()) {
            unseen.addAll(handle.createQuery("""
                            SELECT i.job, i.position FROM artwork_image i WHERE i.job IN (<ids>) AND %s
                            ORDER BY i.job DESC, i.position
                            """.formatted(UNSEEN))
                    .bindList("ids", ids)
                    .bind("none", Forgetting.NO_FILE)
                    .map((row, _) -> LikenessRows.origin(row))
                    .list());
        }
        return new Page(unseen, ids.size() < jobs ? null : ids.getLast());
    }
}
