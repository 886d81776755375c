package dev.easel.engine;

import dev.easel.core.failure.Failure;
import dev.easel.core.failure.FailureException;
import dev.easel.core.image.ImageRequest;
import dev.easel.core.image.ModelCatalogue;
import dev.easel.core.image.ModelId;
import dev.easel.core.image.ModelSpec;
import dev.easel.core.image.Operation;
import dev.easel.core.image.Parameter;
import dev.easel.core.image.ServerProfile;
import dev.easel.core.image.ServerProfile.RetiredModels;
import dev.easel.core.quota.Cost;
import dev.easel.core.text.Wording;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Which model draws in place of one that is gone, what becomes of a request for it, and what that may cost. Pure. */
final class Successors {
    private static final String TRANSPARENT = "transparent";

    private final ModelCatalogue catalogue;
    private final ServerProfile server;
    private final Prices prices;
    private final Variations variations;

    Successors(ModelCatalogue catalogue, ServerProfile server, Variations variations) {
        this.catalogue = catalogue;
        this.server = server;
        this.variations = variations;
        this.prices = new Prices(catalogue, server);
    }

    /** Why a model doesn't draw. */
    enum Reason {
        /** It is shut down. */
        RETIRED,
        /** The server doesn't have it. */
        REFUSED
    }

    /** Whether a model isn't even asked for on that day. */
    boolean isReplaced(ModelId model, LocalDate today) {
        return server.retiredModels() == RetiredModels.REPLACE && isRetired(model, today);
    }

    boolean isRetired(ModelId model, LocalDate today) {
        return catalogue.specOf(model).retired(today);
    }

    /**
     * By whose rules a request for a model is read: its own, unless it is replaced by one that can do what it never
     * could.
     */
    ModelSpec rulesOf(ModelId model, Operation operation, LocalDate today) {
        ModelSpec own = catalogue.specOf(model);
        if (!isReplaced(model, today) || own.operations().contains(operation)) {
            return own;
        }
        return catalogue.listReplacements(model).stream()
                .filter(id -> !isRetired(id, today))
                .map(catalogue::specOf)
                .filter(spec -> spec.operations().contains(operation))
                .findFirst()
                .orElse(own);
    }

    /**
     * The same plan for a model that can draw it today, with the price of whoever may come to draw it in the end.
     *
     * @throws FailureException {@code UserError} when the model is replaced and nobody else can draw this
     */
    Plan succeed(Plan plan, LocalDate today, Wording wording) {
        ImageRequest asked = plan.request();
        if (!isReplaced(asked.model(), today)) {
            return priced(plan, asked, plan.notes());
        }
        Translation.Translated translated = require(asked, model -> isRetired(model, today), Reason.RETIRED, wording);
        List<String> notes = new ArrayList<>(plan.notes());
        notes.addAll(translated.notes());
        return priced(plan, translated.request(), notes);
    }

    private Plan priced(Plan plan, ImageRequest request, List<String> notes) {
        return new Plan(request, plan.presentation(), new Cost(request.count(), worstCaseMicros(request)), notes);
    }

    /**
     * The request for the first model that can draw it in place of its own.
     *
     * @param gone models that can't
     * @return empty: nobody can
     */
    Optional<Translation.Translated> find(
            ImageRequest request, Predicate<ModelId> gone, Reason reason, Wording wording) {
        try {
            return Optional.of(require(request, gone, reason, wording));
        } catch (FailureException e) {
            return Optional.empty();
        }
    }

    private Translation.Translated require(
            ImageRequest request, Predicate<ModelId> gone, Reason reason, Wording wording) {
        FailureException first = null;
        for (ModelId candidate : candidates(request)) {
            if (!gone.test(candidate)) {
                try {
                    return named(translate(request, candidate, wording), request.model(), reason, wording);
                } catch (FailureException e) {
                    first = first == null ? e : first;
                }
            }
        }
        throw first != null ? first : unavailable(request.model());
    }

    private static FailureException unavailable(ModelId model) {
        return new FailureException(Failure.UserError.of("model-unavailable", model));
    }

    private Translation.Translated translate(ImageRequest request, ModelId to, Wording wording) {
        return new Translation(to, catalogue.specOf(to), server, variations, wording)
                .of(request, catalogue.specOf(request.model()));
    }

    private static Translation.Translated named(
            Translation.Translated translated, ModelId asked, Reason reason, Wording wording) {
        String drawn = translated.request().model().value();
        List<String> notes = new ArrayList<>();
        notes.add(
                switch (reason) {
                    case RETIRED -> wording.modelRetired(asked.value(), drawn);
                    case REFUSED -> wording.modelRefused(asked.value(), drawn);
                });
        notes.addAll(translated.notes());
        return new Translation.Translated(translated.request(), notes);
    }

    /**
     * The most that a request can cost, whoever draws it in the end: its own model, or any of those that may take its
     * place, in micro-dollars.
     */
    long worstCaseMicros(ImageRequest request) {
        return worstCaseMicros(request, Set.of());
    }

    /** @param passed models that the request has been put to on the way; none draws after it was passed over */
    private long worstCaseMicros(ImageRequest request, Set<ModelId> passed) {
        Set<ModelId> path = new HashSet<>(passed);
        path.add(request.model());
        long own = prices.worstCase(request);
        return candidates(request).stream()
                .filter(candidate -> !path.contains(candidate))
                .mapToLong(candidate -> translatedMicros(request, candidate, path))
                .reduce(own, Math::max);
    }

    private long translatedMicros(ImageRequest request, ModelId candidate, Set<ModelId> path) {
        try {
            ImageRequest translated =
                    translate(request, candidate, Wording.in(Locale.ENGLISH)).request();
            return worstCaseMicros(translated, path);
        } catch (FailureException e) {
            return 0; // it can't draw this, so it never will
        }
    }

    /** In the order in which they are tried. Whoever draws a transparent background comes before whoever can't. */
    private List<ModelId> candidates(ImageRequest request) {
        List<ModelId> chain = catalogue.listReplacements(request.model());
        if (chain.isEmpty() || !TRANSPARENT.equals(request.options().background())) {
            return chain;
        }
        Stream<ModelId> others = catalogue.listAll().stream()
                .filter(spec -> spec.shutdown() == null && !spec.id().equals(request.model()))
                .map(ModelSpec::id);
        Set<ModelId> able = new LinkedHashSet<>();
        Stream.concat(chain.stream(), chain.stream().allMatch(this::drawsTransparent) ? Stream.empty() : others)
                .filter(this::drawsTransparent)
                .forEach(able::add);
        able.addAll(chain);
        return List.copyOf(able);
    }

    private boolean drawsTransparent(ModelId model) {
        return catalogue.specOf(model).valuesOf(Parameter.BACKGROUND).contains(TRANSPARENT);
    }
}
