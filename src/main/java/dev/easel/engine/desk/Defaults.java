package dev.easel.engine.desk;

import dev.easel.core.chat.CommandName;
import dev.easel.core.chat.CommandOption;
import dev.easel.core.house.Preferences;
import dev.easel.core.identity.ChannelRef;
import dev.easel.core.identity.Place;
import dev.easel.core.identity.Sender;
import dev.easel.core.identity.SpaceRef;
import dev.easel.core.quota.QuotaScope;
import dev.easel.core.quota.QuotaSubject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What somebody gets in a place without saying so: their own defaults, then the channel's, then the space's. */
public final class Defaults {
    private final Preferences preferences;

    public Defaults(Preferences preferences) {
        this.preferences = preferences;
    }

    /**
     * A default that applies.
     *
     * @param scope whose it is
     */
    record Default(String value, QuotaScope scope) {}

    /** Those for a command's options, by their words in the order in which options are offered; for the caller to change. */
    public Map<String, String> of(Sender sender, Place place, CommandName command) {
        List<CommandOption> options = CommandOption.of(command);
        Map<String, String> values = new LinkedHashMap<>();
        all(sender, place).forEach((option, value) -> {
            if (options.contains(option) && isMeant(option, command)) {
                values.put(option.word(), value.value());
            }
        });
        return values;
    }

    /** Every option that has a default, with the one that applies. */
    Map<CommandOption, Default> all(Sender sender, Place place) {
        List<QuotaSubject> subjects = subjects(sender, place);
        List<Map<String, String>> set = preferences.listOf(subjects);
        Map<CommandOption, Default> all = new LinkedHashMap<>();
        for (CommandOption option : settable()) {
            for (int i = 0; i < subjects.size(); i++) {
                String value = set.get(i).get(option.word());
                if (value != null) {
                    all.putIfAbsent(option, new Default(value, subjects.get(i).scope()));
                }
            }
        }
        return all;
    }

    /** Options that can have a default. */
    static List<CommandOption> settable() {
        return Arrays.stream(CommandOption.values())
                .filter(CommandOption::isSettable)
                .toList();
    }

    /** A picture that is changed keeps its shape, unless another one is asked for. */
    private static boolean isMeant(CommandOption option, CommandName command) {
        return option != CommandOption.SIZE || command == CommandName.IMAGINE;
    }

    private static List<QuotaSubject> subjects(Sender sender, Place place) {
        List<QuotaSubject> subjects = new ArrayList<>();
        subjects.add(new QuotaSubject(
                QuotaScope.USER, sender.user().platform(), sender.user().id()));
        for (ChannelRef channel : place.channels()) {
            subjects.add(new QuotaSubject(QuotaScope.CHANNEL, channel.platform(), channel.id()));
        }
        SpaceRef space = place.space();
        if (space != null) {
            subjects.add(new QuotaSubject(QuotaScope.SPACE, space.platform(), space.id()));
        }
        return subjects;
    }
}
