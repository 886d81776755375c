package dev.easel.config;

import dev.easel.core.quota.ConfirmAbove;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads above which prices people are asked first. */
final class ConfirmReader {
    private ConfirmReader() {}

    static ConfirmAbove read(List<Fields> rows) {
        @Nullable Long everywhere = null;
        Map<String, Long> bySpace = new HashMap<>();
        for (Fields row : rows) {
            row.allowOnly(List.of("usd", "space"));
            long micros = row.micros("usd");
            String space = row.findText("space");
            if (space != null) {
                if (bySpace.put(space, micros) != null) {
                    row.problem("space", "must not be there twice");
                }
            } else if (everywhere != null) {
                row.problem("space", "must be there: one entry alone can hold everywhere");
            } else {
                everywhere = micros;
            }
        }
        return new ConfirmAbove(everywhere, bySpace);
    }
}
