package dev.easel.storage;

import static dev.easel.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.image.PaceBook;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everybody in one line, on any database. */
abstract class PaceBookContract {
    /** Fifty images a minute. */
    private static final Duration IMAGE = Duration.ofMillis(1_200);

    private static final Instant LATEST = NOW.plusSeconds(600);

    @TempDir
    Path folder;

    private Database database;
    private Database other;
    private PaceBook here;
    private PaceBook there;

    abstract Database open(Path folder);

    @BeforeEach
    void openBooks() {
        database = open(folder);
        other = open(folder);
        here = JdbcPaceBook.open(database, "server");
        there = JdbcPaceBook.open(other, "server");
    }

    @AfterEach
    void closeBooks() {
        database.close();
        other.close();
    }

    @Test
    void letsInstancesTakeTurns() {
        assertThat(here.reserve(IMAGE, Duration.ZERO, NOW, LATEST)).hasValue(NOW);
        assertThat(there.reserve(IMAGE.multipliedBy(4), Duration.ZERO, NOW, LATEST))
                .hasValue(NOW.plus(IMAGE));
        assertThat(here.reserve(IMAGE, Duration.ZERO, NOW, LATEST)).hasValue(NOW.plus(IMAGE.multipliedBy(5)));
    }

    @Test
    void letsABurstThroughAfterAPause() {
        List<Optional<Instant>> turns = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            turns.add(here.reserve(IMAGE, IMAGE.multipliedBy(2), NOW, LATEST));
        }

        assertThat(turns)
                .containsExactly(Optional.of(NOW), Optional.of(NOW), Optional.of(NOW), Optional.of(NOW.plus(IMAGE)));
    }

    @Test
    void takesNoPlaceThatWouldComeTooLate() {
        here.reserve(Duration.ofSeconds(10), Duration.ZERO, NOW, LATEST);

        assertThat(there.reserve(IMAGE, Duration.ZERO, NOW, NOW.plusSeconds(10)))
                .isEmpty();
        assertThat(there.reserve(IMAGE, Duration.ZERO, NOW, NOW)).isEmpty();
        assertThat(there.reserve(IMAGE, Duration.ZERO, NOW, NOW.plusSeconds(11)))
                .hasValue(NOW.plusSeconds(10));
    }

    @Test
    void holdsEverybodyBackWhenTheServerAsksOne() {
        here.hold(NOW.plusSeconds(20));
        here.hold(NOW.plusSeconds(5));

        assertThat(there.heldUntil()).isEqualTo(NOW.plusSeconds(20));
        assertThat(there.reserve(IMAGE, IMAGE.multipliedBy(5), NOW, LATEST)).hasValue(NOW.plusSeconds(20));
    }

    @Test
    void keepsLinesApartAndFindsThemAgain() {
        here.hold(NOW.plusSeconds(20));

        assertThat(JdbcPaceBook.open(database, "another").heldUntil()).isBefore(NOW);
        assertThat(JdbcPaceBook.open(database, "server").heldUntil()).isEqualTo(NOW.plusSeconds(20));
    }

    @Test
    void tellsImagesApartThatAreLessThanAMillisecondApart() {
        Duration short600 = Duration.ofMinutes(1).dividedBy(100_000);
        here.reserve(short600, Duration.ZERO, NOW, LATEST);

        assertThat(there.reserve(short600, Duration.ZERO, NOW, LATEST)).hasValue(NOW.plusNanos(600_000));
    }

    @Test
    void givesEachTurnOnceHoweverManyAsk() throws Exception {
        List<Instant> turns = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Callable<Optional<Instant>>> askers = new ArrayList<>();
            for (int i = 0; i < 80; i++) {
                PaceBook book = i % 2 == 0 ? here : there;
                askers.add(() -> book.reserve(IMAGE, Duration.ZERO, NOW, NOW.plus(IMAGE.multipliedBy(60))));
            }
            for (Future<Optional<Instant>> turn : threads.invokeAll(askers)) {
                turn.get().ifPresent(turns::add);
            }
        }

        assertThat(turns).doesNotHaveDuplicates().hasSize(60).contains(NOW, NOW.plus(IMAGE.multipliedBy(59)));
    }
}
