package dev.easel.web.admin;

import dev.easel.core.job.JobHistory.Usage;
import dev.easel.core.spend.Spend;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * The numbers of each day.
 *
 * @param shown of one model what the provider is paid, of a space or a person what they were charged; empty or unknown:
 *     everything that the provider is paid
 */
record Days(List<Spend> spend, List<Usage> usage, String shown) {
    static final String MODEL = "model:";
    static final String SPACE = "space:";
    static final String USER = "user:";

    long spentOn(LocalDate day) {
        return ofPeople()
                ? usageOn(day).mapToLong(Usage::micros).sum()
                : spendOn(day).mapToLong(Spend::atMostMicros).sum();
    }

    long picturesOn(LocalDate day) {
        return ofPeople()
                ? usageOn(day).mapToLong(Usage::images).sum()
                : spendOn(day).mapToLong(Spend::images).sum();
    }

    private boolean ofPeople() {
        return shown.startsWith(SPACE) || shown.startsWith(USER);
    }

    private Stream<Spend> spendOn(LocalDate day) {
        return spend.stream()
                .filter(row -> row.day().equals(day))
                .filter(row -> !shown.startsWith(MODEL)
                        || shown.equals(MODEL + row.model().value()));
    }

    private Stream<Usage> usageOn(LocalDate day) {
        return usage.stream()
                .filter(row -> row.day() == day.toEpochDay())
                .filter(row -> shown.equals(SPACE + row.space()) || shown.equals(USER + row.user()));
    }
}
