package dev.easel.web.maskeditor;

import dev.easel.core.image.ModelCatalogue;
import dev.easel.core.image.Operation;
import dev.easel.core.image.Parameter;
import dev.easel.core.text.PageWording;
import dev.easel.web.server.Pages;
import dev.easel.web.server.Site;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The page as it is before its link is opened: every part that it may show, and nothing of anybody's picture. */
final class MaskPage {
    private static final String NAME = "mask";
    private static final List<String> TOOLS = List.of("brush", "eraser", "box", "lasso", "move");
    /** How a link may end, as the page knows it: by what the server says, or by what it can't say. */
    private static final List<String> ENDINGS = List.of(
            "over-sent", "over-used", "over-expired", "over-foreign", "over-unknown", "over-offline", "over-broken");

    private final Pages pages;
    private final ModelCatalogue catalogue;
    private final InstantSource clock;

    MaskPage(Pages pages, ModelCatalogue catalogue, InstantSource clock) {
        this.pages = pages;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    void show(Context context) {
        PageWording wording = PageWording.in(Site.language(context));
        Map<String, String> say = wording.words(NAME);
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Map<String, Object> model = Map.of(
                "say", say,
                "tools", tools(say),
                "keys", keys(say),
                "endings", endings(say),
                "qualities", catalogue.listValues(Parameter.QUALITY, today),
                "models", models(today));
        pages.show(context, NAME, wording.language(), model);
    }

    private static List<Map<String, String>> tools(Map<String, String> say) {
        return TOOLS.stream()
                .map(tool -> Map.of("name", tool, "label", word(say, tool)))
                .toList();
    }

    private static List<Map<String, String>> endings(Map<String, String> say) {
        return ENDINGS.stream()
                .map(ending -> Map.of("id", ending, "title", word(say, ending + "-title"), "text", word(say, ending)))
                .toList();
    }

    private static List<Map<String, Object>> keys(Map<String, String> say) {
        return Stream.of(
                        key(say, "key-arrows", "←", "↑", "→", "↓"),
                        key(say, "key-space", word(say, "key-space-name")),
                        key(say, "key-enter", "Enter"),
                        key(say, "key-escape", "Esc"),
                        key(say, "key-tools", "B", "E", "R", "L", "M"),
                        key(say, "key-size", "[", "]"),
                        key(say, "key-softness", "{", "}"),
                        key(say, "invert", "I"),
                        key(say, "key-undo", "U", "Y"),
                        key(say, "key-zoom", "+", "−", "0"),
                        key(say, "clear", "Del"))
                .toList();
    }

    private static Map<String, Object> key(Map<String, String> say, String does, String... names) {
        return Map.of("names", List.of(names), "does", word(say, does));
    }

    private static String word(Map<String, String> say, String name) {
        String word = say.get(name);
        if (word == null) {
            throw new IllegalStateException("the page has no word for " + name);
        }
        return word;
    }

    private List<String> models(LocalDate today) {
        return catalogue.listLiving(today).stream()
                .filter(model -> model.operations().contains(Operation.EDIT))
                .map(model -> model.id().value())
                .toList();
    }
}
