package dev.easel.engine.desk;

import dev.easel.core.quota.AuditEntry;
import dev.easel.core.quota.AuditTrail;
import dev.easel.core.quota.QuotaScope;
import dev.easel.core.quota.QuotaUnit;
import dev.easel.core.text.AdminWording;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Shows what was done in a space, by whom, when and why. */
final class AuditOffice implements AdminClerk.Office {
    private final AuditTrail trail;
    private final DateTimeFormatter times;

    /** @param zone whose times are shown */
    AuditOffice(AuditTrail trail, ZoneId zone) {
        this.trail = trail;
        this.times =
                DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm z", Locale.ROOT).withZone(zone);
    }

    @Override
    public List<String> serve(AdminOrder order) {
        List<String> lines = trail.listOf(order.space(), order.limit()).stream()
                .map(entry -> line(entry, order.wording()))
                .toList();
        return lines.isEmpty() ? List.of(order.wording().noAudit()) : lines;
    }

    private String line(AuditEntry entry, AdminWording wording) {
        String subject = entry.subject().scope() == QuotaScope.INSTANCE
                ? word(entry.subject().scope())
                : wording.name(
                        word(entry.subject().scope()),
                        String.valueOf(entry.subject().id()));
        return Stream.of(
                        times.format(entry.signature().at()),
                        entry.signature().by(),
                        word(entry.action()) + " " + subject,
                        amount(entry, wording),
                        entry.period() == null ? null : entry.period().toLowerCase(Locale.ROOT),
                        entry.detail(),
                        until(entry.until(), wording),
                        entry.signature().reason().isEmpty()
                                ? null
                                : wording.quoted(entry.signature().reason()))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" · "));
    }

    private @Nullable String until(@Nullable Instant until, AdminWording wording) {
        return until == null ? null : wording.until(times.format(until));
    }

    private static @Nullable String amount(AuditEntry entry, AdminWording wording) {
        Long amount = entry.amount();
        if (amount != null) {
            return wording.amount(entry.unit() == QuotaUnit.BUDGET, amount);
        }
        return entry.action() == AuditEntry.Action.SET ? wording.unlimited() : null;
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
