package dev.easel.storage;

import static dev.easel.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.chat.PlatformMemory;
import dev.easel.core.identity.PlatformId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A memory on any database. */
abstract class PlatformMemoryContract {
    private static final PlatformId HERE = new PlatformId("here");
    private static final PlatformId THERE = new PlatformId("there");
    private static final Duration WINDOW = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    private Database database;
    private PlatformMemory memory;

    abstract Database open(Path folder);

    @BeforeEach
    void openMemory() {
        database = open(folder);
        memory = new JdbcPlatformMemory(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void findsWhatWasKeptLast() {
        assertThat(memory.find(HERE, "menu")).isEmpty();

        memory.keep(HERE, "menu", "one", NOW);
        memory.keep(HERE, "menu", "two", NOW.plusSeconds(1));

        assertThat(memory.find(HERE, "menu")).hasValue("two");
        assertThat(memory.find(THERE, "menu")).isEmpty();
    }

    @Test
    void letsOneClaimAKeyUntilTheTimeIsOver() {
        assertThat(memory.claim(HERE, "press", NOW, WINDOW)).isTrue();

        assertThat(memory.claim(HERE, "press", NOW.plusSeconds(9), WINDOW)).isFalse();
        assertThat(memory.claim(THERE, "press", NOW, WINDOW)).isTrue();
        assertThat(memory.claim(HERE, "press", NOW.plusSeconds(10), WINDOW)).isTrue();
        assertThat(memory.claim(HERE, "press", NOW.plusSeconds(11), WINDOW)).isFalse();
    }

    @Test
    void letsTheSameClaimAgainAndNothingElseNearIt() {
        assertThat(memory.claimOf(HERE, "emoji", NOW, WINDOW)).isTrue();

        assertThat(memory.claimOf(HERE, "emoji", NOW.plusSeconds(9), WINDOW)).isFalse();
        assertThat(memory.claimOf(HERE, "emoji", NOW.minusSeconds(9), WINDOW)).isFalse();
        assertThat(memory.claimOf(HERE, "emoji", NOW, WINDOW)).isTrue();
        assertThat(memory.claimOf(HERE, "other", NOW.plusSeconds(1), WINDOW)).isTrue();
        assertThat(memory.claimOf(HERE, "emoji", NOW.plusSeconds(10), WINDOW)).isTrue();
        assertThat(memory.claimOf(HERE, "emoji", NOW, WINDOW)).isTrue();
    }

    @Test
    void letsOneOfManyAtOnceHaveIt() throws Exception {
        try (Database other = open(folder);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            PlatformMemory others = new JdbcPlatformMemory(other);

            List<Future<Boolean>> claims = IntStream.range(0, 16)
                    .mapToObj(
                            i -> threads.submit(() -> (i % 2 == 0 ? memory : others).claim(HERE, "press", NOW, WINDOW)))
                    .toList();

            int granted = 0;
            for (Future<Boolean> claim : claims) {
                granted += claim.get() ? 1 : 0;
            }
            assertThat(granted).isOne();
        }
    }

    @Test
    void forgetsOldClaimsAlone() {
        memory.keep(HERE, "menu", "kept", NOW);
        memory.claim(HERE, "old", NOW, WINDOW);

        memory.claim(HERE, "new", NOW.plus(Duration.ofDays(2)), WINDOW);

        assertThat(memory.claim(HERE, "old", NOW, WINDOW)).isTrue();
        assertThat(memory.find(HERE, "menu")).hasValue("kept");
    }
}
