package dev.easel.engine;

import dev.easel.core.gallery.Gallery;
import dev.easel.core.image.GeneratedImage;
import dev.easel.core.job.Job;
import dev.easel.core.quota.QuotaBook;
import dev.easel.core.quota.QuotaRules;
import dev.easel.core.quota.QuotaStatus;
import dev.easel.core.quota.QuotaUnit;
import dev.easel.core.text.Caption;
import dev.easel.core.text.UserMessage;
import dev.easel.core.text.Wording;
import dev.easel.engine.desk.Depictions;
import dev.easel.engine.desk.Titles;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Writes what stands beside finished images. */
final class Captions {
    /** Less is what coding and rounding do. */
    private static final double WORTH_SAYING = 0.005;

    private final QuotaRules rules;
    private final QuotaBook book;
    private final Depictions depictions;

    /** @param gallery where variations have the words of what they vary from */
    Captions(QuotaRules rules, QuotaBook book, Gallery gallery) {
        this.rules = rules;
        this.book = book;
        this.depictions = new Depictions(gallery);
    }

    /**
     * The caption of a drawn job.
     *
     * @param micros what it came to
     * @param smaller how many of its images are shown smaller than they are kept
     */
    UserMessage caption(Job job, long micros, int smaller) {
        List<String> facts = new ArrayList<>(List.of(job.request().model().value()));
        if (job.artwork() != null) {
            facts.add(job.artwork().images().getFirst().image().size().text());
        }
        Optional.ofNullable(job.request().options().quality()).ifPresent(facts::add);
        Wording wording = Wording.in(job.sender().locale());
        return wording.caption(
                new Caption(
                        Titles.shortened(Titles.of(job.request(), wording)),
                        facts,
                        micros,
                        left(job),
                        notes(job, smaller, wording)),
                job.presentation().visibility());
    }

    private static List<String> notes(Job job, int smaller, Wording wording) {
        List<String> notes = new ArrayList<>(job.notes());
        if (job.arrived() < job.request().count()) {
            notes.add(wording.shortfall(job.arrived(), job.request().count(), job.shortfall()));
        }
        List<GeneratedImage> images =
                job.artwork() == null ? List.of() : job.artwork().images();
        images.stream()
                .flatMap(image -> Stream.ofNullable(image.changeOutside()))
                .max(Comparator.naturalOrder())
                .filter(share -> share > WORTH_SAYING)
                .ifPresent(share -> notes.add(wording.changeOutside(share, images.size())));
        if (smaller > 0) {
            notes.add(wording.madeSmaller(smaller));
        }
        return notes;
    }

    /** What the images show, for those who can't see them. */
    UserMessage altText(Job job) {
        return depictions.of(job.id().value(), job.request(), job.sender().locale());
    }

    /** The tightest allowance that counts images, else the tightest budget: one is enough to read. */
    private List<Caption.Left> left(Job job) {
        List<QuotaStatus> standing = book.standing(rules.applying(job.sender(), job.place(), job.createdAt()));
        return Stream.of(QuotaUnit.IMAGES, QuotaUnit.BUDGET)
                .flatMap(unit -> standing.stream()
                        .filter(status -> status.allowance().rule().unit() == unit
                                && !status.allowance().rule().isUnlimited())
                        .min(Comparator.comparingLong(QuotaStatus::left))
                        .stream())
                .findFirst()
                .map(status -> new Caption.Left(
                        status.left(),
                        status.allowance().rule().window().name().toLowerCase(Locale.ROOT),
                        status.allowance().rule().unit() == QuotaUnit.BUDGET))
                .stream()
                .toList();
    }
}
