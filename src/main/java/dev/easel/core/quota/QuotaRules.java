package dev.easel.core.quota;

import dev.easel.core.identity.ChannelRef;
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
        List<Allowance> allowances = new ArrayList<>();
        for (QuotaRule rule : rules) {
            QuotaSubject subject = findSubject(rule, sender, place);
            if (subject != null && rule.isFor(subject)) {
                allowances.add(allowance(rule, subject, now));
            }
        }
        return allowances;
    }

    /** The allowances of one subject alone, in the windows of now; empty when no rule is for it. */
    public List<Allowance> of(QuotaSubject subject, Instant now) {
        return rules.stream()
                .filter(rule -> rule.isFor(subject))
                .map(rule -> allowance(rule, subject, now))
                .toList();
    }

    /** Every rule, in the order in which they are configured. */
    public List<QuotaRule> all() {
        return rules;
    }

    /** Whose calendar the windows follow. */
    public ZoneId zone() {
        return zone;
    }

    private Allowance allowance(QuotaRule rule, QuotaSubject subject, Instant now) {
        ZonedDateTime time = now.atZone(zone);
        return new Allowance(
                rule,
                subject.key(),
                rule.window().idOf(time),
                rule.window().endOf(time).toInstant());
    }

    private static @Nullable QuotaSubject findSubject(QuotaRule rule, Sender sender, Place place) {
        PlatformId platform = sender.user().platform();
        return switch (rule.scope()) {
            case USER ->
                new QuotaSubject(QuotaScope.USER, platform, sender.user().id());
            case ROLE ->
                rule.id() != null && sender.roles().contains(rule.id())
                        ? new QuotaSubject(QuotaScope.ROLE, platform, rule.id())
                        : null;
            case CHANNEL ->
                new QuotaSubject(
                        QuotaScope.CHANNEL, platform, channel(rule, place).id());
            case SPACE ->
                place.space() == null
                        ? null
                        : new QuotaSubject(
                                QuotaScope.SPACE, platform, place.space().id());
            case INSTANCE -> QuotaSubject.INSTANCE;
        };
    }

    /** A thread counts to its channel, unless the rule is for this thread. */
    private static ChannelRef channel(QuotaRule rule, Place place) {
        return place.channels().stream()
                .filter(channel -> channel.id().equals(rule.id()))
                .findFirst()
                .orElseGet(() -> place.channels().getLast());
    }
}
