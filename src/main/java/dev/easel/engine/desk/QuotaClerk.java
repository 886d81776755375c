package dev.easel.engine.desk;

import dev.easel.core.chat.Answer;
import dev.easel.core.chat.Messenger;
import dev.easel.core.quota.QuotaBook;
import dev.easel.core.quota.QuotaRules;
import dev.easel.core.quota.QuotaStatus;
import dev.easel.core.quota.QuotaUnit;
import dev.easel.core.text.QuotaWording;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;

/** Shows people how much of every allowance that applies to them, where they ask, is left. */
final class QuotaClerk implements Clerk {
    private final QuotaRules rules;
    private final QuotaBook book;
    private final InstantSource clock;

    QuotaClerk(QuotaRules rules, QuotaBook book, InstantSource clock) {
        this.rules = rules;
        this.book = book;
        this.clock = clock;
    }

    @Override
    public Answer answer(Inquiry inquiry, Messenger door) {
        QuotaWording wording = QuotaWording.in(inquiry.sender().locale());
        Instant now = clock.instant();
        List<QuotaWording.Line> lines = book.standing(rules.applying(inquiry.sender(), inquiry.place(), now)).stream()
                .map(status -> line(status, now))
                .toList();
        return Answer.of(wording.own(lines));
    }

    static QuotaWording.Line line(QuotaStatus status, Instant now) {
        return new QuotaWording.Line(
                status.allowance().rule().scope().name().toLowerCase(Locale.ROOT),
                status.allowance().rule().window().name().toLowerCase(Locale.ROOT),
                status.allowance().rule().unit() == QuotaUnit.BUDGET,
                status.taken(),
                status.room(),
                status.granted(),
                status.allowance().rule().isUnlimited(),
                Duration.between(now, status.allowance().resetsAt()));
    }
}
