package dev.easel.testing.discord;

import org.jspecify.annotations.Nullable;

/** Which sessions hear of an event: the guild's shard, or the first one for direct conversations. */
record Audience(@Nullable String guildId, Intents intents) {
    /** The first shard, whatever it asked for: an application of a person in a guild of others. */
    static final Audience FIRST = new Audience(null, Intents.NONE);

    static Audience of(FakeChannel channel, Intents intents) {
        return new Audience(channel.guildId(), intents);
    }

    boolean includes(int shard, int shards, long granted) {
        if (guildId == null) {
            return shard == 0 && (granted & intents.inDirect) == intents.inDirect;
        }
        return Snowflakes.time(guildId) % shards == shard && (granted & intents.inGuild) == intents.inGuild;
    }
}
