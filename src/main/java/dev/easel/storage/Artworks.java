package dev.easel.storage;

import dev.easel.core.gallery.Artwork;
import dev.easel.core.identity.UserRef;
import dev.easel.core.image.GeneratedImage;
import dev.easel.core.image.ImageFormat;
import dev.easel.core.image.ImageRef;
import dev.easel.core.image.ImageSize.Pixels;
import dev.easel.core.image.ModelId;
import dev.easel.core.image.Usage;
import dev.easel.core.job.JobId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** The artworks of jobs, within one transaction. */
final class Artworks {
    private final Handle handle;

    Artworks(Handle handle) {
        this.handle = handle;
    }

    /** Keeps images behind those that the job already has. A sum of tokens in which a part is unknown is unknown. */
    void add(JobId job, Artwork artwork, Instant now) {
        Usage usage = artwork.usage();
        handle.createUpdate("""
                        INSERT INTO artwork (job, model, text_tokens_in, image_tokens_in, tokens_out, drawn_at)
                        VALUES (:job, :model, :textTokensIn, :imageTokensIn, :tokensOut, :now)
                        ON CONFLICT (job) DO UPDATE SET
                            text_tokens_in = artwork.text_tokens_in + excluded.text_tokens_in,
                            image_tokens_in = artwork.image_tokens_in + excluded.image_tokens_in,
                            tokens_out = artwork.tokens_out + excluded.tokens_out,
                            drawn_at = excluded.drawn_at
                        """)
                .bind("job", job.value())
                .bind("model", artwork.model().value())
                .bind("textTokensIn", usage == null ? null : usage.textTokensIn())
                .bind("imageTokensIn", usage == null ? null : usage.imageTokensIn())
                .bind("tokensOut", usage == null ? null : usage.tokensOut())
                .bind("now", now.toEpochMilli())
                .execute();
        insertImages(job, artwork.images());
    }

    /** Keeps the images of one job as those of another, too. */
    void copy(String from, JobId to) {
        for (String statement : List.of("""
                INSERT INTO artwork (job, model, text_tokens_in, image_tokens_in, tokens_out, drawn_at)
                SELECT :to, model, text_tokens_in, image_tokens_in, tokens_out, drawn_at FROM artwork WHERE job = :from
                """, """
                INSERT INTO artwork_image (job, position, sha256, format, width, height, bytes, revised_prompt,
                    change_outside)
                SELECT :to, position, sha256, format, width, height, bytes, revised_prompt, change_outside
                FROM artwork_image WHERE job = :from
                """)) {
            handle.createUpdate(statement)
                    .bind("from", from)
                    .bind("to", to.value())
                    .execute();
        }
    }

    Optional<Artwork> find(JobId job) {
        List<GeneratedImage> images = listImages(job);
        return handle.createQuery("""
                        SELECT model, text_tokens_in, image_tokens_in, tokens_out FROM artwork WHERE job = :job
                        """)
                .bind("job", job.value())
                .map((row, _) -> new Artwork(new ModelId(row.getString("model")), images, usage(row)))
                .findOne();
    }

    /** What is kept of what somebody had drawn, by the jobs' ids. */
    Map<String, List<GeneratedImage>> listKept(UserRef user) {
        Map<String, List<GeneratedImage>> kept = new HashMap<>();
        handle.createQuery("""
                        SELECT image.job, image.sha256, image.format, image.width, image.height, image.bytes,
                            image.revised_prompt, image.change_outside
                        FROM artwork_image image JOIN job ON job.id = image.job
                        WHERE job.queue_user = :user AND job.outputs_gone_at IS NULL ORDER BY image.job, image.position
                        """)
                .bind("user", QueueKeys.user(user))
                .map((row, _) -> kept.computeIfAbsent(row.getString("job"), _ -> new ArrayList<>())
                        .add(image(row)))
                .list();
        return kept;
    }

    /** How many images the job has. */
    int count(JobId job) {
        return handle.createQuery("SELECT count(*) FROM artwork_image WHERE job = :job")
                .bind("job", job.value())
                .mapTo(int.class)
                .one();
    }

    /** The models that have drawn since. */
    Set<ModelId> listModels(Instant since) {
        return handle.createQuery("SELECT DISTINCT model FROM artwork WHERE drawn_at >= :since")
                .bind("since", since.toEpochMilli())
                .mapTo(String.class)
                .map(ModelId::new)
                .collect(Collectors.toUnmodifiableSet());
    }

    private void insertImages(JobId job, List<GeneratedImage> images) {
        int first = count(job);
        try (PreparedBatch batch = handle.prepareBatch("""
                INSERT INTO artwork_image (job, position, sha256, format, width, height, bytes, revised_prompt,
                    change_outside)
                VALUES (:job, :position, :sha256, :format, :width, :height, :bytes, :revisedPrompt, :changeOutside)
                """)) {
            for (GeneratedImage generated : images) {
                ImageRef image = generated.image();
                batch.bind("job", job.value())
                        .bind("position", first + batch.size())
                        .bind("sha256", image.sha256())
                        .bind("format", image.format().name())
                        .bind("width", image.size().width())
                        .bind("height", image.size().height())
                        .bind("bytes", image.bytes())
                        .bind("revisedPrompt", storable(generated.revisedPrompt()))
                        .bind("changeOutside", generated.changeOutside())
                        .add();
            }
            batch.execute();
        }
    }

    /** A provider's words may hold a NUL, which PostgreSQL keeps in no text. */
    private static @Nullable String storable(@Nullable String words) {
        return words == null ? null : words.replace("\0", "");
    }

    private List<GeneratedImage> listImages(JobId job) {
        return handle.createQuery("""
                        SELECT sha256, format, width, height, bytes, revised_prompt, change_outside FROM artwork_image
                        WHERE job = :job ORDER BY position
                        """)
                .bind("job", job.value())
                .map((row, _) -> image(row))
                .list();
    }

    private static GeneratedImage image(ResultSet row) throws SQLException {
        ImageRef ref = new ImageRef(
                row.getString("sha256"),
                ImageFormat.valueOf(row.getString("format")),
                new Pixels(row.getInt("width"), row.getInt("height")),
                row.getLong("bytes"));
        double changeOutside = row.getDouble("change_outside");
        return new GeneratedImage(ref, row.getString("revised_prompt"), row.wasNull() ? null : changeOutside);
    }

    private static @Nullable Usage usage(ResultSet row) throws SQLException {
        long tokensOut = row.getLong("tokens_out");
        return row.wasNull()
                ? null
                : new Usage(row.getLong("text_tokens_in"), row.getLong("image_tokens_in"), tokensOut);
    }
}
