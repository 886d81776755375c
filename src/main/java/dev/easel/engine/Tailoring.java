package dev.easel.engine;

import dev.easel.core.chat.CommandName;
import dev.easel.core.chat.CommandOption;
import dev.easel.core.chat.Incoming;
import dev.easel.core.failure.Failure;
import dev.easel.core.failure.FailureException;
import dev.easel.core.house.HouseBook;
import dev.easel.core.house.HouseRules;
import dev.easel.core.house.Preferences;
import dev.easel.core.identity.SpaceRef;
import dev.easel.core.image.ModelCatalogue;
import dev.easel.core.image.ModelId;
import dev.easel.core.image.ModelSpec;
import dev.easel.core.text.SettingsWording;
import dev.easel.core.text.Wording;
import dev.easel.engine.desk.Defaults;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Fits requests to whoever asks and to the place: the defaults that people set, and the rules of those who run it. */
public final class Tailoring {
    private final HouseBook house;
    private final Defaults defaults;
    private final ModelCatalogue catalogue;
    private final InstantSource clock;

    public Tailoring(HouseBook house, Preferences preferences, ModelCatalogue catalogue, InstantSource clock) {
        this.house = house;
        this.defaults = new Defaults(preferences);
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /**
     * Plans a request with the defaults that were set for what isn't typed. A default that makes the request impossible,
     * because the model doesn't know it or isn't allowed, is left out and a note says so.
     *
     * @param typed options as typed
     * @param planner plans the request with other options
     * @throws FailureException what is wrong with the request as it was typed
     */
    Plan plan(
            Incoming incoming,
            CommandName command,
            Map<String, String> typed,
            Function<Map<String, String>, Plan> planner) {
        Map<String, String> wanted = defaults.of(incoming.sender(), incoming.place(), command);
        wanted.keySet().removeAll(typed.keySet());
        if (wanted.isEmpty()) {
            return planner.apply(typed);
        }
        HouseRules rules = rules(incoming);
        Map<String, String> kept =
                fits(planner, typed, wanted, rules) ? wanted : fitting(planner, typed, wanted, rules);
        SettingsWording wording = SettingsWording.in(incoming.sender().locale());
        List<String> notes = new ArrayList<>();
        if (!kept.isEmpty()) {
            notes.add(wording.applied(said(kept)));
        }
        Map<String, String> dropped = new LinkedHashMap<>(wanted);
        dropped.keySet().removeAll(kept.keySet());
        if (!dropped.isEmpty()) {
            notes.add(wording.dropped(said(dropped)));
        }
        Plan plan = planner.apply(with(typed, kept));
        return new Plan(
                plan.request(),
                plan.presentation(),
                plan.cost(),
                Stream.concat(plan.notes().stream(), notes.stream()).toList());
    }

    /** Those that can be had together, the ones that come first in the list of options before the others. */
    private static Map<String, String> fitting(
            Function<Map<String, String>, Plan> planner,
            Map<String, String> typed,
            Map<String, String> wanted,
            HouseRules rules) {
        Map<String, String> kept = new LinkedHashMap<>();
        wanted.forEach((word, value) -> {
            Map<String, String> more = new LinkedHashMap<>(kept);
            more.put(word, value);
            if (fits(planner, typed, more, rules)) {
                kept.put(word, value);
            }
        });
        return kept;
    }

    private static boolean fits(
            Function<Map<String, String>, Plan> planner,
            Map<String, String> typed,
            Map<String, String> set,
            HouseRules rules) {
        try {
            Plan plan = planner.apply(with(typed, set));
            return !set.containsKey(CommandOption.MODEL.word())
                    || rules.allows(plan.request().model());
        } catch (FailureException e) {
            return false;
        }
    }

    private static Map<String, String> with(Map<String, String> typed, Map<String, String> set) {
        Map<String, String> all = new LinkedHashMap<>(set);
        all.putAll(typed);
        return all;
    }

    private static List<String> said(Map<String, String> options) {
        return options.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .toList();
    }

    /**
     * Refuses whom those who run the place don't want, and where they don't want it.
     *
     * @throws FailureException {@code Barred} or {@code UserError}
     */
    void requireWelcome(Incoming incoming) {
        requireWelcome(incoming, rules(incoming));
    }

    /** As {@link #requireWelcome}, and what the place doesn't allow to draw with. */
    void requireAllowed(Incoming incoming, ModelId model) {
        HouseRules rules = rules(incoming);
        requireWelcome(incoming, rules);
        if (!rules.allows(model) || !rules.allows(named(model))) {
            Wording wording = Wording.in(incoming.sender().locale());
            throw new FailureException(Failure.UserError.of("model-forbidden", model, wording.listOr(offered(rules))));
        }
    }

    private static void requireWelcome(Incoming incoming, HouseRules rules) {
        HouseRules.Ban ban = rules.bans().get(incoming.sender().user());
        if (ban != null) {
            throw new FailureException(new Failure.Barred(Failure.Bar.BANNED_USER, ban.until(), ban.reason()));
        }
        if (incoming.place().channels().stream().noneMatch(rules::isOpen)) {
            throw new FailureException(Failure.UserError.of("channel-closed"));
        }
    }

    /** The model that another name, such as a dated one, stands for. */
    private ModelId named(ModelId model) {
        return catalogue.find(model).map(ModelSpec::id).orElse(model);
    }

    private List<String> offered(HouseRules rules) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return catalogue.listLiving(today).stream()
                .map(ModelSpec::id)
                .filter(rules::allows)
                .map(ModelId::value)
                .toList();
    }

    private HouseRules rules(Incoming incoming) {
        SpaceRef space = incoming.place().space();
        return space == null ? HouseRules.NONE : house.rulesOf(space, clock.instant());
    }
}
