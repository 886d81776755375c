package dev.easel.engine;

import dev.easel.core.chat.CommandName;
import dev.easel.core.chat.CommandOption;
import dev.easel.core.chat.Presentation;
import dev.easel.core.chat.Presentation.Cover;
import dev.easel.core.image.ImageRequest;
import dev.easel.core.image.ImageSize.Pixels;
import dev.easel.core.image.ModelCatalogue;
import dev.easel.core.image.ModelId;
import dev.easel.core.image.ModelSpec;
import dev.easel.core.image.ModelSpec.PromptHandling;
import dev.easel.core.image.Operation;
import dev.easel.core.image.Prompt;
import dev.easel.core.image.RenderOptions;
import dev.easel.core.image.ServerProfile;
import dev.easel.core.image.ServerProfile.UnknownModels;
import dev.easel.core.quota.Cost;
import dev.easel.core.text.Visibility;
import dev.easel.core.text.Wording;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns an intent into a request that its model can draw, or says everything that is wrong with it. Pure. */
public final class RequestPlanner {
    private static final int SHOWN_OF_A_NAME = 40;

    private final ModelCatalogue catalogue;
    private final ServerProfile server;
    private final RequestDefaults defaults;
    private final Prices prices;
    private final Successors successors;
    private final PreviewPlanner previews;
    private final Variations variations;

    public RequestPlanner(
            ModelCatalogue catalogue, ServerProfile server, RequestDefaults defaults, Variations variations) {
        this.catalogue = catalogue;
        this.server = server;
        this.defaults = defaults;
        this.variations = variations;
        this.prices = new Prices(catalogue, server);
        this.successors = new Successors(catalogue, server, variations);
        this.previews = new PreviewPlanner(catalogue, server, prices, successors, defaults.previews());
    }

    /** Who draws in place of models that are gone, by the same catalogue and server. */
    Successors successors() {
        return successors;
    }

    /**
     * Makes sure that a drawing could be planned with these options.
     *
     * @throws dev.easel.core.failure.FailureException {@code UserError} with every problem
     */
    public void requirePossible(Map<String, String> options, LocalDate today, Wording wording) {
        plan(new Intent.Draw("anything", options), today, wording);
    }

    /**
     * Plans a drawing. Like every plan, it is made by the rules of the model that was asked for, and then put to its
     * successor, if the model is shut down and the server would refuse it.
     *
     * @param today decides which models are offered
     * @param wording the sender's language, for lists
     * @throws dev.easel.core.failure.FailureException {@code UserError} with every problem
     */
    Plan plan(Intent.Draw draw, LocalDate today, Wording wording) {
        Wishes wishes = new Wishes(CommandName.IMAGINE, draw.options());
        ModelId model = model(today, wishes, wording);
        ModelSpec spec = catalogue.specOf(model);
        boolean raw = wishes.isOn(CommandOption.RAW) && spec.promptHandling() == PromptHandling.REWRITTEN;
        String preface = raw ? wording.rawPrompt() : "";
        requirePrompt(draw.prompt(), preface, spec, wishes);
        Plan plan = plan(
                spec,
                model,
                wishes,
                wording,
                null,
                List.of(),
                (count, options) -> new ImageRequest.Generation(
                        model, prompt(preface, draw.prompt().strip()), count, options));
        return successors.succeed(plan, today, wording);
    }

    /** Plans an edit of the first source; the others are there for the model to look at. */
    Plan plan(Intent.Repaint repaint, Sources sources, LocalDate today, Wording wording) {
        Wishes wishes = new Wishes(CommandName.EDIT, repaint.options());
        ModelId model = model(today, wishes, wording);
        ModelSpec spec = successors.rulesOf(model, Operation.EDIT, today);
        requireOperation(Operation.EDIT, spec, wishes);
        requirePrompt(repaint.prompt(), "", spec, wishes);
        Plan plan = edit("", repaint.prompt().strip(), model, spec, sources, wishes, wording);
        return successors.succeed(plan, today, wording);
    }

    /**
     * Plans a variation: by the endpoint where model and server have it, else as an edit with an instruction, which is
     * what the API advises since the endpoint was retired (API reference of November 2026).
     */
    Plan plan(Intent.Vary vary, Sources sources, LocalDate today, Wording wording) {
        return successors.succeed(variation(vary, sources, today, wording), today, wording);
    }

    private Plan variation(Intent.Vary vary, Sources sources, LocalDate today, Wording wording) {
        Wishes wishes = new Wishes(CommandName.VARIATIONS, vary.options());
        ModelId model = model(today, wishes, wording);
        ModelSpec spec = successors.rulesOf(model, Operation.EDIT, today);
        Strength strength = strength(wishes, wording);
        if (has(Operation.VARIATION, spec) && vary.hint().isBlank()) {
            Pixels source = sources.images().getFirst().size();
            return plan(
                    spec,
                    model,
                    wishes,
                    wording,
                    source,
                    sources.notes(),
                    (count, options) ->
                            new ImageRequest.Variation(model, sources.images().getFirst(), count, options));
        }
        requireOperation(Operation.EDIT, spec, wishes);
        String instruction = variations.instruction(strength);
        if (!vary.hint().isBlank()) {
            requirePrompt(vary.hint(), instruction, spec, wishes);
        }
        return edit(instruction, vary.hint().strip(), model, spec, sources, wishes, wording);
    }

    /** Plans an old request anew, for whoever asks for the same once more. */
    Plan again(ImageRequest request, Presentation presentation, LocalDate today, Wording wording) {
        return new Replanning(catalogue, server, defaults.model(), successors, variations)
                .again(request, presentation, today, wording);
    }

    /** Whether images can be made from images by whoever draws when a request doesn't say. */
    boolean edits(LocalDate today) {
        return has(Operation.EDIT, successors.rulesOf(defaults.model(), Operation.EDIT, today));
    }

    /** The same plan for somebody who can be shown unfinished images. */
    Plan withPreviews(Plan plan) {
        return previews.withPreviews(plan);
    }

    private static Prompt prompt(String preface, String asked) {
        return preface.isEmpty() ? new Prompt(asked) : Prompt.behind(preface, asked);
    }

    private Plan edit(
            String preface,
            String asked,
            ModelId model,
            ModelSpec spec,
            Sources sources,
            Wishes wishes,
            Wording wording) {
        if (sources.images().size() > spec.maxSourceImages()) {
            wishes.problem("images-too-many", model, spec.maxSourceImages());
        }
        Pixels source = sources.images().getFirst().size();
        return plan(
                spec,
                model,
                wishes,
                wording,
                source,
                sources.notes(),
                (count, options) -> new ImageRequest.Edit(
                        model, prompt(preface, asked), sources.images(), sources.mask(), count, options));
    }

    /** Makes a request of what all three operations have in common and what is their own. */
    private interface Maker {
        ImageRequest make(int count, RenderOptions options);
    }

    /** Checks what all three operations have in common; nothing is made when there was any problem. */
    private Plan plan(
            ModelSpec spec,
            ModelId model,
            Wishes wishes,
            Wording wording,
            @Nullable Pixels source,
            List<String> notes,
            Maker maker) {
        int count = count(wishes);
        RenderOptions options = new OptionPlanner(model, spec, defaults, wishes, wording, source).plan();
        Presentation presentation = presentation(wishes);
        wishes.requireNoProblems();
        ImageRequest request = maker.make(count, options);
        List<String> all = Stream.concat(notes.stream(), untaken(request.operation(), wishes, wording).stream())
                .toList();
        return new Plan(request, presentation, new Cost(count, prices.worstCase(request)), all);
    }

    /** Says so when something was asked for that the server has no field for. */
    private Optional<String> untaken(Operation operation, Wishes wishes, Wording wording) {
        List<String> options = Arrays.stream(CommandOption.values())
                .filter(option -> option.findParameter()
                        .filter(parameter -> !server.dialect().takes(parameter.field(), operation))
                        .isPresent())
                .flatMap(option -> wishes.find(option).map(typed -> wording.option(option.word(), typed)).stream())
                .toList();
        return options.isEmpty() ? Optional.empty() : Optional.of(wording.optionsUntaken(options));
    }

    private boolean has(Operation operation, ModelSpec spec) {
        return server.operations().contains(operation) && spec.operations().contains(operation);
    }

    private void requireOperation(Operation operation, ModelSpec spec, Wishes wishes) {
        if (!has(operation, spec)) {
            wishes.problem("operation-not-for-model", spec.id());
        }
    }

    private static Strength strength(Wishes wishes, Wording wording) {
        String typed = wishes.find(CommandOption.STRENGTH).orElse(Strength.NORMAL.word());
        return Strength.find(typed).orElseGet(() -> {
            wishes.problem("strength-unknown", typed, wording.listOr(Strength.words()));
            return Strength.NORMAL;
        });
    }

    private ModelId model(LocalDate today, Wishes wishes, Wording wording) {
        String typed = wishes.find(CommandOption.MODEL).orElse(defaults.model().value());
        if (typed.length() > ModelId.MAX_LENGTH) {
            wishes.problem("model-unknown", typed.substring(0, SHOWN_OF_A_NAME) + "…", wording.listOr(offered(today)));
            return defaults.model();
        }
        ModelId model = new ModelId(typed);
        if (server.unknownModels() == UnknownModels.REFUSE
                && catalogue.find(model).isEmpty()) {
            wishes.problem("model-unknown", model, wording.listOr(offered(today)));
        }
        return model;
    }

    private List<String> offered(LocalDate today) {
        return catalogue.listLiving(today).stream()
                .map(spec -> spec.id().value())
                .toList();
    }

    /** @param preface what is sent before the prompt and takes of its room */
    private static void requirePrompt(String text, String preface, ModelSpec spec, Wishes wishes) {
        if (text.isBlank()) {
            wishes.problem("prompt-empty");
            return;
        }
        int length = new Prompt(text.strip()).codePoints();
        int taken = preface.isEmpty() ? 0 : preface.codePointCount(0, preface.length()) + 1;
        int longest = spec.maxPromptCodePoints() - taken;
        if (length > longest) {
            wishes.problem("prompt-too-long", length, spec.id(), longest);
        }
    }

    /** More than one call may ask for is spread over several. */
    private int count(Wishes wishes) {
        String typed = wishes.find(CommandOption.COUNT).orElse(String.valueOf(defaults.count()));
        try {
            int count = Integer.parseInt(typed);
            if (count >= 1 && count <= ImageRequest.MAX_COUNT) {
                return count;
            }
        } catch (NumberFormatException e) {
            // said below, with the range
        }
        wishes.problem("count-range", typed, ImageRequest.MAX_COUNT);
        return 1;
    }

    private static Presentation presentation(Wishes wishes) {
        return new Presentation(
                wishes.isOn(CommandOption.PRIVATE) ? Visibility.WHISPERED : Visibility.PUBLIC,
                wishes.isOn(CommandOption.SPOILER) ? Cover.SPOILER : Cover.NONE);
    }
}
