package dev.easel.engine.desk;

import dev.easel.core.chat.Answer;
import dev.easel.core.chat.CommandName;
import dev.easel.core.chat.CommandOption;
import dev.easel.core.chat.CommandOption.Kind;
import dev.easel.core.chat.Messenger;
import dev.easel.core.house.Preferences;
import dev.easel.core.identity.SpaceRef;
import dev.easel.core.identity.UserRef;
import dev.easel.core.quota.QuotaScope;
import dev.easel.core.quota.QuotaSubject;
import dev.easel.core.quota.Signature;
import dev.easel.core.text.SettingsWording;
import dev.easel.core.text.Suggestion;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Shows and changes defaults: everybody's own; those of a channel or the space for whoever runs it. */
final class SettingsClerk implements Clerk {
    private static final int LONGEST = 100;
    private static final String FOR = "for";

    private final Preferences preferences;
    private final Defaults defaults;
    private final Map<String, String> configured;
    private final Trial trial;
    private final InstantSource clock;

    /** @param configured what is drawn with where nobody set anything, by options' words */
    SettingsClerk(Preferences preferences, Map<String, String> configured, Trial trial, InstantSource clock) {
        this.preferences = preferences;
        this.defaults = new Defaults(preferences);
        this.configured = Map.copyOf(configured);
        this.trial = trial;
        this.clock = clock;
    }

    @Override
    public boolean changes(Inquiry inquiry) {
        return !inquiry.words().isEmpty() || !inquiry.options().isEmpty();
    }

    @Override
    public Answer answer(Inquiry inquiry, Messenger door) {
        SettingsWording wording = SettingsWording.in(inquiry.sender().locale());
        List<String> words = new ArrayList<>(inquiry.words());
        QuotaSubject subject = subject(inquiry, words, wording);
        Map<String, String> set = new HashMap<>(inquiry.options());
        set.remove(FOR);
        Set<String> unset = new HashSet<>();
        take(words, set, unset, wording);
        change(inquiry, subject, set, unset, wording);
        return Answer.of(wording.list(lines(inquiry, wording), door.call(CommandName.SETTINGS)));
    }

    /** Whose defaults are meant: named by the first word or the option {@code for}; one's own otherwise. */
    private static QuotaSubject subject(Inquiry inquiry, List<String> words, SettingsWording wording) {
        String whose = inquiry.find(FOR).orElse(inquiry.word(0)).toLowerCase(Locale.ROOT);
        boolean others = whose.equals("channel") || whose.equals("space");
        if (others || whose.equals("me")) {
            words.removeIf(word -> word.equalsIgnoreCase(whose));
        }
        if (others && !inquiry.sender().operates()) {
            throw new MisunderstoodException(wording.notForYou());
        }
        SpaceRef space = inquiry.place().space();
        if (others && space == null) {
            throw new MisunderstoodException(wording.noSpace());
        }
        if (whose.equals("space") && space != null) {
            return new QuotaSubject(QuotaScope.SPACE, space.platform(), space.id());
        }
        UserRef user = inquiry.sender().user();
        return others
                ? new QuotaSubject(
                        QuotaScope.CHANNEL,
                        user.platform(),
                        inquiry.place().channel().id())
                : new QuotaSubject(QuotaScope.USER, user.platform(), user.id());
    }

    /** Words set an option, {@code size=landscape}, or forget some: {@code reset}, {@code reset size count}. */
    private static void take(List<String> words, Map<String, String> set, Set<String> unset, SettingsWording wording) {
        boolean reset = !words.isEmpty() && words.getFirst().equalsIgnoreCase("reset");
        Optional<String> named = Optional.ofNullable(set.remove("reset"));
        if (reset || named.isPresent()) {
            List<String> forgotten = new ArrayList<>(reset ? words.subList(1, words.size()) : words);
            named.filter(text -> !text.isBlank() && !text.equals("true") && !text.equals("all"))
                    .ifPresent(forgotten::add);
            unset.addAll(forgotten.isEmpty() ? settable() : forgotten);
        } else {
            for (String word : words) {
                int equals = word.indexOf('=');
                if (equals < 1) {
                    throw new MisunderstoodException(wording.unclear(word));
                }
                set.put(word.substring(0, equals).toLowerCase(Locale.ROOT), word.substring(equals + 1));
            }
        }
        set.entrySet().removeIf(entry -> entry.getValue().isBlank() && unset.add(entry.getKey()));
    }

    private void change(
            Inquiry inquiry,
            QuotaSubject subject,
            Map<String, String> set,
            Set<String> unset,
            SettingsWording wording) {
        List<String> known = settable();
        for (String word : set.keySet()) {
            requireKnown(word, known, wording);
        }
        for (String word : unset) {
            requireKnown(word, known, wording);
        }
        set.forEach((word, value) -> requireReadable(word, value, wording));
        UserRef by = inquiry.sender().user();
        Signature signature = new Signature(
                by.platform() + ":" + by.id(),
                clock.instant(),
                "",
                inquiry.place().space());
        if (!set.isEmpty()) {
            trial.plan(afterwards(subject, set, unset), inquiry.sender().locale());
            preferences.set(subject, set, signature);
        }
        if (!unset.isEmpty()) {
            preferences.unset(subject, unset, signature);
        }
    }

    private static void requireKnown(String word, List<String> known, SettingsWording wording) {
        if (!known.contains(word)) {
            throw new MisunderstoodException(wording.unknown(
                    word, Suggestion.find(word, known).map(List::of).orElse(known)));
        }
    }

    private static void requireReadable(String word, String value, SettingsWording wording) {
        Kind kind = CommandOption.find(word).map(CommandOption::kind).orElse(Kind.TEXT);
        boolean readable = switch (kind) {
            case SWITCH -> Set.of("true", "false").contains(value);
            case NUMBER -> value.matches("\\d{1,3}");
            case TEXT -> value.length() <= LONGEST;
        };
        if (!readable) {
            throw new MisunderstoodException(wording.badValue(word));
        }
    }

    /** The subject's defaults as they would be, those that pictures from words alone have. */
    private Map<String, String> afterwards(QuotaSubject subject, Map<String, String> set, Set<String> unset) {
        Map<String, String> all =
                new HashMap<>(preferences.listOf(List.of(subject)).getFirst());
        all.keySet().removeAll(unset);
        all.putAll(set);
        Set<String> drawing = CommandOption.of(CommandName.IMAGINE).stream()
                .map(CommandOption::word)
                .collect(Collectors.toSet());
        all.keySet().retainAll(drawing);
        return all;
    }

    private List<String> lines(Inquiry inquiry, SettingsWording wording) {
        Map<CommandOption, Defaults.Default> all = defaults.all(inquiry.sender(), inquiry.place());
        List<String> lines = new ArrayList<>();
        for (CommandOption option : Defaults.settable()) {
            Defaults.Default one = all.get(option);
            String fallback = configured.get(option.word());
            if (one != null) {
                lines.add(wording.line(
                        option.word(), one.value(), one.scope().name().toLowerCase(Locale.ROOT)));
            } else if (fallback != null) {
                lines.add(wording.line(option.word(), fallback, "instance"));
            }
        }
        return lines;
    }

    private static List<String> settable() {
        return Defaults.settable().stream().map(CommandOption::word).toList();
    }
}
