package dev.easel.core.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every time zone's windows, one after the other: they meet without gap or overlap, and no name comes back. */
class QuotaWindowBoundariesTest {
    private static final Duration AROUND = Duration.ofHours(4);

    /** Zones that differ in their names alone count once. */
    private static final Collection<ZoneId> ZONES = zones();

    private final List<String> broken = new ArrayList<>();

    /** Ten years that have been, with all that governments decided, and ten as the rules now are. */
    @ParameterizedTest
    @CsvSource({
        "DAY, 2010, 2020", "WEEK, 2010, 2020", "MONTH, 2010, 2020",
        "DAY, 2026, 2036", "WEEK, 2026, 2036", "MONTH, 2026, 2036"
    })
    void meetAndNeverComeBackInAnyTimeZone(QuotaWindow window, int first, int last) {
        for (ZoneId zone : ZONES) {
            walk(window, start(zone, first), start(zone, last));
        }

        assertThat(broken).isEmpty();
    }

    /**
     * As the rules now are: when a government moved its standard time for good by half an hour (North Korea in 2015 and
     * 2018, Venezuela in 2016, Norfolk Island in 2015), one hour was cut short.
     */
    @Test
    void keepHoursWholeWhereverClocksAreChanged() {
        for (ZoneId zone : ZONES) {
            for (Instant change : changes(zone, start(zone, 2026), start(zone, 2036))) {
                walk(
                        QuotaWindow.HOUR,
                        change.minus(AROUND).atZone(zone),
                        change.plus(AROUND).atZone(zone));
            }
        }

        assertThat(broken).isEmpty();
    }

    private static Collection<ZoneId> zones() {
        Map<ZoneRules, ZoneId> byRules = new HashMap<>();
        ZoneId.getAvailableZoneIds().stream()
                .sorted()
                .map(ZoneId::of)
                .forEach(zone -> byRules.putIfAbsent(zone.getRules(), zone));
        return byRules.values();
    }

    private static ZonedDateTime start(ZoneId zone, int year) {
        return ZonedDateTime.of(year, 1, 1, 0, 0, 0, 0, zone);
    }

    private static List<Instant> changes(ZoneId zone, ZonedDateTime from, ZonedDateTime to) {
        List<Instant> changes = new ArrayList<>();
        ZoneOffsetTransition next = zone.getRules().nextTransition(from.toInstant());
        while (next != null && next.getInstant().isBefore(to.toInstant())) {
            changes.add(next.getInstant());
            next = zone.getRules().nextTransition(next.getInstant());
        }
        return changes;
    }

    private void walk(QuotaWindow window, ZonedDateTime from, ZonedDateTime to) {
        Set<String> seen = new HashSet<>();
        ZonedDateTime start = window.startOf(from);
        while (start.isBefore(to)) {
            ZonedDateTime end = window.endOf(start);
            ZonedDateTime latest = end.minusNanos(1);
            String name = window.idOf(start);
            boolean holds = end.isAfter(start)
                    && window.startOf(start).isEqual(start)
                    && window.startOf(latest).isEqual(start)
                    && window.endOf(latest).isEqual(end)
                    && window.startOf(end).isEqual(end)
                    && window.idOf(latest).equals(name)
                    && seen.add(name);
            if (!holds) {
                broken.add(window + " " + start + " to " + end + ", " + name);
                return;
            }
            start = end;
        }
    }
}
