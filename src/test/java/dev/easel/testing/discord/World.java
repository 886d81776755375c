package dev.easel.testing.discord;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Who and what exists: the bot, people, guilds and channels. */
final class World {
    /** See, write, read back, attach, embed, react and use commands. */
    static final long EVERYONE = 1L << 6 | 1L << 10 | 1L << 11 | 1L << 14 | 1L << 15 | 1L << 16 | 1L << 31 | 1L << 38;

    static final long REACT = 1L << 6;
    static final long VIEW = 1L << 10;
    static final long SEND = 1L << 11;
    static final long ATTACH = 1L << 15;
    static final long HISTORY = 1L << 16;
    static final long SEND_IN_THREADS = 1L << 38;

    private final Snowflakes ids;
    private final FakeUser bot;
    private final FakeUser owner;
    private final Map<String, FakeUser> users = new ConcurrentSkipListMap<>();
    private final Map<String, FakeGuild> guilds = new ConcurrentSkipListMap<>();
    private final Map<String, FakeChannel> channels = new ConcurrentSkipListMap<>();
    private final Map<String, Long> denied = new ConcurrentHashMap<>();
    private final Set<String> forAdults = ConcurrentHashMap.newKeySet();
    private final Set<String> closedToDirect = ConcurrentHashMap.newKeySet();

    volatile long everyone = EVERYONE;

    /** What interactions say that a file may have. */
    volatile long uploadLimit = MessageLimits.MAX_FILE_BYTES;

    World(Snowflakes ids) {
        this.ids = ids;
        bot = new FakeUser(ids.next(), "Easel", true, EVERYONE, List.of());
        users.put(bot.id(), bot);
        owner = addUser("Olga");
    }

    FakeUser bot() {
        return bot;
    }

    /** Who owns every guild and the application: an owner may everything, so the bot is not it. */
    FakeUser owner() {
        return owner;
    }

    FakeUser addUser(String name) {
        FakeUser user = new FakeUser(ids.next(), name, false, EVERYONE, List.of());
        users.put(user.id(), user);
        return user;
    }

    FakeGuild addGuild(String name) {
        FakeGuild guild = new FakeGuild(ids.next(), name);
        guilds.put(guild.id(), guild);
        return guild;
    }

    FakeChannel addChannel(FakeGuild guild, String name) {
        FakeChannel channel = new FakeChannel(ids.next(), name, guild.id(), null);
        channels.put(channel.id(), channel);
        return channel;
    }

    /** A forum, or the place where threads begin. */
    FakeChannel addForum(FakeGuild guild, String name) {
        FakeChannel forum = new FakeChannel(ids.next(), name, guild.id(), null, FakeChannel.Kind.FORUM, null);
        channels.put(forum.id(), forum);
        return forum;
    }

    /** @param id that of the message it begins with */
    FakeChannel addThread(String id, FakeChannel parent, String name) {
        FakeChannel thread = new FakeChannel(id, name, parent.guildId(), null, FakeChannel.Kind.THREAD, parent.id());
        channels.put(thread.id(), thread);
        return thread;
    }

    /** A channel in a guild that the bot is no member of. */
    FakeChannel addForeignChannel(String name) {
        FakeChannel foreign = new FakeChannel(ids.next(), name, ids.next(), null);
        channels.put(foreign.id(), foreign);
        return foreign;
    }

    boolean isForeign(FakeChannel channel) {
        return channel.guildId() != null && !guilds.containsKey(channel.guildId());
    }

    synchronized FakeChannel direct(FakeUser person) {
        return channels.values().stream()
                .filter(channel ->
                        channel.person() != null && channel.person().id().equals(person.id()))
                .findFirst()
                .orElseGet(() -> {
                    FakeChannel channel = new FakeChannel(ids.next(), person.name(), null, person);
                    channels.put(channel.id(), channel);
                    return channel;
                });
    }

    void closeDirect(FakeUser person) {
        closedToDirect.add(person.id());
    }

    boolean isClosed(FakeChannel channel) {
        return channel.person() != null
                && closedToDirect.contains(channel.person().id());
    }

    void restrictAge(FakeChannel channel) {
        forAdults.add(channel.id());
    }

    /** Of a thread Discord doesn't say it: it is as its channel. */
    boolean isForAdults(FakeChannel channel) {
        return forAdults.contains(channel.id());
    }

    void denyBot(FakeChannel channel, long bits) {
        denied.put(channel.id(), bits);
    }

    long deniedToBot(FakeChannel channel) {
        return denied.getOrDefault(channel.id(), 0L);
    }

    long permissionsOfBot(FakeChannel channel) {
        return everyone & ~deniedToBot(channel);
    }

    /** What everybody in a guild may do, the bot with them. */
    long everyone() {
        return everyone;
    }

    /** Refuses what the bot may not do in a guild's channel. */
    void demand(FakeChannel channel, long permissions) {
        long missing = permissions & ~permissionsOfBot(channel);
        if (!channel.isDirect() && (missing & VIEW) != 0) {
            throw Refusal.of(403, 50001, "Missing Access");
        }
        if (!channel.isDirect() && missing != 0) {
            throw Refusal.of(403, 50013, "Missing Permissions");
        }
    }

    Optional<FakeUser> findUser(String id) {
        return Optional.ofNullable(users.get(id));
    }

    FakeUser requireUser(String id) {
        return findUser(id).orElseThrow(() -> Refusal.of(404, 10013, "Unknown User"));
    }

    FakeGuild requireGuild(String id) {
        return Optional.ofNullable(guilds.get(id)).orElseThrow(() -> Refusal.of(404, 10004, "Unknown Guild"));
    }

    FakeChannel requireChannel(String id) {
        return Optional.ofNullable(channels.get(id)).orElseThrow(() -> Refusal.of(404, 10003, "Unknown Channel"));
    }

    List<FakeUser> listUsers() {
        return List.copyOf(users.values());
    }

    List<FakeGuild> listGuilds() {
        return List.copyOf(guilds.values());
    }

    List<FakeChannel> listChannels(String guildId) {
        return channels.values().stream()
                .filter(channel -> guildId.equals(channel.guildId()))
                .toList();
    }
}
