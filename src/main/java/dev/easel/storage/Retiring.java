package dev.easel.storage;

import dev.easel.core.failure.Failure;
import dev.easel.core.image.ImageRef;
import dev.easel.core.image.ImageRequest;
import dev.easel.core.image.Prompt;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Lets parts of jobs go that are over, within one transaction. */
final class Retiring {
    /** Stands where words were, in every language. */
    private static final String GONE = "…";

    /** Of a job that is over, and whose asker knows: what this column tells of is still there, and too old. */
    private static final String DUE = """
            %s IS NULL AND finished_at IS NOT NULL AND finished_at < :before
            AND (state IN ('DELIVERED', 'UNDELIVERABLE') OR told_at IS NOT NULL)""";

    private final Handle handle;
    private final Instant now;

    Retiring(Handle handle, Instant now) {
        this.handle = handle;
        this.now = now;
    }

    /** What they were made from. Returns of how many jobs. */
    int inputs(Instant before, int most) {
        List<String> jobs = due("inputs_gone_at", before, most);
        for (String job : jobs) {
            retire("SELECT sha256 FROM job_source WHERE job = :job", job);
            run("DELETE FROM job_source WHERE job = :job", job);
            mark("inputs_gone_at", job);
        }
        return jobs.size();
    }

    /** What they drew and what it looked like, and the contact sheets of batches of that time. Stamps stay: they show nothing. */
    int outputs(Instant before, int most) {
        List<String> jobs = due("outputs_gone_at", before, most);
        for (String job : jobs) {
            // First, so that whoever notes their looks meanwhile waits, and then sees it.
            mark("outputs_gone_at", job);
            retire("SELECT sha256 FROM artwork_image WHERE job = :job AND sha256 <> '" + Forgetting.NO_FILE + "'", job);
            run("UPDATE artwork_image SET sha256 = '" + Forgetting.NO_FILE + "' WHERE job = :job", job);
            run("UPDATE likeness SET bits = NULL WHERE job = :job", job);
        }
        sheets(before);
        return jobs.size();
    }

    /** What was said. */
    int prompts(Instant before, int most) {
        List<String> jobs = due("prompt_gone_at", before, most);
        for (String job : jobs) {
            run("UPDATE artwork_image SET revised_prompt = NULL WHERE job = :job", job);
            run("UPDATE batch_member SET label = '" + GONE + "' WHERE job = :job", job);
            wordless(job);
            mark("prompt_gone_at", job);
        }
        handle.createUpdate("""
                        UPDATE batch_member SET label = :gone WHERE job IS NULL AND label <> :gone
                        AND batch IN (SELECT id FROM batch WHERE closed_at < :before)
                        """)
                .bind("gone", GONE)
                .bind("before", before.toEpochMilli())
                .execute();
        return jobs.size();
    }

    int countInputs(Instant before) {
        return count("inputs_gone_at", before);
    }

    int countOutputs(Instant before) {
        return count("outputs_gone_at", before);
    }

    int countPrompts(Instant before) {
        return count("prompt_gone_at", before);
    }

    private int count(String column, Instant before) {
        return handle.createQuery("SELECT count(*) FROM job WHERE " + DUE.formatted(column))
                .bind("before", before.toEpochMilli())
                .mapTo(int.class)
                .one();
    }

    private List<String> due(String column, Instant before, int most) {
        return handle.createQuery("""
                        SELECT id FROM job WHERE %s ORDER BY finished_at LIMIT :most
                        """.formatted(DUE.formatted(column)))
                .bind("before", before.toEpochMilli())
                .bind("most", most)
                .mapTo(String.class)
                .list();
    }

    private void sheets(Instant before) {
        handle.createQuery("SELECT id, sheet_image FROM batch WHERE sheet_image IS NOT NULL AND closed_at < :before")
                .bind("before", before.toEpochMilli())
                .map((row, _) -> new Sheet(
                        row.getString("id"),
                        Codec.read(row.getString("sheet_image"), ImageRef.class).sha256()))
                .list()
                .forEach(sheet -> {
                    retire(sheet.file());
                    run("UPDATE batch SET sheet_image = NULL WHERE id = :job", sheet.batch());
                });
    }

    private record Sheet(String batch, String file) {}

    private void retire(String query, String job) {
        handle.createQuery(query).bind("job", job).mapTo(String.class).list().forEach(this::retire);
    }

    private void retire(String file) {
        handle.createUpdate("""
                        INSERT INTO retired_file (sha256, retired_at) VALUES (:file, :now)
                        ON CONFLICT (sha256) DO UPDATE SET retired_at = excluded.retired_at
                        """)
                .bind("file", file)
                .bind("now", now.toEpochMilli())
                .execute();
    }

    private void wordless(String job) {
        String request = handle.createQuery("SELECT request FROM job WHERE id = :job")
                .bind("job", job)
                .mapTo(String.class)
                .one();
        handle.createUpdate("""
                        UPDATE job SET request = :request, notes = '[]', fingerprint = NULL,
                            failure = CASE WHEN failure LIKE '%user-error%' THEN :failure ELSE failure END,
                            shortfall = CASE WHEN shortfall LIKE '%user-error%' THEN :failure ELSE shortfall END
                        WHERE id = :job
                        """)
                .bind("request", withoutWords(request))
                .bind("failure", Codec.write(new Failure.Expired()))
                .bind("job", job)
                .execute();
    }

    /** What can't be read can't be cut either: all of it goes. */
    private static String withoutWords(String request) {
        try {
            return Codec.write(
                    switch (Codec.read(request, ImageRequest.class)) {
                        case ImageRequest.Generation it ->
                            new ImageRequest.Generation(it.model(), new Prompt(GONE), it.count(), it.options());
                        case ImageRequest.Edit it ->
                            new ImageRequest.Edit(
                                    it.model(),
                                    new Prompt(GONE, it.prompt().asked() == null ? null : ""),
                                    it.images(),
                                    it.mask(),
                                    it.count(),
                                    it.options());
                        case ImageRequest.Variation it -> it;
                    });
        } catch (IllegalStateException | IllegalArgumentException e) {
            return "{}";
        }
    }

    private void mark(String column, String job) {
        handle.createUpdate("UPDATE job SET " + column + " = :now WHERE id = :job")
                .bind("now", now.toEpochMilli())
                .bind("job", job)
                .execute();
    }

    private void run(String statement, String job) {
        handle.createUpdate(statement).bind("job", job).execute();
    }
}
