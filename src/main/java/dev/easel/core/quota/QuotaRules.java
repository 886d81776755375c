package dev.easel.core.quota;

import dev.easel.core.identity.Place;
import dev.easel.core.identity.PlatformId;
import dev.easel.core.identity.Sender;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The configured rules, and which of them apply to whom. Immutable. */
public final class QuotaRules {
    private final List<QuotaRule> rules;
    private final ZoneId zone;

    /** @param zone whose calendar the windows follow */
    public QuotaRules(List<QuotaRule> rules, ZoneId zone) {
        this.rules = List.copyOf(rules);
        this.zone = zone;
    }

    /** Every allowance that a request of this person in this place must have room in. */
    public List<Allowance> applying(Sender sender, Place place, Instant now) {
        ZonedDateTime time = now.atZone(zone);
        List<Allowance> allowances = new ArrayList<>();
        for (QuotaRule rule : rules) {
            String subject = findSubject(rule, sender, place);
            if (subject != null) {
                allowances.add(new Allowance(
                        rule,
                        subject,
                        rule.window().idOf(time),
                        rule.window().endOf(time).toInstant()));
            }
        }
        return allowances;
    }

    private static @Nullable String findSubject(QuotaRule rule, Sender sender, Place place) {
        PlatformId platform = sender.user().platform();
        return switch (rule.scope()) {
            case USER -> subject("user", platform, sender.user().id(), rule.id());
            case ROLE ->
                rule.id() != null && sender.roles().contains(rule.id())
                        ? subject("role", platform, rule.id(), null)
                        : null;
            case CHANNEL -> subject("channel", platform, place.channel().id(), rule.id());
            case SPACE ->
                place.space() == null
                        ? null
                        : subject("space", platform, place.space().id(), rule.id());
            case INSTANCE -> "instance";
        };
    }

    private static @Nullable String subject(String kind, PlatformId platform, String id, @Nullable String only) {
        return only == null || only.equals(id) ? kind + ":" + platform + ":" + id : null;
    }
}
