package dev.easel.engine.desk;

import dev.easel.core.chat.CommandName;
import dev.easel.core.chat.Incoming;
import dev.easel.core.identity.Place;
import dev.easel.core.identity.Sender;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A command that draws nothing, whichever door it came through.
 *
 * @param words what stands behind the command, without flags
 * @param options by their words, as typed; a flag without a value is empty
 * @param incoming what brought it
 */
public record Inquiry(CommandName command, List<String> words, Map<String, String> options, Incoming incoming) {
    public Inquiry {
        words = List.copyOf(words);
        options = Map.copyOf(options);
    }

    Sender sender() {
        return incoming.sender();
    }

    Place place() {
        return incoming.place();
    }

    /** A word by its place, in lower case; empty when there are fewer. */
    String word(int index) {
        return index < words.size() ? words.get(index).toLowerCase(Locale.ROOT) : "";
    }

    /** What an option was set to, without surrounding spaces. */
    Optional<String> find(String option) {
        return Optional.ofNullable(options.get(option)).map(String::strip);
    }
}
