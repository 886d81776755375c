package dev.easel.platform.discord;

import dev.easel.core.identity.ChannelRef;
import dev.easel.core.identity.Place;
import dev.easel.core.identity.Place.Ages;
import dev.easel.core.identity.SpaceRef;
import java.util.Optional;
import net.dv8tion.jda.api.entities.ISnowflake;
import net.dv8tion.jda.api.entities.channel.Channel;
import net.dv8tion.jda.api.entities.channel.ChannelType;
import net.dv8tion.jda.api.entities.channel.attribute.IAgeRestrictedChannel;
import net.dv8tion.jda.api.entities.channel.concrete.ThreadChannel;
import net.dv8tion.jda.api.interactions.Interaction;
import net.dv8tion.jda.api.utils.data.DataObject;
import org.jspecify.annotations.Nullable;

/** Where somebody acts: threads and posts of a forum with the channel that they are in. Pure. */
final class DiscordPlaces {
    private DiscordPlaces() {}

    /**
     * Where an interaction was caused.
     *
     * @param data its payload: it describes the channel also where the bot is no member, about which JDA 6.5.0 knows nothing
     */
    static Place of(Interaction event, DataObject data) {
        long guild = event.getGuild() == null ? 0 : event.getGuild().getIdLong();
        DataObject described = data.optObject("channel").orElseGet(DataObject::empty);
        Place known = of(guild, event.getChannelIdLong(), event.getChannel());
        boolean thread = ChannelType.fromId(described.getInt("type", ChannelType.UNKNOWN.getId()))
                .isThread();
        long parent = thread ? described.getUnsignedLong("parent_id", 0) : 0;
        return new Place(
                known.space(),
                known.channel(),
                parent == 0 ? known.within() : ref(parent),
                described.getBoolean("nsfw", false) ? Ages.ADULTS : known.ages());
    }

    /**
     * A channel.
     *
     * @param guild 0 in private conversations
     * @param known the channel as far as JDA knows it
     */
    static Place of(long guild, long channel, @Nullable Channel known) {
        Optional<ThreadChannel> thread = Optional.ofNullable(known)
                .filter(ThreadChannel.class::isInstance)
                .map(ThreadChannel.class::cast);
        Channel gated = thread.<Channel>map(ThreadChannel::getParentChannel).orElse(known);
        boolean adults = gated instanceof IAgeRestrictedChannel restricted && restricted.isNSFW();
        return new Place(
                guild == 0 ? null : new SpaceRef(DiscordAddress.PLATFORM, Long.toUnsignedString(guild)),
                ref(channel),
                thread.map(ThreadChannel::getParentChannel)
                        .map(ISnowflake::getIdLong)
                        .map(DiscordPlaces::ref)
                        .orElse(null),
                adults ? Ages.ADULTS : Ages.ALL);
    }

    private static ChannelRef ref(long channel) {
        return new ChannelRef(DiscordAddress.PLATFORM, Long.toUnsignedString(channel));
    }
}
