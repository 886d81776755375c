package dev.easel.engine;

import dev.easel.core.chat.Presentation;
import dev.easel.core.image.ImageRequest;
import dev.easel.core.image.ModelCatalogue;
import dev.easel.core.image.ModelId;
import dev.easel.core.image.RenderOptions;
import dev.easel.core.image.ServerProfile;
import dev.easel.core.image.ServerProfile.UnknownModels;
import dev.easel.core.quota.Cost;
import dev.easel.core.text.Wording;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Plans an old request anew: by today's catalogue, for a successor where its model is gone. Pure. */
final class Replanning {
    private final ModelCatalogue catalogue;
    private final ServerProfile server;
    private final ModelId usual;
    private final Successors successors;
    private final Variations variations;

    /** @param usual draws in place of a model that nobody knows any more */
    Replanning(
            ModelCatalogue catalogue,
            ServerProfile server,
            ModelId usual,
            Successors successors,
            Variations variations) {
        this.catalogue = catalogue;
        this.server = server;
        this.usual = usual;
        this.successors = successors;
        this.variations = variations;
    }

    /**
     * The plan, with sentences about everything that is no longer as it was.
     *
     * @throws dev.easel.core.failure.FailureException {@code UserError} when nobody can draw it any more
     */
    Plan again(ImageRequest old, Presentation presentation, LocalDate today, Wording wording) {
        if (successors.isReplaced(old.model(), today)) {
            return successors.succeed(plan(withoutPreviews(old), presentation, List.of()), today, wording);
        }
        boolean unknown = server.unknownModels() == UnknownModels.REFUSE
                && catalogue.find(old.model()).isEmpty();
        ModelId model = unknown ? usual : old.model();
        Translation.Translated translated = new Translation(model, catalogue.specOf(model), server, variations, wording)
                .of(withoutPreviews(old), catalogue.specOf(old.model()));
        List<String> notes = new ArrayList<>();
        if (unknown) {
            notes.add(wording.modelRetired(old.model().value(), model.value()));
        }
        notes.addAll(translated.notes());
        return successors.succeed(plan(translated.request(), presentation, notes), today, wording);
    }

    /** Its price is found when it is put to its successors. */
    private static Plan plan(ImageRequest request, Presentation presentation, List<String> notes) {
        return new Plan(request, presentation, new Cost(request.count(), 0), notes);
    }

    /** Whether unfinished images are shown depends on where it is asked for now. */
    private static ImageRequest withoutPreviews(ImageRequest old) {
        RenderOptions options = old.options().withPreviews(0);
        return switch (old) {
            case ImageRequest.Generation asked ->
                new ImageRequest.Generation(asked.model(), asked.prompt(), asked.count(), options);
            case ImageRequest.Edit asked ->
                new ImageRequest.Edit(
                        asked.model(), asked.prompt(), asked.images(), asked.mask(), asked.count(), options);
            case ImageRequest.Variation asked ->
                new ImageRequest.Variation(asked.model(), asked.image(), asked.count(), options);
        };
    }
}
