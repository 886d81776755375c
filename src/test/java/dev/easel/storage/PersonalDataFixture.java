package dev.easel.storage;

import static dev.easel.testing.Samples.CHAT;
import static dev.easel.testing.Samples.NOW;
import static dev.easel.testing.Samples.newJob;
import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.gallery.Artwork;
import dev.easel.core.identity.ChannelRef;
import dev.easel.core.identity.MessageRef;
import dev.easel.core.identity.Place;
import dev.easel.core.identity.ReplyAddress;
import dev.easel.core.identity.Sender;
import dev.easel.core.identity.SpaceRef;
import dev.easel.core.identity.UserRef;
import dev.easel.core.image.BlobSink;
import dev.easel.core.image.BlobStore;
import dev.easel.core.image.GeneratedImage;
import dev.easel.core.image.ImageFormat;
import dev.easel.core.image.ImageRef;
import dev.easel.core.image.ImageRequest;
import dev.easel.core.image.ImageSize;
import dev.easel.core.image.ImageSize.Pixels;
import dev.easel.core.image.Prompt;
import dev.easel.core.image.RenderOptions;
import dev.easel.core.job.Job;
import dev.easel.core.job.NewJob;
import dev.easel.core.quota.Allowance;
import dev.easel.core.quota.Cost;
import dev.easel.core.quota.Signature;
import dev.easel.testing.ManualClock;
import dev.easel.testing.Samples;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;

/** Somebody whose every word is a canary, and ways to see what is left of them. */
abstract class PersonalDataFixture extends StoreFixture {
    /** Stands in everything that is somebody's own. */
    static final String CANARY = "canary";

    static final UserRef ADA = new UserRef(CHAT, "42");
    static final Signature BY_ADA = new Signature("chat:42", NOW, "");
    static final Allowance IMAGES = Samples.imagesADay("42", 900);

    BlobStore blobs;
    JdbcPersonalData data;

    @BeforeEach
    void openData() throws IOException {
        blobs = database.openBlobs(folder.resolve("blobs"), new ManualClock(NOW));
        data = new JdbcPersonalData(database, blobs);
    }

    /** Every column of every table that may hold text, as {@code table.column}. */
    abstract List<String> textColumns();

    void finish() throws IOException {
        assertThat(data.finish()).isTrue();
    }

    /** Where the canary is still to be found. */
    List<String> leftovers() {
        List<String> found = new ArrayList<>();
        for (String column : textColumns()) {
            String table = column.substring(0, column.indexOf('.'));
            String name = column.substring(column.indexOf('.') + 1);
            long rows = database.read(handle -> handle.createQuery(
                            "SELECT count(*) FROM %s WHERE CAST(%s AS TEXT) LIKE '%%canary%%'".formatted(table, name))
                    .mapTo(long.class)
                    .one());
            if (rows > 0) {
                found.add(column);
            }
        }
        return found;
    }

    void deliver(NewJob job, ImageRef drawn) {
        jobs.admit(job);
        Job running = begun();
        jobs.arrived(running.lease(), 1, artwork(drawn), 0, 40_000, NOW);
        jobs.drawn(running.lease(), new Cost(1, 40_000), null, NOW);
        jobs.delivered(running.lease(), message(), NOW);
    }

    static Artwork artwork(ImageRef drawn) {
        return new Artwork(Samples.MODEL, List.of(new GeneratedImage(drawn, "a revised canary", null)), null);
    }

    static MessageRef message() {
        return new MessageRef(CHAT, "canary-message");
    }

    NewJob edit(String event, ImageRef source) {
        NewJob plain = newJob(event);
        return new NewJob(
                plain.id(),
                event,
                new Sender(ADA, "canary Lovelace", Locale.ENGLISH, Set.of("canary-role")),
                new Place(new SpaceRef(CHAT, "space-1"), new ChannelRef(CHAT, "canary-channel")),
                new ReplyAddress(CHAT, "canary-token"),
                request(source),
                plain.presentation(),
                List.of("a note about canary"),
                plain.cost(),
                List.of(IMAGES),
                NOW,
                NOW,
                plain.deadline(),
                null);
    }

    static ImageRequest request(ImageRef source) {
        return new ImageRequest.Edit(
                Samples.MODEL,
                new Prompt("a canary in a cage"),
                List.of(source),
                null,
                1,
                RenderOptions.of(ImageSize.AUTO));
    }

    ImageRef keep(String content) throws IOException {
        try (BlobSink sink = blobs.create()) {
            sink.write(content.getBytes(StandardCharsets.UTF_8));
            BlobSink.Blob blob = sink.keep();
            return new ImageRef(blob.sha256(), ImageFormat.PNG, new Pixels(64, 64), blob.bytes());
        }
    }

    boolean isKept(ImageRef image) throws IOException {
        try (var in = blobs.open(image.sha256())) {
            return in.read() >= 0;
        } catch (FileNotFoundException e) {
            return false;
        }
    }
}
