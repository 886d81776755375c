package dev.easel.web.maskeditor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.easel.core.failure.Failure;
import dev.easel.core.failure.FailureException;
import dev.easel.core.image.Painting;
import dev.easel.core.image.Painting.Box;
import dev.easel.core.image.Painting.Brush;
import dev.easel.core.image.Painting.Clear;
import dev.easel.core.image.Painting.Effect;
import dev.easel.core.image.Painting.Invert;
import dev.easel.core.image.Painting.Lasso;
import dev.easel.core.image.Painting.Spot;
import dev.easel.core.image.Painting.Step;
import dev.easel.core.image.Painting.Words;
import dev.easel.core.image.Region;
import io.javalin.http.BadRequestResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads what the page sends. What the page would never send is a bad request; what is too much is refused with words. */
final class SubmissionReader {
    private static final ObjectMapper JSON = new ObjectMapper();

    private SubmissionReader() {}

    /** What somebody wants, and where. */
    record Submission(String prompt, Map<String, String> options, Painting painting) {}

    static Submission read(String body) {
        JsonNode root = tree(body);
        try {
            return new Submission(text(root, "prompt"), options(root.path("options")), painting(root.path("steps")));
        } catch (IllegalArgumentException e) {
            throw bad();
        }
    }

    /** The region in words that somebody wants to see. */
    static String readWords(String body) {
        return text(tree(body), "words");
    }

    private static JsonNode tree(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw bad();
        }
    }

    private static BadRequestResponse bad() {
        return new BadRequestResponse("Not what the page sends.");
    }

    private static Map<String, String> options(JsonNode node) {
        Map<String, String> options = new HashMap<>();
        node.properties()
                .forEach(
                        option -> options.put(option.getKey(), option.getValue().asText()));
        return options;
    }

    private static Painting painting(JsonNode steps) {
        int spots = 0;
        for (JsonNode step : steps) {
            spots += 1 + (step.path("path").size() + step.path("outline").size()) / 2;
        }
        if (steps.size() > Painting.MAX_STEPS || spots > Painting.MAX_SPOTS) {
            throw new FailureException(Failure.UserError.of("painting-too-detailed"));
        }
        List<Step> read = new ArrayList<>();
        steps.forEach(step -> read.add(step(step)));
        return new Painting(read);
    }

    private static Step step(JsonNode step) {
        return switch (text(step, "kind")) {
            case "brush" ->
                new Brush(
                        effect(step),
                        number(step.path("diameter")),
                        number(step.path("softness")),
                        spots(step.path("path")));
            case "box" -> new Box(effect(step), spot(step.path("corner")), spot(step.path("opposite")));
            case "lasso" -> new Lasso(effect(step), spots(step.path("outline")));
            case "words" -> new Words(effect(step), Region.parse(text(step, "text")));
            case "invert" -> new Invert();
            case "clear" -> new Clear();
            default -> throw bad();
        };
    }

    private static Effect effect(JsonNode step) {
        return switch (text(step, "effect")) {
            case "add" -> Effect.ADD;
            case "erase" -> Effect.ERASE;
            default -> throw bad();
        };
    }

    /** From x, y, x, y and so on. */
    private static List<Spot> spots(JsonNode numbers) {
        if (!numbers.isArray() || numbers.size() % 2 != 0) {
            throw bad();
        }
        List<Spot> spots = new ArrayList<>(numbers.size() / 2);
        for (int at = 0; at < numbers.size(); at += 2) {
            spots.add(new Spot(number(numbers.get(at)), number(numbers.get(at + 1))));
        }
        return spots;
    }

    private static Spot spot(JsonNode numbers) {
        List<Spot> spots = spots(numbers);
        if (spots.size() != 1) {
            throw bad();
        }
        return spots.getFirst();
    }

    private static double number(JsonNode node) {
        if (!node.isNumber()) {
            throw bad();
        }
        return node.asDouble();
    }

    private static String text(JsonNode node, String name) {
        JsonNode text = node.path(name);
        if (!text.isTextual()) {
            throw bad();
        }
        return text.textValue();
    }
}
