package dev.easel.config;

import dev.easel.core.image.Dialect;
import dev.easel.core.image.Dialect.ImageField;
import dev.easel.core.image.Dialect.MaskPolarity;
import dev.easel.core.image.Dialect.PromptRule;
import dev.easel.core.image.ImageRequest;
import dev.easel.core.image.ImageSize;
import dev.easel.core.image.Parameter;
import dev.easel.core.image.ServerProfile;
import dev.easel.core.image.ServerProfile.PathStyle;
import dev.easel.core.image.ServerProfile.ResponseFormat;
import dev.easel.core.image.ServerProfile.RetiredModels;
import dev.easel.core.image.ServerProfile.UnknownModels;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads one row of {@code servers.yaml}. A key that is left out means what OpenAI does. */
final class ServerReader {
    private static final List<String> KEYS = List.of(
            "hosts",
            "auth-header",
            "auth-prefix",
            "paths",
            "query",
            "operations",
            "response-format",
            "unknown-models",
            "retired-models",
            "fields",
            "without",
            "not-on-edits",
            "max-count",
            "auto-size",
            "image-field",
            "mask",
            "prompts");
    private static final List<String> FIELDS = Stream.concat(
                    Stream.of("model", "prompt", "n", "size"),
                    Arrays.stream(Parameter.values()).map(Parameter::field))
            .toList();
    private static final Pattern HOST = Pattern.compile("(\\*\\.)?[a-z0-9-]+(\\.[a-z0-9-]+)*");
    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9-]+");

    private final Fields row;

    ServerReader(Fields row) {
        this.row = row;
    }

    ServerProfile read(String name) {
        row.allowOnly(KEYS);
        String prefix = row.findText("auth-prefix");
        return new ServerProfile(
                name,
                hosts(),
                header(),
                prefix == null ? "" : prefix + " ",
                choice("paths", PathStyle.class, PathStyle.V1),
                query(),
                Set.copyOf(ServersReader.operations(row)),
                row.choice("response-format", ResponseFormat.class),
                row.choice("unknown-models", UnknownModels.class),
                choice("retired-models", RetiredModels.class, RetiredModels.SEND),
                dialect());
    }

    private Dialect dialect() {
        Dialect usual = Dialect.DOCUMENTED;
        return new Dialect(
                row.has("fields") ? fields("fields") : Set.of(),
                row.has("without") ? fields("without") : Set.of(),
                row.has("not-on-edits") ? fields("not-on-edits") : Set.of(),
                row.has("max-count") ? row.integer("max-count", 1, ImageRequest.MAX_COUNT) : usual.maxCount(),
                row.has("auto-size") ? autoSize() : usual.autoSize(),
                choice("image-field", ImageField.class, usual.imageField()),
                choice("mask", MaskPolarity.class, usual.maskPolarity()),
                choice("prompts", PromptRule.class, usual.promptRule()));
    }

    private List<String> hosts() {
        List<String> hosts = row.has("hosts") ? row.texts("hosts") : List.of();
        if (!hosts.stream().allMatch(HOST.asMatchPredicate())) {
            row.problem("hosts", "must be host names in lower case, such as api.example.org or \"*.example.org\"");
        }
        return hosts;
    }

    private String header() {
        String header = row.text("auth-header");
        if (row.has("auth-header") && !HEADER.matcher(header).matches()) {
            row.problem("auth-header", "must be the name of a header, such as Authorization");
        }
        return header;
    }

    private Map<String, String> query() {
        if (row.has("query") && !row.isSection("query")) {
            row.problem("query", "must be names and values, such as { api-version: preview }");
        }
        Map<String, String> query = new LinkedHashMap<>();
        Fields section = row.section("query");
        section.keys().forEach(key -> query.put(key, section.text(key)));
        return query;
    }

    private Set<String> fields(String key) {
        List<String> names = row.texts(key);
        for (String name : names) {
            if (!FIELDS.contains(name)) {
                row.problem(key, "must not name the field %s, which no request has".formatted(name));
            }
        }
        return Set.copyOf(names);
    }

    private @Nullable ImageSize autoSize() {
        String text = row.text("auto-size");
        if (text.equals("none")) {
            return null;
        }
        return ImageSize.find(text).orElseGet(() -> {
            row.problem("auto-size", "must be auto, none or a size such as 1024x1024");
            return ImageSize.AUTO;
        });
    }

    private <E extends Enum<E>> E choice(String key, Class<E> type, E usual) {
        return row.has(key) ? row.choice(key, type) : usual;
    }
}
