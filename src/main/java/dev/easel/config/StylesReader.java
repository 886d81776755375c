package dev.easel.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.easel.core.prompt.Style;
import dev.easel.core.prompt.StyleBook;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code styles.yaml}. */
final class StylesReader {
    private static final int MAX_TEMPLATE = 1_000;

    private final Fields root;

    StylesReader(ObjectNode tree, List<String> problems) {
        this.root = new Fields(tree, "styles.yaml: ", problems);
        root.allowOnly(List.of("any-other", "styles", "sets"));
    }

    StyleBook read() {
        Map<String, Style> styles = styles(root.section("styles"));
        Map<String, List<String>> sets = sets(root.section("sets"), styles);
        String other = template("any-other", root);
        if (!other.contains(StyleBook.STYLE)) {
            root.problem("any-other", "must hold " + StyleBook.STYLE);
        }
        return new StyleBook(styles, sets, other);
    }

    private static Map<String, Style> styles(Fields fields) {
        Map<String, Style> styles = new LinkedHashMap<>();
        for (String name : fields.keys()) {
            if (isName(name, fields)) {
                styles.put(name, new Style(name, template(name, fields)));
            }
        }
        return styles;
    }

    /** It is typed between semicolons. */
    private static boolean isName(String name, Fields fields) {
        boolean fits = !name.isBlank() && name.length() <= Style.MAX_NAME && name.indexOf(';') < 0;
        if (!fits) {
            fields.problem(name, "must have at most %d characters and no semicolon".formatted(Style.MAX_NAME));
        }
        return fits;
    }

    /** One that holds the prompt, whatever is written. */
    private static String template(String key, Fields fields) {
        String template = fields.text(key);
        if (template.contains(Style.PROMPT) && template.length() <= MAX_TEMPLATE) {
            return template;
        }
        fields.problem(key, "must hold %s and have at most %d characters".formatted(Style.PROMPT, MAX_TEMPLATE));
        return Style.PROMPT;
    }

    private static Map<String, List<String>> sets(Fields fields, Map<String, Style> styles) {
        Map<String, List<String>> sets = new LinkedHashMap<>();
        for (String name : fields.keys()) {
            List<String> named = fields.texts(name);
            List<String> unknown =
                    named.stream().filter(style -> !styles.containsKey(style)).toList();
            if (styles.containsKey(name)) {
                fields.problem(name, "must not be the name of a style, too");
            } else if (named.isEmpty()) {
                fields.problem(name, "must name a style");
            } else if (!unknown.isEmpty()) {
                fields.problem(name, "names styles that are not there: " + String.join(", ", unknown));
            } else if (isName(name, fields)) {
                sets.put(name, named);
            }
        }
        return sets;
    }
}
