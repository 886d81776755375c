package dev.easel.config;

import dev.easel.core.house.Conduct;
import dev.easel.core.house.Conduct.Unread;
import dev.easel.core.house.Regulation;
import dev.easel.core.house.Regulation.Adults;
import dev.easel.core.image.ImageRequest;
import dev.easel.core.image.ImageSize;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the house rules, and what follows for those who break them. */
final class ConductReader {
    private static final List<String> KEYS =
            List.of("space", "words", "patterns", "models", "channels", "sizes", "max-count", "age-restricted");
    private static final int LONGEST = 1_000;

    private ConductReader() {}

    static Conduct read(Fields root) {
        List<Regulation> regulations = new ArrayList<>();
        for (Fields row : root.list("house-rules")) {
            row.allowOnly(KEYS);
            regulations.add(regulation(row));
        }
        Fields strikes = root.section("strikes");
        return new Conduct(
                regulations,
                strikes.integer("count", 0, 1_000),
                Duration.ofHours(strikes.integer("within-hours", 1, 8_760)),
                Duration.ofMinutes(strikes.integer("time-out-minutes", 1, 525_600)),
                root.section("moderation").choice("when-unavailable", Unread.class));
    }

    private static Regulation regulation(Fields row) {
        String space = row.findText("space");
        Set<String> channels = Set.copyOf(texts("channels", row));
        if (space == null && !channels.isEmpty()) {
            row.problem("space", "must be there where channels are named");
        }
        List<String> sizes = texts("sizes", row);
        if (sizes.stream().anyMatch(size -> ImageSize.find(size).isEmpty())) {
            row.problem("sizes", "must be WxH or auto");
        }
        return new Regulation(
                space,
                texts("words", row),
                texts("patterns", row),
                Set.copyOf(texts("models", row)),
                channels,
                Set.copyOf(sizes),
                row.has("max-count") ? row.integer("max-count", 1, ImageRequest.MAX_COUNT) : ImageRequest.MAX_COUNT,
                row.has("age-restricted") ? row.choice("age-restricted", Adults.class) : Adults.ALIKE);
    }

    private static List<String> texts(String key, Fields row) {
        if (!row.has(key)) {
            return List.of();
        }
        List<String> texts =
                row.texts(key).stream().map(String::strip).distinct().toList();
        if (texts.stream().anyMatch(text -> text.isEmpty() || text.length() > LONGEST)) {
            row.problem(key, "must hold texts of 1 to %d characters".formatted(LONGEST));
            return List.of();
        }
        return texts;
    }
}
