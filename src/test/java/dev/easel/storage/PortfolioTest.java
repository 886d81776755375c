package dev.easel.storage;

import static dev.easel.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.easel.core.gallery.Artwork;
import dev.easel.core.gallery.Portfolio;
import dev.easel.core.gallery.Search;
import dev.easel.core.identity.MessageRef;
import dev.easel.core.image.BlobSink;
import dev.easel.core.image.BlobStore;
import dev.easel.core.image.GeneratedImage;
import dev.easel.core.image.ImageFormat;
import dev.easel.core.image.ImageRef;
import dev.easel.core.image.ImageSize.Pixels;
import dev.easel.core.job.Job;
import dev.easel.core.quota.Cost;
import dev.easel.testing.MemoryBlobStore;
import dev.easel.testing.Samples;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** All of somebody's pictures in one file. */
class PortfolioTest extends StoreFixture {
    /** The signature of the last record of a zip. */
    private static final String DIRECTORY_END = "PK\5\6";

    private final MemoryBlobStore blobs = new MemoryBlobStore();

    @Override
    Database open(Path folder) {
        return Database.open("jdbc:sqlite:" + folder.resolve("easel.db"));
    }

    @Test
    void namesPicturesByDayAndWordsAndLeavesOutWhatIsGone() throws IOException {
        ImageRef gone = kept("gone");
        deliver(List.of(kept("one"), kept("two")));
        deliver(List.of(kept("three")));
        deliver(List.of(gone));
        blobs.delete(gone.sha256());

        List<String> names = write(portfolio());

        assertThat(names).hasSize(3).doesNotHaveDuplicates();
        assertThat(names)
                .contains(
                        "2026-11-20 12.00.00 a fox in the snow 1.png=one",
                        "2026-11-20 12.00.00 a fox in the snow 2.png=two")
                .anyMatch(name -> name.matches("2026-11-20 12\\.00\\.00 a fox in the snow.*\\.png=three"));
    }

    @Test
    void writesAsManyAtOnceAsItIsTold() throws IOException {
        Portfolio portfolio = portfolio();
        List<Boolean> second = new ArrayList<>();

        portfolio.write(Samples.sender().user(), Search.ALL, "rest", () -> {
            second.add(portfolio.write(Samples.sender().user(), Search.ALL, "rest", ByteArrayOutputStream::new));
            return new ByteArrayOutputStream();
        });

        assertThat(second).containsExactly(false);
        assertThat(write(portfolio)).isEmpty();
    }

    @Test
    void breaksOffWhereAPictureCanNotBeRead() throws IOException {
        ImageRef image = kept("one");
        deliver(List.of(image));
        BlobStore broken = new MemoryBlobStore() {
            @Override
            public InputStream open(String sha256) throws IOException {
                InputStream gone = InputStream.nullInputStream();
                gone.close();
                return gone;
            }
        };
        Portfolio portfolio = new Portfolio(new JdbcGallery(database), broken, ZoneOffset.UTC, 1);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        assertThatIOException()
                .isThrownBy(() -> portfolio.write(Samples.sender().user(), Search.ALL, "rest", () -> bytes));
        assertThat(bytes.toString(StandardCharsets.ISO_8859_1)).doesNotContain(DIRECTORY_END);
        assertThat(write(portfolio())).hasSize(1);
    }

    private Portfolio portfolio() {
        return new Portfolio(new JdbcGallery(database), blobs, ZoneOffset.UTC, 1);
    }

    private static List<String> write(Portfolio portfolio) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        portfolio.write(Samples.sender().user(), Search.ALL, "rest", () -> bytes);
        List<String> names = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName() + "=" + new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return names;
    }

    private ImageRef kept(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try (BlobSink sink = blobs.create()) {
            sink.write(bytes);
            return new ImageRef(sink.keep().sha256(), ImageFormat.PNG, new Pixels(1, 1), bytes.length);
        }
    }

    private void deliver(List<ImageRef> images) {
        jobs.admit(Samples.newJob("event-" + images.hashCode()));
        Job job = begun();
        List<GeneratedImage> drawn =
                images.stream().map(image -> new GeneratedImage(image, null)).toList();
        jobs.arrived(job.lease(), 1, new Artwork(Samples.MODEL, drawn, null), 0, 30_000, NOW);
        jobs.drawn(job.lease(), new Cost(drawn.size(), 30_000), null, NOW);
        jobs.delivered(job.lease(), new MessageRef(Samples.CHAT, job.id().value()), NOW);
    }
}
