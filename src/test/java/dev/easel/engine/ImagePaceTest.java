package dev.easel.engine;

import static dev.easel.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.image.RateNotice;
import dev.easel.core.image.RateNotice.Meter;
import dev.easel.testing.ManualClock;
import dev.easel.testing.MemoryPaceBook;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ImagePaceTest {
    private static final int BURST = 5;
    private static final Meter SILENT = new Meter(null, null, null);
    private static final Instant NEVER = Instant.MAX;

    private final ManualClock clock = new ManualClock(NOW);

    @Test
    void letsAShortBurstThroughAndSpreadsTheRest() {
        ImagePace pace = new ImagePace(60, new MemoryPaceBook(), clock);

        List<Duration> waits = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            waits.add(pace.reserve(1, NEVER).orElseThrow());
        }

        assertThat(waits).extracting(Duration::toSeconds).containsExactly(0L, 0L, 0L, 0L, 0L, 0L, 1L, 2L);
    }

    @Test
    void takesNoPlaceForAJobWhoseTurnWouldComeTooLate() {
        ImagePace pace = new ImagePace(60, new MemoryPaceBook(), clock);
        pace.reserve(30, NEVER);

        for (int i = 0; i < 100; i++) {
            assertThat(pace.reserve(10, NOW.plusSeconds(20))).isEmpty();
        }

        assertThat(pace.reserve(1, NEVER)).contains(Duration.ofSeconds(25));
    }

    @Test
    void countsEveryImageOfARequest() {
        ImagePace pace = new ImagePace(60, new MemoryPaceBook(), clock);

        pace.reserve(10, NEVER);

        assertThat(pace.reserve(1, NEVER)).contains(Duration.ofSeconds(5));
    }

    @Test
    void slowsDownToALowerLimitOfTheProvider() {
        ImagePace pace = new ImagePace(60, new MemoryPaceBook(), clock);
        pace.correct(limit(20));
        pace.reserve(BURST, NEVER);

        List<Duration> waits = reserve(pace, 3);

        assertThat(waits).extracting(Duration::toSeconds).containsExactly(0L, 3L, 6L);
    }

    @Test
    void isNeverFasterThanItWasSet() {
        ImagePace pace = new ImagePace(60, new MemoryPaceBook(), clock);
        pace.correct(limit(20));
        pace.correct(limit(6_000));
        pace.reserve(BURST, NEVER);

        List<Duration> waits = reserve(pace, 3);

        assertThat(waits).extracting(Duration::toSeconds).containsExactly(0L, 1L, 2L);
    }

    @Test
    void forgetsALimitThatTheProviderDoesNotRepeat() {
        ImagePace pace = new ImagePace(60, new MemoryPaceBook(), clock);
        pace.correct(limit(1));
        clock.advance(Duration.ofMinutes(10));
        pace.reserve(BURST, NEVER);

        assertThat(reserve(pace, 2)).extracting(Duration::toSeconds).containsExactly(0L, 1L);
    }

    @Test
    void countsCallsWhereTheProviderDoes() {
        ImagePace pace = new ImagePace(6_000, new MemoryPaceBook(), clock);
        pace.correct(new RateNotice(SILENT, new Meter(10, 9, null), null));

        List<Duration> waits = reserve(pace, 3);

        assertThat(waits).extracting(Duration::toSeconds).containsExactly(0L, 5L, 11L);
    }

    @Test
    void holdsEverybodyBackUntilWhatIsUsedUpComesBack() {
        ImagePace pace = new ImagePace(60, new MemoryPaceBook(), clock);

        pace.correct(new RateNotice(new Meter(60, 0, Duration.ofSeconds(30)), SILENT, null));

        assertThat(pace.heldUntil()).isEqualTo(NOW.plusSeconds(30));
        assertThat(reserve(pace, 2)).extracting(Duration::toSeconds).containsExactly(30L, 31L);
    }

    @Test
    void holdsNobodyBackWhileSomethingIsLeft() {
        ImagePace pace = new ImagePace(60, new MemoryPaceBook(), clock);

        pace.correct(new RateNotice(new Meter(60, 1, Duration.ofSeconds(59)), SILENT, null));

        assertThat(pace.heldUntil()).isBefore(NOW);
    }

    @Test
    void holdsEverybodyBackAsLongAsTheProviderAsksButNotForAJobsLife() {
        ImagePace pace = new ImagePace(60, new MemoryPaceBook(), clock);

        pace.correct(new RateNotice(SILENT, SILENT, Duration.ofSeconds(90)));
        Instant first = pace.heldUntil();
        pace.correct(new RateNotice(SILENT, SILENT, Duration.ofSeconds(1)));
        Instant second = pace.heldUntil();
        pace.correct(new RateNotice(SILENT, SILENT, Duration.ofDays(1)));

        assertThat(first).isEqualTo(NOW.plusSeconds(90));
        assertThat(second).isEqualTo(first);
        assertThat(pace.heldUntil()).isEqualTo(NOW.plus(Duration.ofMinutes(10)));
    }

    @Test
    void keepsOnePaceInEveryInstance() {
        MemoryPaceBook line = new MemoryPaceBook();
        ImagePace here = new ImagePace(60, line, clock);
        ImagePace there = new ImagePace(60, line, clock);
        here.reserve(BURST, NEVER);

        List<Duration> waits = List.of(
                here.reserve(1, NEVER).orElseThrow(),
                there.reserve(1, NEVER).orElseThrow(),
                here.reserve(1, NEVER).orElseThrow());

        assertThat(waits).extracting(Duration::toSeconds).containsExactly(0L, 1L, 2L);
    }

    @Test
    void holdsBackEveryInstanceOnceItIsPassedOn() {
        MemoryPaceBook line = new MemoryPaceBook();
        ImagePace here = new ImagePace(60, line, clock);
        ImagePace there = new ImagePace(60, line, clock);
        here.correct(new RateNotice(SILENT, SILENT, Duration.ofSeconds(90)));
        boolean known = there.heldUntil().isAfter(NOW);

        here.passOn();
        clock.advance(Duration.ofSeconds(1));

        assertThat(known).isFalse();
        assertThat(there.heldUntil()).isEqualTo(NOW.plusSeconds(90));
    }

    private static RateNotice limit(int imagesPerMinute) {
        return new RateNotice(new Meter(imagesPerMinute, null, null), SILENT, null);
    }

    private static List<Duration> reserve(ImagePace pace, int times) {
        return IntStream.range(0, times)
                .mapToObj(_ -> pace.reserve(1, NEVER).orElseThrow())
                .toList();
    }

    /** What is asked after a pause. */
    record Ask(int pauseMillis, int images) {}

    /** The images of a minute's last request may go beyond: they are drawn in one call. */
    @Property
    void neverBeginsMoreThanTheRateAndABurstInAMinute(
            @ForAll("rates") int imagesPerMinute, @ForAll("asks") List<Ask> asks) {
        ManualClock time = new ManualClock(NOW);
        ImagePace pace = new ImagePace(imagesPerMinute, new MemoryPaceBook(), time);
        List<Instant> turns = new ArrayList<>();

        for (Ask ask : asks) {
            time.advance(Duration.ofMillis(ask.pauseMillis()));
            turns.add(time.instant().plus(pace.reserve(ask.images(), NEVER).orElseThrow()));
        }

        for (int first = 0; first < turns.size(); first++) {
            int before = 0;
            for (int at = first; at < turns.size() && isWithinAMinute(turns, first, at); at++) {
                assertThat(before).isLessThan(imagesPerMinute + BURST + 1);
                before += asks.get(at).images();
            }
        }
    }

    private static boolean isWithinAMinute(List<Instant> turns, int first, int at) {
        return turns.get(at).isBefore(turns.get(first).plusSeconds(60));
    }

    @Provide
    Arbitrary<Integer> rates() {
        return Arbitraries.of(5, 20, 50, 150, 250);
    }

    @Provide
    Arbitrary<List<Ask>> asks() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 5_000),
                        Arbitraries.integers().between(1, 10))
                .as(Ask::new)
                .list()
                .ofMinSize(10)
                .ofMaxSize(100);
    }
}
