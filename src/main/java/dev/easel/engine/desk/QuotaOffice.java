package dev.easel.engine.desk;

import dev.easel.core.house.HouseBook;
import dev.easel.core.house.HouseRules;
import dev.easel.core.identity.UserRef;
import dev.easel.core.quota.Allowance;
import dev.easel.core.quota.QuotaDesk;
import dev.easel.core.quota.QuotaRule;
import dev.easel.core.quota.QuotaRules;
import dev.easel.core.quota.QuotaScope;
import dev.easel.core.quota.QuotaSubject;
import dev.easel.core.quota.QuotaUnit;
import dev.easel.core.quota.QuotaWindow;
import dev.easel.engine.desk.AdminOrder.Amount;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Shows and changes what members, roles and channels may draw, and bans from the space. What the space itself and the
 * installation may spend is for whoever pays for it.
 */
final class QuotaOffice implements AdminClerk.Office {
    private final QuotaRules rules;
    private final QuotaDesk desk;
    private final HouseBook house;
    private final InstantSource clock;

    QuotaOffice(QuotaRules rules, QuotaDesk desk, HouseBook house, InstantSource clock) {
        this.rules = rules;
        this.desk = desk;
        this.house = house;
        this.clock = clock;
    }

    @Override
    public List<String> serve(AdminOrder order) {
        return switch (order.verb()) {
            case "", "show" -> show(order);
            case "grant" -> grant(order);
            case "set" -> set(order);
            case "reset" -> reset(order);
            case "ban" -> ban(order);
            case "unban" -> unban(order);
            default -> throw new MisunderstoodException(order.wording().unknown("quota", order.verb()));
        };
    }

    private List<String> show(AdminOrder order) {
        Optional<QuotaSubject> named = order.findSubject();
        if (named.isPresent()) {
            return show(named.get(), order);
        }
        QuotaSubject space = new QuotaSubject(
                QuotaScope.SPACE, order.platform(), order.space().id());
        QuotaSubject channel = new QuotaSubject(
                QuotaScope.CHANNEL,
                order.platform(),
                order.inquiry().place().channels().getLast().id());
        return Stream.of(space, channel)
                .flatMap(subject -> show(subject, order).stream())
                .toList();
    }

    private List<String> show(QuotaSubject subject, AdminOrder order) {
        Instant now = clock.instant();
        String name = name(subject, order);
        List<String> lines = new ArrayList<>();
        if (subject.scope() == QuotaScope.USER) {
            UserRef user = new UserRef(order.platform(), String.valueOf(subject.id()));
            HouseRules.Ban ban = house.rulesOf(order.space(), now).bans().get(user);
            if (ban != null) {
                lines.add(order.wording().banned(name, untilEnd(ban, now), ban.reason()));
            }
        }
        desk.standing(rules.of(subject, now)).stream()
                .map(standing -> order.wording().standing(name, QuotaClerk.line(standing.status(), now)))
                .forEach(lines::add);
        return lines.isEmpty() ? List.of(order.wording().noQuota(name)) : lines;
    }

    private static @Nullable Duration untilEnd(HouseRules.Ban ban, Instant now) {
        Instant until = ban.until();
        return until == null ? null : Duration.between(now, until);
    }

    private List<String> grant(AdminOrder order) {
        Amount amount = order.findAmount()
                .filter(given -> given.value() > 0)
                .orElseThrow(() -> new MisunderstoodException(order.wording().noAmount()));
        return change(
                order,
                amount.unit(),
                allowances -> desk.grant(allowances, amount.value(), order.signature(clock.instant())));
    }

    private List<String> set(AdminOrder order) {
        Optional<Amount> amount = order.findAmount();
        boolean unlimited = order.has("unlimited");
        boolean unset = order.has("unset");
        if (Stream.of(amount.isPresent(), unlimited, unset)
                        .filter(given -> given)
                        .count()
                != 1) {
            throw new MisunderstoodException(order.wording().oneLimit());
        }
        return change(order, amount.map(Amount::unit).orElse(null), allowances -> {
            if (unset) {
                desk.unset(allowances, order.signature(clock.instant()));
            } else if (unlimited) {
                desk.set(allowances, QuotaRule.UNLIMITED, order.signature(clock.instant()));
            } else {
                requireOneWindow(allowances, order);
                desk.set(allowances, amount.orElseThrow().value(), order.signature(clock.instant()));
            }
        });
    }

    /** The same number for a day and for a month is hardly ever meant. */
    private static void requireOneWindow(List<Allowance> allowances, AdminOrder order) {
        List<String> windows = allowances.stream()
                .map(allowance -> word(allowance.rule().window()))
                .distinct()
                .toList();
        if (windows.size() > 1) {
            throw new MisunderstoodException(order.wording().whichWindow(windows));
        }
    }

    private List<String> reset(AdminOrder order) {
        return change(order, null, allowances -> desk.reset(allowances, order.signature(clock.instant())));
    }

    private List<String> change(AdminOrder order, @Nullable QuotaUnit unit, Consumer<List<Allowance>> change) {
        QuotaSubject subject = order.requireSubject();
        Optional<QuotaWindow> window = order.findWindow();
        List<Allowance> chosen = rules.of(subject, clock.instant()).stream()
                .filter(allowance -> unit == null || allowance.rule().unit() == unit)
                .filter(allowance -> window.isEmpty() || allowance.rule().window() == window.get())
                .toList();
        if (chosen.isEmpty()) {
            throw new MisunderstoodException(order.wording().noSuchQuota(name(subject, order)));
        }
        change.accept(chosen);
        return show(subject, order);
    }

    private List<String> ban(AdminOrder order) {
        UserRef user = order.requireUser();
        if (user.equals(order.inquiry().sender().user())) {
            throw new MisunderstoodException(order.wording().notYourself());
        }
        Instant now = clock.instant();
        Optional<Duration> time = order.findTime();
        house.ban(order.space(), user, time.map(now::plus).orElse(null), order.signature(now));
        return List.of(order.wording()
                .banned(
                        order.wording().name("user", user.id()),
                        time.orElse(null),
                        order.signature(now).reason()));
    }

    private List<String> unban(AdminOrder order) {
        UserRef user = order.requireUser();
        String name = order.wording().name("user", user.id());
        return List.of(
                house.unban(order.space(), user, order.signature(clock.instant()))
                        ? order.wording().unbanned(name)
                        : order.wording().notBanned(name));
    }

    private static String name(QuotaSubject subject, AdminOrder order) {
        return order.wording().name(word(subject.scope()), String.valueOf(subject.id()));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
