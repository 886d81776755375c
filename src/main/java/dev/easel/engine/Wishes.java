package dev.easel.engine;

import dev.easel.core.chat.CommandName;
import dev.easel.core.chat.CommandOption;
import dev.easel.core.failure.Failure;
import dev.easel.core.failure.FailureException;
import dev.easel.core.failure.Problem;
import dev.easel.core.text.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The options of one request as they were typed. Collects what is wrong, so that everything is said at once. */
final class Wishes {
    private final Map<String, String> options;
    private final List<Problem> problems = new ArrayList<>();

    /** @param command whose options are allowed */
    Wishes(CommandName command, Map<String, String> options) {
        this.options = options;
        List<String> words =
                CommandOption.of(command).stream().map(CommandOption::word).toList();
        options.keySet().stream()
                .filter(word -> !words.contains(word))
                .sorted()
                .forEach(word -> Suggestion.find(word, words)
                        .ifPresentOrElse(
                                near -> problem("option-unknown-near", word, near),
                                () -> problem("option-unknown", word, String.join(", ", words))));
    }

    /** What was typed, without surrounding spaces; empty when nothing was. */
    Optional<String> find(CommandOption option) {
        return Optional.ofNullable(options.get(option.word()))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    /** A switch that is off unless it was turned on. */
    boolean isOn(CommandOption option) {
        return find(option)
                .map(text -> switch (text.toLowerCase(Locale.ROOT)) {
                    case "true", "yes", "on" -> true;
                    case "false", "no", "off" -> false;
                    default -> {
                        problem("switch-unreadable", text, option.word());
                        yield false;
                    }
                })
                .orElse(false);
    }

    void problem(String key, Object... arguments) {
        problems.add(Problem.of(key, arguments));
    }

    /** Throws everything that is wrong as one {@code UserError}. */
    void requireNoProblems() {
        if (!problems.isEmpty()) {
            throw new FailureException(new Failure.UserError(problems));
        }
    }
}
