package dev.easel.web.admin;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The forms that an operator writes in: empty, or as they were sent when they were refused. */
final class AdminForms {
    private static final List<Deed> QUOTA = List.of(Deed.GRANT, Deed.SET, Deed.UNSET);
    private static final List<Deed> GATE = List.of(Deed.BAN, Deed.PAUSE);

    private final Map<String, String> said;
    private final @Nullable Refusal refusal;

    AdminForms(Map<String, String> said, @Nullable Refusal refusal) {
        this.said = said;
        this.refusal = refusal;
    }

    Map<String, Object> quota() {
        return Map.of(
                "subject", field(QUOTA, "subject", "subject"),
                "amount", field(QUOTA, "amount", "amount"),
                "unit", choice(QUOTA, "unit", "unit", List.of("images", "usd"), "images"),
                "window", choice(QUOTA, "window", "window", List.of("hour", "day", "week", "month"), "day"),
                "reason", field(QUOTA, "reason", "reason"));
    }

    Map<String, Object> gate() {
        return Map.of(
                "subject", field(GATE, "banned", "subject"),
                "reason", field(GATE, "ban-reason", "reason"),
                "for", field(GATE, "bar-for", "for"),
                "time", choice(GATE, "bar-time", "time", List.of("hours", "days"), "days"));
    }

    /** That somebody is sure is asked anew each time: they were of what stood there then. */
    Map<String, Object> purge() {
        List<Deed> purge = List.of(Deed.PURGE);
        return Map.of("subject", field(purge, "purged", "subject"), "sure", field(purge, "sure", "sure"));
    }

    /**
     * The rows of a table, the one whose button was pressed with what is wrong.
     *
     * @param deeds whose buttons stand in the rows
     * @param key under which each has what a {@linkplain Refusal#row() refusal} names it by
     */
    List<Map<String, Object>> rows(List<Deed> deeds, String key, List<Map<String, Object>> rows) {
        Refusal refused = find(deeds);
        return rows.stream()
                .map(row -> {
                    boolean meant = refused != null && refused.row().equals(row.get(key));
                    Map<String, Object> all = new HashMap<>(row);
                    all.put("typed", refused != null && meant ? refused.typed("amount") : "");
                    all.put("wrong", meant ? List.of(sentence()) : List.of());
                    return all;
                })
                .toList();
    }

    /** What was refused, if it is one of these. */
    private @Nullable Refusal find(List<Deed> deeds) {
        return refusal != null && deeds.contains(refusal.deed()) ? refusal : null;
    }

    /**
     * What is wrong, where neither a field nor one of these rows says it; as a list for the template.
     *
     * @param rows as {@link #rows} gave them
     */
    List<String> elsewhere(Stream<Map<String, Object>> rows) {
        if (refusal == null) {
            return List.of();
        }
        boolean inForm = !refusal.field().isEmpty() && refusal.row().isEmpty();
        boolean inRow = rows.anyMatch(row -> !List.of().equals(row.get("wrong")));
        return inForm || inRow ? List.of() : List.of(sentence());
    }

    private String sentence() {
        String problem = refusal == null ? "" : refusal.problem();
        return said.getOrDefault(problem, problem);
    }

    /**
     * A field.
     *
     * @param form what its form can do
     * @param id of its element
     */
    private Map<String, Object> field(List<Deed> form, String id, String name) {
        Refusal refused = find(form);
        boolean wrong = refused != null && refused.field().equals(name);
        return Map.of(
                "id",
                id,
                "value",
                refused == null ? "" : refused.typed(name),
                "wrong",
                wrong ? List.of(sentence()) : List.of());
    }

    private Map<String, Object> choice(List<Deed> form, String id, String name, List<String> values, String usual) {
        Map<String, Object> field = new HashMap<>(field(form, id, name));
        Object typed = field.get("value");
        String chosen =
                values.stream().filter(value -> value.equals(typed)).findFirst().orElse(usual);
        field.put(
                "options",
                values.stream()
                        .map(value -> Map.<String, Object>of(
                                "value", value,
                                "words", words(value),
                                "selected", value.equals(chosen)))
                        .toList());
        return field;
    }

    private String words(String value) {
        return switch (value) {
            case "images" -> said.getOrDefault("pictures", value);
            case "usd" -> "USD";
            default -> said.getOrDefault(value, value);
        };
    }
}
