package dev.easel.engine.desk;

import static dev.easel.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.chat.Answer;
import dev.easel.core.chat.CommandName;
import dev.easel.core.chat.Incoming;
import dev.easel.core.identity.Sender;
import dev.easel.core.image.BlobStore;
import dev.easel.core.job.Job;
import dev.easel.core.quota.Cost;
import dev.easel.storage.Database;
import dev.easel.storage.JdbcJobStore;
import dev.easel.storage.JdbcPersonalData;
import dev.easel.testing.ManualClock;
import dev.easel.testing.MemoryBlobStore;
import dev.easel.testing.RecordingMessenger;
import dev.easel.testing.Samples;
import dev.easel.testing.SqliteFile;
import dev.easel.testing.StuckBlobStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people are told of the deletion that they asked for. */
class MyDataClerkTest {
    @TempDir
    private Path folder;

    private Database database;

    @BeforeEach
    void draw() {
        database = Database.open(SqliteFile.url(folder));
        JdbcJobStore jobs = new JdbcJobStore(database);
        jobs.admit(Samples.newJob("event"));
        Job job = jobs.claim(Samples.ALICE, Samples.PLATFORMS, NOW, NOW.plusSeconds(60))
                .orElseThrow();
        jobs.beginAttempt(job.lease(), Samples.MODEL, Samples.cost(1), NOW);
        jobs.arrived(job.lease(), 1, Samples.artwork(1), 0, 30_000, NOW);
        jobs.drawn(job.lease(), new Cost(1, 30_000), null, NOW);
        jobs.delivered(job.lease(), Samples.message(), NOW);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private String deleted(BlobStore blobs) {
        MyDataClerk clerk = new MyDataClerk(new JdbcPersonalData(database, blobs), blobs, new ManualClock(NOW));
        Incoming.Mention said = new Incoming.Mention(
                "event",
                new Sender(Samples.sender().user(), "Ada", Locale.ENGLISH, Set.of()),
                Samples.place(),
                Samples.replyTo(),
                "/mydata delete yes",
                List.of(),
                null);
        Answer answer = clerk.answer(
                new Inquiry(CommandName.MYDATA, List.of("delete", "yes"), Map.of(), said), new RecordingMessenger());
        return answer.text().text();
    }

    @Test
    void saysThatItIsDone() {
        assertThat(deleted(new MemoryBlobStore()))
                .startsWith("Deleted: 1 request and 1 picture.")
                .endsWith("without a word of yours.");
    }

    @Test
    void saysThatFilesAreStillThereWhichCanNotBeDeleted() {
        assertThat(deleted(new StuckBlobStore(new MemoryBlobStore())))
                .startsWith("Deleted: 1 request and 1 picture.")
                .endsWith("Some files can’t be deleted at this moment; that is tried again every few seconds until it"
                        + " works.");
    }
}
