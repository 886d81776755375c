package dev.easel.engine.desk;

import static dev.easel.testing.Samples.ALICE;
import static dev.easel.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.chat.Answer;
import dev.easel.core.chat.CommandName;
import dev.easel.core.chat.Incoming;
import dev.easel.core.gallery.Artwork;
import dev.easel.core.gallery.EditSession;
import dev.easel.core.gallery.Origin;
import dev.easel.core.gallery.Portfolio;
import dev.easel.core.gallery.Search;
import dev.easel.core.identity.ChannelRef;
import dev.easel.core.identity.MessageRef;
import dev.easel.core.image.BlobSink;
import dev.easel.core.image.BlobStore;
import dev.easel.core.image.GeneratedImage;
import dev.easel.core.image.ImageFormat;
import dev.easel.core.image.ImageRef;
import dev.easel.core.image.ImageRequest;
import dev.easel.core.image.ImageSize;
import dev.easel.core.image.ImageSize.Pixels;
import dev.easel.core.image.Likeness;
import dev.easel.core.image.RenderOptions;
import dev.easel.core.image.Stamp;
import dev.easel.core.image.Traits;
import dev.easel.core.job.Job;
import dev.easel.core.job.NewJob;
import dev.easel.core.quota.Cost;
import dev.easel.storage.Database;
import dev.easel.storage.JdbcEditSessions;
import dev.easel.storage.JdbcGallery;
import dev.easel.storage.JdbcJobStore;
import dev.easel.storage.JdbcLikenesses;
import dev.easel.storage.JdbcPersonalData;
import dev.easel.storage.JdbcTranscript;
import dev.easel.testing.ManualClock;
import dev.easel.testing.RecordingMessenger;
import dev.easel.testing.Samples;
import dev.easel.testing.SqliteFile;
import dev.easel.testing.postgres.PostgresServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long somebody with 5,000 pictures waits for everything that is kept, and for its deletion. Prints its figures. */
@Tag("benchmark")
class MyDataBenchmarkTest {
    private static final int PICTURES = Integer.getInteger("mydata.pictures", 5_000);

    /** Every so many pictures were made from one that was brought. */
    private static final int BROUGHT = 4;

    /** Where there are many parts, the largest file. */
    private static final int SMALL = 1_000_000;

    private static final String ADA = "42";
    private static final String BOB = "43";

    @TempDir
    private Path folder;

    private JdbcJobStore jobs;
    private JdbcLikenesses likenesses;
    private JdbcEditSessions sessions;
    private JdbcTranscript transcript;
    private BlobStore blobs;

    @ParameterizedTest
    @ValueSource(strings = {"SQLite", "PostgreSQL"})
    void exportsAndDeletesWhatIsKeptAboutSomebody(String kind) throws Exception {
        try (Database database =
                Database.open(kind.equals("SQLite") ? SqliteFile.url(folder) : PostgresServer.url(folder))) {
            open(database);
            long began = System.nanoTime();
            fill();
            print(kind, "filled with %d pictures".formatted(PICTURES), began);
            MyDataClerk clerk =
                    new MyDataClerk(new JdbcPersonalData(database, blobs), blobs, new ManualClock(NOW.plusSeconds(60)));

            long export = System.nanoTime();
            Answer first = clerk.answer(asks("export"), new RecordingMessenger());
            print(kind, "export, its first part", export);
            exportAllParts(kind, clerk);
            zipAll(kind, database, Search.ALL, "all as a zip");
            zipAll(kind, database, new Search(List.of("fox"), null, null), "all as a zip, of those with a word");
            Answer deleted = deleteAmongAdmissions(kind, clerk);

            assertThat(first.documents()).isNotEmpty();
            assertThat(deleted.text().text()).contains("pictures");
            assertThat(new JdbcPersonalData(database, blobs)
                            .collect(Samples.sender(ADA).user())
                            .pictures())
                    .isEmpty();
        }
    }

    private void open(Database database) throws IOException {
        jobs = new JdbcJobStore(database);
        likenesses = new JdbcLikenesses(database);
        sessions = new JdbcEditSessions(database);
        transcript = new JdbcTranscript(database);
        blobs = database.openBlobs(folder.resolve("blobs"), new ManualClock(NOW));
    }

    /** Ada's pictures, a fifth as many of somebody else's, who paints on hers, and what others said meanwhile. */
    private void fill() throws IOException {
        for (int i = 0; i < PICTURES; i++) {
            ImageRequest request = i % BROUGHT == 0 ? edit(keep("brought", i)) : Samples.generation();
            NewJob job = Samples.withRequest(Samples.newJob("ada-" + i), request);
            deliver(job, keep("drawn", i), i);
            if (i % 5 == 0) {
                deliver(Samples.by(Samples.newJob("bob-" + i), BOB, "space-1"), keep("drawn by another", i), i);
                sessions.open(EditSession.open(
                        "%032x".formatted(i),
                        Samples.sender(BOB),
                        Samples.place(),
                        Samples.replyTo(),
                        Samples.image(1),
                        "a red fox",
                        new Origin(job.id().value(), 1),
                        NOW));
                String said = "{\"text\":\"a fox\",\"image\":\"%s\"}"
                        .formatted(Samples.image(i).sha256());
                transcript.write(new ChannelRef(Samples.CHAT, BOB), "said-" + i, said, NOW);
            }
        }
    }

    private void deliver(NewJob asked, ImageRef drawn, int number) {
        jobs.admit(asked);
        Job job = jobs.claim(ALICE, Samples.PLATFORMS, NOW, NOW.plusSeconds(60)).orElseThrow();
        jobs.beginAttempt(job.lease(), Samples.MODEL, Samples.cost(1), NOW);
        Artwork artwork = new Artwork(Samples.MODEL, List.of(new GeneratedImage(drawn, "a red fox", null)), null);
        jobs.arrived(job.lease(), 1, artwork, 0, 40_000, NOW);
        jobs.drawn(job.lease(), new Cost(1, 40_000), null, NOW);
        jobs.delivered(job.lease(), new MessageRef(Samples.CHAT, job.id().value()), NOW);
        likenesses.keep(
                new Origin(job.id().value(), 1),
                new Traits(
                        new Stamp("%032x".formatted(drawn.sha256().hashCode() & 0xffff_ffffL)), new Likeness(number)));
    }

    /** To a platform that takes so little that there are many parts. */
    private static void exportAllParts(String kind, MyDataClerk clerk) {
        RecordingMessenger narrow = new RecordingMessenger();
        narrow.takeFilesOf(SMALL);
        narrow.takeMessagesOf(SMALL);
        List<Double> seconds = new ArrayList<>();
        boolean more = true;
        for (int part = 1; more; part++) {
            long began = System.nanoTime();
            more = !clerk.answer(asks("export", String.valueOf(part)), narrow)
                    .controls()
                    .isEmpty();
            seconds.add((System.nanoTime() - began) / 1e9);
        }
        System.out.printf(
                "%s: export, all %d parts of %d bytes: %.2f s; the last %.3f s, the longest %.3f s%n",
                kind,
                seconds.size(),
                SMALL,
                seconds.stream().mapToDouble(Double::doubleValue).sum(),
                seconds.getLast(),
                Collections.max(seconds));
    }

    private void zipAll(String kind, Database database, Search search, String what) throws IOException {
        Portfolio portfolio = new Portfolio(new JdbcGallery(database), blobs, ZoneOffset.UTC, 1);
        long began = System.nanoTime();
        assertThat(portfolio.write(Samples.sender(ADA).user(), search, "rest", OutputStream::nullOutputStream))
                .isTrue();
        print(kind, what, began);
    }

    /** Somebody else asks for something every few milliseconds while it is deleted. */
    private Answer deleteAmongAdmissions(String kind, MyDataClerk clerk) throws InterruptedException {
        AtomicBoolean over = new AtomicBoolean();
        List<Long> waits = Collections.synchronizedList(new ArrayList<>());
        Thread others = Thread.ofVirtual().start(() -> admitUntil(over, waits));
        long began = System.nanoTime();
        Answer answer = clerk.answer(asks("delete", "yes"), new RecordingMessenger());
        print(kind, "delete", began);
        over.set(true);
        others.join();
        List<Long> sorted = waits.stream().sorted().toList();
        System.out.printf(
                "%s: %d admissions meanwhile, p50 %.1f ms, longest %.1f ms%n",
                kind, sorted.size(), sorted.get(sorted.size() / 2) / 1e6, sorted.getLast() / 1e6);
        return answer;
    }

    private void admitUntil(AtomicBoolean over, List<Long> waits) {
        try {
            for (int i = 0; !over.get(); i++) {
                NewJob job = Samples.by(Samples.newJob("meanwhile-" + i), "user-" + i, "space-2");
                long began = System.nanoTime();
                jobs.admit(job);
                waits.add(System.nanoTime() - began);
                Thread.sleep(10);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Inquiry asks(String... words) {
        Incoming.Mention said = new Incoming.Mention(
                "event", Samples.sender(ADA), Samples.place(), Samples.replyTo(), "/mydata", List.of(), null);
        return new Inquiry(CommandName.MYDATA, List.of(words), Map.of(), said);
    }

    private static ImageRequest edit(ImageRef source) {
        return new ImageRequest.Edit(
                Samples.MODEL, Samples.PROMPT, List.of(source), null, 1, RenderOptions.of(ImageSize.AUTO));
    }

    private ImageRef keep(String what, int number) throws IOException {
        BufferedImage picture = new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 256; i++) {
            picture.setRGB(i % 16, i / 16, (what + number).hashCode() * (i + 1));
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", png);
        try (BlobSink sink = blobs.create()) {
            sink.write(png.toByteArray());
            BlobSink.Blob blob = sink.keep();
            return new ImageRef(blob.sha256(), ImageFormat.PNG, new Pixels(16, 16), blob.bytes());
        }
    }

    private static void print(String kind, String what, long began) {
        System.out.printf("%s: %s: %.2f s%n", kind, what, (System.nanoTime() - began) / 1e9);
    }
}
