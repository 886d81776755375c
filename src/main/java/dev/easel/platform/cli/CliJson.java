package dev.easel.platform.cli;

import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.easel.core.quota.AuditEntry;
import dev.easel.core.quota.Gate.Bar;
import dev.easel.core.quota.QuotaDesk.Standing;
import dev.easel.core.quota.QuotaRule;
import dev.easel.core.quota.QuotaStatus;
import dev.easel.core.quota.QuotaUnit;
import dev.easel.core.quota.Signature;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How things stand, for scripts: counts of images as numbers, budgets in dollars, times in UTC; what does not exist is
 * null.
 */
final class CliJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private CliJson() {}

    /** {@code {"standing": […], "bars": […]}}. */
    static String standing(List<Standing> standings, List<Bar> bars) {
        ObjectNode all = MAPPER.createObjectNode();
        ArrayNode list = all.putArray("standing");
        standings.forEach(standing -> list.add(standing(standing)));
        ArrayNode closed = all.putArray("bars");
        bars.forEach(bar -> closed.add(
                signed(bar.signature()).put("subject", bar.subject().key()).put("until", text(bar.until()))));
        return all.toString();
    }

    /** {@code {"audit": […]}}, newest first. */
    static String audit(List<AuditEntry> entries) {
        ObjectNode all = MAPPER.createObjectNode();
        ArrayNode list = all.putArray("audit");
        entries.forEach(entry -> list.add(audit(entry)));
        return all.toString();
    }

    private static ObjectNode standing(Standing standing) {
        QuotaStatus status = standing.status();
        QuotaRule rule = status.allowance().rule();
        QuotaUnit unit = rule.unit();
        return MAPPER.createObjectNode()
                .put("subject", status.allowance().subject())
                .put("window", CliWords.word(rule.window()))
                .put("unit", name(unit))
                .put("used", amount(unit, standing.used()))
                .put("reserved", amount(unit, standing.reserved()))
                .put("limit", rule.isUnlimited() ? null : amount(unit, rule.limit()))
                .put("limitIs", CliWords.word(standing.limit()))
                .put("granted", amount(unit, status.granted()))
                .put("left", rule.isUnlimited() ? null : amount(unit, status.left()))
                .put("resetsAt", text(status.allowance().resetsAt()));
    }

    private static ObjectNode audit(AuditEntry entry) {
        QuotaUnit unit = entry.unit();
        Long amount = entry.amount();
        return signed(entry.signature())
                .put("action", CliWords.word(entry.action()))
                .put("subject", entry.subject().key())
                .put("period", entry.period())
                .put("unit", unit == null ? null : name(unit))
                .put("amount", unit == null || amount == null ? null : amount(unit, amount))
                .put("until", text(entry.until()))
                .put("detail", entry.detail());
    }

    private static ObjectNode signed(Signature signature) {
        return MAPPER.createObjectNode()
                .put("at", text(signature.at()))
                .put("by", signature.by())
                .put("reason", signature.reason());
    }

    private static String name(QuotaUnit unit) {
        return switch (unit) {
            case IMAGES -> "images";
            case BUDGET -> "budget-usd";
        };
    }

    private static BigDecimal amount(QuotaUnit unit, long value) {
        return switch (unit) {
            case IMAGES -> BigDecimal.valueOf(value);
            case BUDGET -> BigDecimal.valueOf(value, 6);
        };
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }
}
