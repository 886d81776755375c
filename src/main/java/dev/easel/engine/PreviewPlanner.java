package dev.easel.engine;

import dev.easel.core.chat.Presentation.Cover;
import dev.easel.core.image.Dialect;
import dev.easel.core.image.ImageRequest;
import dev.easel.core.image.ImageRequest.Edit;
import dev.easel.core.image.ImageRequest.Generation;
import dev.easel.core.image.ImageRequest.Variation;
import dev.easel.core.image.ModelCatalogue;
import dev.easel.core.image.ModelSpec;
import dev.easel.core.image.Parameter;
import dev.easel.core.image.ServerProfile;
import dev.easel.core.quota.Cost;

/** Adds previews to requests whose model and server can send them. They are paid for, so they are in the price. Pure. */
final class PreviewPlanner {
    private final ModelCatalogue catalogue;
    private final Dialect dialect;
    private final Prices prices;
    private final Successors successors;
    private final int wanted;

    /** @param wanted of each image, 0 to 3 */
    PreviewPlanner(ModelCatalogue catalogue, ServerProfile server, Prices prices, Successors successors, int wanted) {
        this.catalogue = catalogue;
        this.dialect = server.dialect();
        this.prices = prices;
        this.successors = successors;
        this.wanted = wanted;
    }

    Plan withPreviews(Plan plan) {
        if (wanted == 0 || plan.presentation().cover() == Cover.SPOILER || !canShow(plan.request())) {
            return plan;
        }
        ImageRequest request = withPreviews(plan.request());
        return new Plan(
                request,
                plan.presentation(),
                new Cost(request.count(), successors.worstCaseMicros(request)),
                plan.notes());
    }

    /** Only where a call asks for one image: how a stream tells several apart is not documented (2026-11). */
    private boolean canShow(ImageRequest request) {
        return Math.min(request.count(), prices.imagesPerCall(request)) == 1
                && takes(request, Parameter.STREAM)
                && takes(request, Parameter.PARTIAL_IMAGES);
    }

    private boolean takes(ImageRequest request, Parameter parameter) {
        ModelSpec spec = catalogue.specOf(request.model());
        return spec.knows(parameter) && dialect.takes(parameter.field(), request.operation());
    }

    private ImageRequest withPreviews(ImageRequest request) {
        return switch (request) {
            case Generation asked ->
                new Generation(
                        asked.model(),
                        asked.prompt(),
                        asked.count(),
                        asked.options().withPreviews(wanted));
            case Edit asked ->
                new Edit(
                        asked.model(),
                        asked.prompt(),
                        asked.images(),
                        asked.mask(),
                        asked.count(),
                        asked.options().withPreviews(wanted));
            case Variation asked -> asked;
        };
    }
}
