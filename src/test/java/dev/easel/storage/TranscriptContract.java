package dev.easel.storage;

import static dev.easel.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.chat.Transcript;
import dev.easel.core.chat.Transcript.Entry;
import dev.easel.core.identity.ChannelRef;
import dev.easel.core.identity.PlatformId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Conversations that are kept, on any database. */
abstract class TranscriptContract {
    private static final ChannelRef CHANNEL = new ChannelRef(new PlatformId("test"), "one");
    private static final ChannelRef OTHER = new ChannelRef(new PlatformId("test"), "two");

    @TempDir
    Path folder;

    private Database database;
    private Database other;
    private Transcript here;
    private Transcript there;

    abstract Database open(Path folder);

    @BeforeEach
    void openTwice() {
        database = open(folder);
        other = open(folder);
        here = new JdbcTranscript(database);
        there = new JdbcTranscript(other);
    }

    @AfterEach
    void close() {
        database.close();
        other.close();
    }

    @Test
    void leavesAMessageInItsPlaceWhenItChanges() {
        Entry first = here.write(CHANNEL, "a", "waiting", NOW);
        Entry second = there.write(CHANNEL, "b", "hello", NOW);

        Entry changed = there.write(CHANNEL, "a", "done", NOW);

        assertThat(changed.place()).isEqualTo(first.place()).isLessThan(second.place());
        assertThat(changed.version()).isGreaterThan(second.version());
        assertThat(here.find(CHANNEL, "a")).hasValue(changed);
        assertThat(here.find(OTHER, "a")).isEmpty();
    }

    @Test
    void tellsWhatIsNewSinceAVersion() {
        Entry first = here.write(CHANNEL, "a", "1", NOW);
        Entry second = here.write(CHANNEL, "b", "2", NOW);
        here.write(OTHER, "c", "3", NOW);

        Entry changed = here.write(CHANNEL, "a", "4", NOW);

        assertThat(there.listAfter(CHANNEL, first.version())).containsExactly(second, changed);
        assertThat(there.listAfter(CHANNEL, 0)).containsExactly(second, changed);
        assertThat(there.listAfter(CHANNEL, changed.version())).isEmpty();
    }

    @Test
    void givesEveryVersionOnceHoweverManyWrite() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Callable<Entry>> writers = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                Transcript transcript = i % 2 == 0 ? here : there;
                String key = "key" + i;
                writers.add(() -> transcript.write(CHANNEL, key, "body", NOW));
            }
            for (var writer : threads.invokeAll(writers)) {
                writer.get();
            }
        }

        assertThat(here.listAfter(CHANNEL, 0).stream().map(Entry::version))
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 40).boxed().toList());
    }

    @Test
    void forgetsTheOldestOfTooMany() {
        for (int i = 0; i <= Transcript.MAX_ENTRIES + 1; i++) {
            here.write(CHANNEL, "key" + i, "body", NOW);
        }

        List<Entry> kept = here.listAfter(CHANNEL, 0);

        assertThat(kept).hasSize(Transcript.MAX_ENTRIES);
        assertThat(kept.getFirst().key()).isEqualTo("key2");
    }

    @Test
    void forgetsWhoStaysAway() {
        here.write(CHANNEL, "a", "old", NOW);
        here.write(CHANNEL, "b", "newer", NOW.plus(Duration.ofDays(2)));
        here.write(OTHER, "a", "old", NOW);

        here.purge(NOW.plus(Duration.ofDays(1)));

        assertThat(here.listAfter(CHANNEL, 0)).hasSize(2);
        assertThat(here.listAfter(OTHER, 0)).isEmpty();
    }
}
