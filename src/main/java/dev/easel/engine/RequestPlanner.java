package dev.easel.engine;

import dev.easel.core.chat.CommandOption;
import dev.easel.core.chat.Presentation;
import dev.easel.core.chat.Presentation.Cover;
import dev.easel.core.image.ImageRequest;
import dev.easel.core.image.ModelCatalogue;
import dev.easel.core.image.ModelId;
import dev.easel.core.image.ModelSpec;
import dev.easel.core.image.ModelSpec.PromptHandling;
import dev.easel.core.image.Prompt;
import dev.easel.core.image.RenderOptions;
import dev.easel.core.image.ServerProfile;
import dev.easel.core.image.ServerProfile.UnknownModels;
import dev.easel.core.quota.Cost;
import dev.easel.core.text.Visibility;
import dev.easel.core.text.Wording;
import java.time.LocalDate;
import java.util.List;

/** Turns an intent into a request that its model can draw, or says everything that is wrong with it. Pure. */
public final class RequestPlanner {
    private final ModelCatalogue catalogue;
    private final ServerProfile server;
    private final RequestDefaults defaults;

    public RequestPlanner(ModelCatalogue catalogue, ServerProfile server, RequestDefaults defaults) {
        this.catalogue = catalogue;
        this.server = server;
        this.defaults = defaults;
    }

    /**
     * Plans a drawing.
     *
     * @param today decides which models are offered
     * @param wording the sender's language, for lists
     * @throws dev.easel.core.failure.FailureException {@code UserError} with every problem
     */
    Plan plan(Intent.Draw draw, LocalDate today, Wording wording) {
        Wishes wishes = new Wishes(draw.options());
        ModelId model = wishes.find(CommandOption.MODEL)
                .filter(name -> name.length() <= 200)
                .map(ModelId::new)
                .orElse(defaults.model());
        requireKnown(model, today, wishes, wording);
        ModelSpec spec = catalogue.specOf(model);
        requirePrompt(draw.prompt(), model, spec, wishes);
        int count = count(model, spec, wishes);
        RenderOptions options = new OptionPlanner(model, spec, defaults, wishes, wording).plan();
        boolean raw = wishes.isOn(CommandOption.RAW) && spec.promptHandling() == PromptHandling.REWRITTEN;
        Presentation presentation = presentation(wishes);
        wishes.requireNoProblems();
        String prompt = draw.prompt().strip();
        ImageRequest request = new ImageRequest.Generation(
                model, new Prompt(raw ? wording.rawPrompt() + " " + prompt : prompt), count, options);
        Cost cost = new Cost(count, spec.prices().worstCaseMicros(request));
        return new Plan(request, presentation, cost, List.of());
    }

    private void requireKnown(ModelId model, LocalDate today, Wishes wishes, Wording wording) {
        if (server.unknownModels() == UnknownModels.REFUSE
                && catalogue.find(model).isEmpty()) {
            wishes.problem("model-unknown", model, wording.listOr(offered(today)));
        }
    }

    private List<String> offered(LocalDate today) {
        return catalogue.listLiving(today).stream()
                .map(spec -> spec.id().value())
                .toList();
    }

    private static void requirePrompt(String text, ModelId model, ModelSpec spec, Wishes wishes) {
        if (text.isBlank()) {
            wishes.problem("prompt-empty");
            return;
        }
        int length = new Prompt(text.strip()).codePoints();
        if (length > spec.maxPromptCodePoints()) {
            wishes.problem("prompt-too-long", length, model, spec.maxPromptCodePoints());
        }
    }

    private int count(ModelId model, ModelSpec spec, Wishes wishes) {
        String typed =
                wishes.find(CommandOption.COUNT).orElse(String.valueOf(Math.min(defaults.count(), spec.maxCount())));
        try {
            int count = Integer.parseInt(typed);
            if (count >= 1 && count <= spec.maxCount()) {
                return count;
            }
        } catch (NumberFormatException e) {
            // said below, with the range
        }
        wishes.problem("count-range", typed, model, spec.maxCount());
        return 1;
    }

    private static Presentation presentation(Wishes wishes) {
        return new Presentation(
                wishes.isOn(CommandOption.PRIVATE) ? Visibility.WHISPERED : Visibility.PUBLIC,
                wishes.isOn(CommandOption.SPOILER) ? Cover.SPOILER : Cover.NONE);
    }
}
