package dev.easel.storage;

import static dev.easel.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.chat.DeliveryNotes;
import dev.easel.core.identity.PlatformId;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Notes on any database. */
abstract class DeliveryNotesContract {
    private static final PlatformId HERE = new PlatformId("here");
    private static final PlatformId THERE = new PlatformId("there");
    private static final String NONCE = "0123456789abcdefghjkmnp";

    @TempDir
    Path folder;

    private Database database;
    private DeliveryNotes notes;

    abstract Database open(Path folder);

    @BeforeEach
    void openNotes() {
        database = open(folder);
        notes = new JdbcDeliveryNotes(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void findsWhatWasWrittenLast() {
        assertThat(notes.find(HERE, NONCE)).isEmpty();

        notes.write(HERE, NONCE, "one file", NOW);
        notes.write(HERE, NONCE, "two files", NOW.plusSeconds(1));

        assertThat(notes.find(HERE, NONCE)).hasValue("two files");
    }

    @Test
    void keepsPlatformsAndDeliveriesApart() {
        notes.write(HERE, NONCE, "a file", NOW);

        assertThat(notes.find(THERE, NONCE)).isEmpty();
        assertThat(notes.find(HERE, NONCE + "q")).isEmpty();
    }

    @Test
    void findsThemInAnotherProcess() {
        notes.write(HERE, NONCE, "a file", NOW);

        try (Database other = open(folder)) {
            assertThat(new JdbcDeliveryNotes(other).find(HERE, NONCE)).hasValue("a file");
        }
    }

    @Test
    void clearsAwayWhatIsOlderThanAnyDelivery() {
        notes.write(HERE, NONCE, "old", NOW);
        notes.write(HERE, "recent", "recent", NOW.plus(Duration.ofDays(2)));

        notes.write(HERE, "new", "new", NOW.plus(Duration.ofDays(8)));

        assertThat(notes.find(HERE, NONCE)).isEmpty();
        assertThat(notes.find(HERE, "recent")).hasValue("recent");
    }
}
