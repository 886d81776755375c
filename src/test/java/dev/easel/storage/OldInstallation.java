package dev.easel.storage;

import static dev.easel.testing.Samples.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.batch.NewBatch;
import dev.easel.core.batch.Sheet;
import dev.easel.core.gallery.Artwork;
import dev.easel.core.gallery.Origin;
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
import dev.easel.core.image.Prompt;
import dev.easel.core.image.RenderOptions;
import dev.easel.core.image.Stamp;
import dev.easel.core.image.Traits;
import dev.easel.core.job.Job;
import dev.easel.core.job.JobId;
import dev.easel.core.job.JobLimits;
import dev.easel.core.job.NewJob;
import dev.easel.core.quota.Allowance;
import dev.easel.core.quota.Cost;
import dev.easel.core.quota.QuotaRule;
import dev.easel.core.quota.QuotaRules;
import dev.easel.core.quota.QuotaScope;
import dev.easel.core.quota.QuotaUnit;
import dev.easel.core.quota.QuotaWindow;
import dev.easel.testing.InMemoryFolder;
import dev.easel.testing.Samples;
import dev.easel.testing.SqliteFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * An installation in whose folder {@code data} lies what was drawn long ago and lately: requests with all that hangs on them,
 * a batch with its sheet, a conversation, and files that nothing names.
 */
abstract class OldInstallation {
    /** More than one transaction takes, for each of the three parts. */
    static final int DUE = 205;

    /** Stands in all words that are to go, and nowhere else. */
    static final String CANARY = "canary";

    /** Stands in all words that stay. */
    static final String HARE = "hare";

    private static final int KEPT = 5;
    private static final int DERIVED = 20;

    private static final QuotaRules RULES = new QuotaRules(
            List.of(new QuotaRule(QuotaScope.USER, null, QuotaWindow.DAY, QuotaUnit.IMAGES, 1_000)), ZoneOffset.UTC);

    @TempDir(factory = InMemoryFolder.class)
    Path folder;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final Instant old = now.minus(Duration.ofDays(40));
    private final Instant recent = now.minus(Duration.ofDays(10));
    final List<JobId> due = new ArrayList<>();
    final List<JobId> kept = new ArrayList<>();

    /** Files that stay, by their names. */
    final Set<String> staying = new HashSet<>();

    Database database;
    JdbcJobStore jobs;
    BlobStore blobs;

    @BeforeEach
    void fill() throws IOException {
        open();
        ImageRef shared = keep("source of an old request and a new one");
        staying.add(shared.sha256());
        for (int i = 0; i < DUE; i++) {
            due.add(deliver(old, CANARY + i, i == 7 ? shared : keep("source " + i), keep("drawn " + i)));
        }
        for (int i = 0; i < KEPT; i++) {
            ImageRef source = i == 0 ? shared : keep("kept source " + i);
            ImageRef drawn = keep("kept drawing " + i);
            staying.addAll(List.of(source.sha256(), drawn.sha256()));
            kept.add(deliver(recent, HARE + i, source, drawn));
        }
        batch();
        JdbcTranscript transcript = new JdbcTranscript(database);
        ChannelRef channel = new ChannelRef(Samples.CHAT, "talk");
        transcript.write(channel, "first", "{\"text\":\"" + CANARY + "\"}", old);
        transcript.write(channel, "last", "{\"text\":\"a " + HARE + "\"}", recent);
        for (int i = 0; i < DERIVED; i++) {
            keep("made to fit " + i);
        }
        age();
        staying.add(keep("made to fit just now").sha256());
        database.close();
    }

    @AfterEach
    void close() {
        database.close();
    }

    void open() throws IOException {
        database = Database.open(SqliteFile.url(folder.resolve("data")));
        jobs = new JdbcJobStore(database);
        blobs = database.openBlobs(files(), InstantSource.system());
    }

    private Path files() {
        return folder.resolve("data").resolve("blobs");
    }

    private ImageRef keep(String content) throws IOException {
        try (BlobSink sink = blobs.create()) {
            sink.write(content.getBytes(StandardCharsets.UTF_8));
            BlobSink.Blob blob = sink.keep();
            return new ImageRef(blob.sha256(), ImageFormat.PNG, new Pixels(64, 64), blob.bytes());
        }
    }

    private static NewJob asked(Instant at, String words, ImageRef source) {
        NewJob asked = Samples.at(
                Samples.withRequest(
                        Samples.newJob("event of " + source.sha256() + at),
                        new ImageRequest.Edit(
                                Samples.MODEL,
                                new Prompt("a " + words),
                                List.of(source),
                                null,
                                1,
                                RenderOptions.of(ImageSize.AUTO))),
                at);
        return Samples.withAllowances(
                asked, RULES.applying(asked.sender(), asked.place(), at).toArray(Allowance[]::new));
    }

    private JobId deliver(Instant at, String words, ImageRef source, ImageRef drawn) {
        NewJob job = asked(at, words, source);
        jobs.admit(job);
        draw(at, drawn);
        return job.id();
    }

    private void draw(Instant at, ImageRef drawn) {
        Job job = jobs.claim(ALICE, Samples.PLATFORMS, at, at.plusSeconds(60)).orElseThrow();
        jobs.beginAttempt(job.lease(), Samples.MODEL, Samples.cost(1), at);
        jobs.arrived(
                job.lease(),
                1,
                new Artwork(
                        Samples.MODEL,
                        List.of(new GeneratedImage(drawn, job.request().shownWords(), null)),
                        null),
                0,
                40_000,
                at);
        jobs.drawn(job.lease(), new Cost(1, 40_000), null, at);
        jobs.delivered(job.lease(), new MessageRef(Samples.CHAT, job.id().value()), at);
        new JdbcLikenesses(database)
                .keep(
                        new Origin(job.id().value(), 1),
                        new Traits(new Stamp(drawn.sha256().substring(0, 32)), new Likeness(drawn.bytes())));
    }

    /** Two old requests at once, with a contact sheet. */
    private void batch() throws IOException {
        JdbcBatchStore batches = new JdbcBatchStore(database, new JobLimits(10, 10, 1_000));
        JobId id = JobId.create(old, RandomGenerator.getDefault());
        List<NewBatch.Member> members = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            String words = CANARY + " of a batch " + i;
            members.add(new NewBatch.Member(words, asked(old, words, keep("source of a batch " + i))));
        }
        batches.admit(new NewBatch(id, Samples.replyTo(), Sheet.LABELLED, members));
        batches.acknowledged(id, Samples.replyTo());
        for (NewBatch.Member member : members) {
            due.add(member.job().id());
            draw(old, keep("drawn in a batch " + members.indexOf(member)));
        }
        batches.sheetMade(id, keep("the sheet"));
        assertThat(batches.claimFinished(ALICE, Samples.PLATFORMS, old, old.plusSeconds(60)))
                .isPresent();
        batches.closed(id, old);
    }

    /** As if all files had been there for long. */
    private void age() throws IOException {
        for (Path file : listFiles()) {
            Files.setLastModifiedTime(file, FileTime.from(old));
        }
    }

    List<Path> listFiles() throws IOException {
        try (Stream<Path> all = Files.walk(files())) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    Set<String> names() throws IOException {
        return listFiles().stream()
                .map(file -> file.getParent().getFileName() + String.valueOf(file.getFileName()))
                .collect(Collectors.toSet());
    }

    List<String> columnsWith(String word) {
        return database.read(handle -> handle.createQuery("""
                        SELECT t.name || '.' || c.name FROM sqlite_schema t, pragma_table_info(t.name) c
                        WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%'
                        """).mapTo(String.class).list().stream()
                .filter(column -> handle.createQuery(
                                "SELECT EXISTS (SELECT 1 FROM %s WHERE CAST(%s AS TEXT) LIKE :word)"
                                        .formatted(
                                                column.substring(0, column.indexOf('.')),
                                                column.substring(column.indexOf('.') + 1)))
                        .bind("word", "%" + word + "%")
                        .mapTo(boolean.class)
                        .one())
                .toList());
    }
}
