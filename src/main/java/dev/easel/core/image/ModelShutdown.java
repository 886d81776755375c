package dev.easel.core.image;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A model that is in use and leaves, or is gone.
 *
 * @param date the first day on which it isn't served any more
 * @param replacement who draws in its place; absent when nothing is known to
 * @param configured whether it is what is drawn with when a request doesn't say
 */
public record ModelShutdown(
        ModelId model, LocalDate date, @Nullable ModelId replacement, boolean configured) {

    /** Days until then; 0 or less when it is gone. */
    public long daysLeft(LocalDate today) {
        return ChronoUnit.DAYS.between(today, date);
    }
}
