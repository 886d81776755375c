package dev.easel.platform.discord;

import dev.easel.core.identity.Authority;
import dev.easel.core.identity.Sender;
import dev.easel.core.identity.UserRef;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.ISnowflake;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.User;
import net.dv8tion.jda.api.interactions.Interaction;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;
import org.jspecify.annotations.Nullable;

/** Who acts. Pure. */
final class DiscordPeople {
    private static final long OPERATES =
            Permission.MANAGE_SERVER.getRawValue() | Permission.ADMINISTRATOR.getRawValue();

    private DiscordPeople() {}

    /**
     * Whoever caused an interaction.
     *
     * @param data its payload: roles and permissions stand there also where the bot is no member of the guild, about which
     *     JDA 6.5.0 knows nothing
     */
    static Sender sender(Interaction event, DataObject data) {
        Member member = event.getMember();
        Optional<DataObject> payload = data.optObject("member");
        Set<String> roles = payload.flatMap(known -> known.optArray("roles"))
                .map(DiscordPeople::texts)
                .orElse(Set.of());
        long permissions = payload.map(known -> Long.parseUnsignedLong(known.getString("permissions", "0")))
                .orElse(0L);
        return new Sender(
                ref(event.getUser().getIdLong()),
                member == null ? event.getUser().getEffectiveName() : member.getEffectiveName(),
                event.getUserLocale().toLocale(),
                roles,
                (permissions & OPERATES) == 0 ? Authority.MEMBER : Authority.OPERATOR);
    }

    private static Set<String> texts(DataArray array) {
        return array.stream(DataArray::getString).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Whoever wrote or reacted.
     *
     * @param member absent in private conversations
     */
    static Sender sender(User user, @Nullable Member member, Locale locale) {
        return member == null
                ? new Sender(ref(user.getIdLong()), user.getEffectiveName(), locale, Set.of())
                : new Sender(
                        ref(user.getIdLong()),
                        member.getEffectiveName(),
                        locale,
                        member.getRoles().stream().map(ISnowflake::getId).collect(Collectors.toUnmodifiableSet()),
                        member.hasPermission(Permission.MANAGE_SERVER) ? Authority.OPERATOR : Authority.MEMBER);
    }

    static UserRef ref(long user) {
        return new UserRef(DiscordAddress.PLATFORM, Long.toUnsignedString(user));
    }
}
