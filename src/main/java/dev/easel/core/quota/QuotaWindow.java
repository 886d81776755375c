package dev.easel.core.quota;

import java.time.DayOfWeek;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/** The period after which an allowance is whole again. Windows follow the calendar of the time zone they are asked in. */
public enum QuotaWindow {
    HOUR,
    DAY,
    WEEK,
    MONTH;

    /** The first moment of the window that holds {@code time}; weeks begin on Monday. */
    public ZonedDateTime startOf(ZonedDateTime time) {
        return switch (this) {
            case HOUR -> hour(time);
            case DAY -> midnight(time);
            case WEEK -> midnight(time.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
            case MONTH -> midnight(time.withDayOfMonth(1));
        };
    }

    /** The first moment after the window that holds {@code time}. */
    public ZonedDateTime endOf(ZonedDateTime time) {
        ZonedDateTime start = startOf(time);
        return switch (this) {
            case HOUR -> start.plusHours(1);
            case DAY -> midnight(start.plusDays(1));
            case WEEK -> midnight(start.plusWeeks(1));
            case MONTH -> midnight(start.plusMonths(1));
        };
    }

    /** Names the window that holds {@code time} by its local start, so that a clock set back finds it again. */
    public String idOf(ZonedDateTime time) {
        ZonedDateTime start = startOf(time);
        return this == HOUR ? start.toOffsetDateTime().toString() : start.toLocalDate() + "/" + name();
    }

    /** Counted on standard time: where summer time moves the clock by half an hour, hours stay whole. */
    private static ZonedDateTime hour(ZonedDateTime time) {
        ZoneOffset standard = time.getZone().getRules().getStandardOffset(time.toInstant());
        return time.withZoneSameInstant(standard).truncatedTo(ChronoUnit.HOURS).withZoneSameInstant(time.getZone());
    }

    private static ZonedDateTime midnight(ZonedDateTime time) {
        return time.toLocalDate().atStartOfDay(time.getZone());
    }
}
