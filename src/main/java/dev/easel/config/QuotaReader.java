package dev.easel.config;

import dev.easel.core.quota.QuotaRule;
import dev.easel.core.quota.QuotaScope;
import dev.easel.core.quota.QuotaUnit;
import dev.easel.core.quota.QuotaWindow;
import java.util.ArrayList;
import java.util.List;

/** Reads the list of quota rules. */
final class QuotaReader {
    private QuotaReader() {}

    static List<QuotaRule> read(List<Fields> rows) {
        List<QuotaRule> rules = new ArrayList<>();
        for (Fields row : rows) {
            row.allowOnly(List.of("scope", "id", "window", "images", "budget-usd"));
            QuotaScope scope = row.choice("scope", QuotaScope.class);
            QuotaWindow window = row.choice("window", QuotaWindow.class);
            String id = row.findText("id");
            if (scope == QuotaScope.ROLE && id == null) {
                row.problem("id", "must name the role");
                id = "?";
            }
            if (row.has("images") == row.has("budget-usd")) {
                row.problem("images", "or budget-usd must be there, one of the two");
            } else if (row.has("images")) {
                long images = row.number("images", 0, 1_000_000_000);
                rules.add(new QuotaRule(scope, id, window, QuotaUnit.IMAGES, images));
            } else {
                rules.add(new QuotaRule(scope, id, window, QuotaUnit.BUDGET, row.micros("budget-usd")));
            }
        }
        return rules;
    }
}
