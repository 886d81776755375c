package dev.easel.core.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotaWindowTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({"2026-03-29T12:00, 23", "2026-10-25T12:00, 25", "2026-11-20T12:00, 24"})
    void givesADayAsManyHoursAsItHas(String local, int hours) {
        ZonedDateTime time = ZonedDateTime.of(LocalDateTime.parse(local), BERLIN);

        Duration day = Duration.between(QuotaWindow.DAY.startOf(time), QuotaWindow.DAY.endOf(time));

        assertThat(day).isEqualTo(Duration.ofHours(hours));
    }

    @Test
    void beginsAWeekOnMondayAlsoOverNewYear() {
        ZonedDateTime newYear = ZonedDateTime.parse("2027-01-01T00:00+01:00[Europe/Berlin]");

        assertThat(QuotaWindow.WEEK.startOf(newYear)).isEqualTo("2026-12-28T00:00+01:00[Europe/Berlin]");
        assertThat(QuotaWindow.WEEK.endOf(newYear)).isEqualTo("2027-01-04T00:00+01:00[Europe/Berlin]");
    }

    @Test
    void tellsTheTwoHoursApartThatShareTheirNumberInAutumn() {
        ZonedDateTime summer = ZonedDateTime.parse("2026-10-25T02:30+02:00[Europe/Berlin]");
        ZonedDateTime winter = ZonedDateTime.parse("2026-10-25T02:30+01:00[Europe/Berlin]");

        assertThat(QuotaWindow.HOUR.idOf(summer)).isNotEqualTo(QuotaWindow.HOUR.idOf(winter));
        assertThat(QuotaWindow.HOUR.endOf(summer)).isEqualTo(QuotaWindow.HOUR.startOf(winter));
    }

    @Test
    void neverMistakesAWindowForALongerOne() {
        ZonedDateTime monday = ZonedDateTime.parse("2026-06-01T00:00Z[UTC]");

        assertThat(Arrays.stream(QuotaWindow.values()).map(window -> window.idOf(monday)))
                .doesNotHaveDuplicates();
    }

    @Property
    void followsOneWindowByTheNextWithoutGapOrOverlap(
            @ForAll QuotaWindow window, @ForAll("zones") ZoneId zone, @ForAll("instants") Instant instant) {
        ZonedDateTime time = instant.atZone(zone);
        ZonedDateTime start = window.startOf(time);
        ZonedDateTime end = window.endOf(time);

        assertThat(start.toInstant()).isBeforeOrEqualTo(instant);
        assertThat(end.toInstant()).isAfter(instant);
        assertThat(window.startOf(end)).isEqualTo(end);
        assertThat(window.endOf(start)).isEqualTo(end);
        assertThat(window.startOf(end.minusNanos(1))).isEqualTo(start);
        assertThat(window.idOf(time)).isEqualTo(window.idOf(start)).isNotEqualTo(window.idOf(end));
    }

    /** Summer time there is half an hour. */
    @Example
    void keepsHoursWholeOnLordHoweIsland() {
        followsOneWindowByTheNextWithoutGapOrOverlap(
                QuotaWindow.HOUR, ZoneId.of("Australia/Lord_Howe"), Instant.parse("2026-04-04T15:15:00Z"));
        followsOneWindowByTheNextWithoutGapOrOverlap(
                QuotaWindow.HOUR, ZoneId.of("Australia/Lord_Howe"), Instant.parse("2026-10-03T16:15:00Z"));
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of(new TreeSet<>(ZoneId.getAvailableZoneIds())).map(ZoneId::of);
    }

    @Provide
    Arbitrary<Instant> instants() {
        return Arbitraries.longs()
                .between(
                        Instant.parse("2025-01-01T00:00:00Z").getEpochSecond(),
                        Instant.parse("2040-01-01T00:00:00Z").getEpochSecond())
                .map(Instant::ofEpochSecond);
    }
}
