package dev.easel.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.easel.core.prompt.Style;
import dev.easel.core.prompt.StyleBook;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads {@code styles.yaml}. */
final class StylesReader {
    private static final int MAX_TEMPLATE = 1_000;

    private final Fields root;

    StylesReader(ObjectNode tree, List<String> problems) {
        this.root = new Fields(tree, "styles.yaml: ", problems);
        root.allowOnly(List.of("any-other", "styles", "sets"));
    }

    StyleBook read() {
        Set<String> names = new HashSet<>();
        Map<String, Style> styles = styles(section("styles"), names);
        Map<String, List<String>> sets = sets(section("sets"), styles, names);
        String other = template("any-other", root);
        if (!other.contains(StyleBook.STYLE)) {
            root.problem("any-other", "must hold " + StyleBook.STYLE);
        }
        return new StyleBook(styles, sets, other);
    }

    private Fields section(String key) {
        if (root.has(key) && !root.isSection(key)) {
            root.problem(key, "must hold keys and values");
        }
        return root.section(key);
    }

    private static Map<String, Style> styles(Fields fields, Set<String> names) {
        Map<String, Style> styles = new LinkedHashMap<>();
        for (String name : fields.keys()) {
            String template = template(name, fields);
            if (isName(name, fields, names)) {
                styles.put(name, new Style(name, template));
            }
        }
        return styles;
    }

    /** It is typed between semicolons, in any case. */
    private static boolean isName(String name, Fields fields, Set<String> names) {
        if (name.isBlank() || name.length() > Style.MAX_NAME || name.indexOf(';') >= 0) {
            fields.problem(name, "must have 1 to %d characters and no semicolon".formatted(Style.MAX_NAME));
            return false;
        }
        if (!names.add(StyleBook.key(name))) {
            fields.problem(name, "must not be the name of anything else here, in whatever case");
            return false;
        }
        return true;
    }

    /** One that holds the prompt, whatever is written. */
    private static String template(String key, Fields fields) {
        String template = fields.findText(key);
        if (template != null && template.contains(Style.PROMPT) && template.length() <= MAX_TEMPLATE) {
            return template;
        }
        fields.problem(key, "must hold %s and have at most %d characters".formatted(Style.PROMPT, MAX_TEMPLATE));
        return Style.PROMPT + StyleBook.STYLE;
    }

    private static Map<String, List<String>> sets(Fields fields, Map<String, Style> styles, Set<String> names) {
        Map<String, List<String>> sets = new LinkedHashMap<>();
        for (String name : fields.keys()) {
            List<String> named = fields.texts(name);
            List<String> unknown =
                    named.stream().filter(style -> !styles.containsKey(style)).toList();
            if (!unknown.isEmpty()) {
                fields.problem(name, "names styles that are not there: " + String.join(", ", unknown));
            } else if (named.isEmpty()) {
                fields.problem(name, "must name a style");
            } else if (new HashSet<>(named).size() < named.size()) {
                fields.problem(name, "must name each style once");
            } else if (isName(name, fields, names)) {
                sets.put(name, named);
            }
        }
        return sets;
    }
}
