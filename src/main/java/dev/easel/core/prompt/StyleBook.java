package dev.easel.core.prompt;

import dev.easel.core.failure.Failure;
import dev.easel.core.failure.FailureException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The styles that people can name. A name that isn't known is a style, too: in the words of whoever wrote it.
 *
 * @param styles by their names
 * @param sets names for several styles at once; each names only styles that are there
 * @param anyOther the template of a style that isn't known, in which {@code {style}} stands for its name
 */
public record StyleBook(Map<String, Style> styles, Map<String, List<String>> sets, String anyOther) {
    /** Where a style's name goes. */
    public static final String STYLE = "{style}";

    private static final String BETWEEN = ";";

    public StyleBook {
        styles = Map.copyOf(styles);
        sets = Map.copyOf(sets);
    }

    /**
     * What somebody listed, each style once: {@code watercolor; anime}, or the name of a set.
     *
     * @throws FailureException {@code UserError} for an empty list, and a name that is too long
     */
    public List<Style> list(String typed) {
        Map<String, Style> listed = new LinkedHashMap<>();
        for (String part : typed.split(BETWEEN, -1)) {
            String name = part.strip();
            if (!name.isEmpty()) {
                named(name).forEach(style -> listed.putIfAbsent(key(style.name()), style));
            }
        }
        if (listed.isEmpty()) {
            throw new FailureException(Failure.UserError.of("styles-empty", String.join(", ", setNames())));
        }
        return new ArrayList<>(listed.values());
    }

    private List<String> setNames() {
        return sets.keySet().stream().sorted().toList();
    }

    private List<Style> named(String name) {
        return find(sets, name)
                .map(names -> names.stream()
                        .map(one -> find(styles, one).orElseThrow())
                        .toList())
                .orElseGet(() -> List.of(find(styles, name).orElseGet(() -> other(name))));
    }

    private static <T> Optional<T> find(Map<String, T> map, String name) {
        return map.entrySet().stream()
                .filter(entry -> key(entry.getKey()).equals(key(name)))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** By which a name is found: how it is written doesn't matter. */
    public static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    private Style other(String name) {
        if (name.length() > Style.MAX_NAME) {
            throw new FailureException(Failure.UserError.of("style-long", Style.MAX_NAME));
        }
        return new Style(name, anyOther.replace(STYLE, name.replace(Style.PROMPT, "")));
    }
}
