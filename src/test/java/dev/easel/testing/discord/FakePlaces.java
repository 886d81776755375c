package dev.easel.testing.discord;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The guilds, channels and people of {@link FakeDiscord}; the gateway tells of what is added. */
abstract class FakePlaces {
    final Snowflakes ids = new Snowflakes();
    final World world = new World(ids);
    final FakeGuild guild = world.addGuild("Studio");
    final FakeChannel channel = world.addChannel(guild, "general");
    final FakeUser user = world.addUser("Mia");

    /** Where those who are connected hear of it. */
    abstract Gateway gateway();

    /** Interactions say from now on that a file may have this many bytes. */
    public void uploadLimit(long bytes) {
        world.uploadLimit = bytes;
    }

    public String applicationId() {
        return world.bot().id();
    }

    public FakeUser bot() {
        return world.bot();
    }

    /** The guild that is there from the beginning. */
    public FakeGuild guild() {
        return guild;
    }

    /** The channel of {@link #guild()} that is there from the beginning. */
    public FakeChannel channel() {
        return channel;
    }

    /** Who acts when a test does not say. */
    public FakeUser user() {
        return user;
    }

    /** A new member of every guild. */
    public FakeUser addUser(String name) {
        return world.addUser(name);
    }

    public FakeGuild addGuild(String name) {
        FakeGuild added = world.addGuild(name);
        gateway().dispatch(new Audience(added.id(), Intents.GUILDS), "GUILD_CREATE", new WorldJson(world).guild(added));
        return added;
    }

    public FakeChannel addChannel(FakeGuild where, String name) {
        FakeChannel added = world.addChannel(where, name);
        gateway().dispatch(Audience.of(added, Intents.GUILDS), "CHANNEL_CREATE", new WorldJson(world).channel(added));
        return added;
    }

    /** Somebody deletes a channel: Easel is told. */
    public void deleteChannel(FakeChannel gone) {
        gateway().dispatch(Audience.of(gone, Intents.GUILDS), "CHANNEL_DELETE", new WorldJson(world).channel(gone));
    }

    /** A thread that begins with a message. */
    public FakeChannel addThread(SeenMessage beginning, String name) {
        FakeChannel parent = world.requireChannel(beginning.channelId());
        return tellOfThread(world.addThread(beginning.id(), parent, name));
    }

    /** A post in a new forum of the first guild. */
    public FakeChannel addPost(String name) {
        FakeChannel forum = world.addForum(guild, "forum");
        gateway().dispatch(Audience.of(forum, Intents.GUILDS), "CHANNEL_CREATE", new WorldJson(world).channel(forum));
        return tellOfThread(world.addThread(ids.next(), forum, name));
    }

    private FakeChannel tellOfThread(FakeChannel thread) {
        ObjectNode json = new WorldJson(world).channel(thread).put("newly_created", true);
        gateway().dispatch(Audience.of(thread, Intents.GUILDS), "THREAD_CREATE", json);
        return thread;
    }

    /** A channel in a guild that the bot is no member of, where people use it as their own application. */
    public FakeChannel addForeignChannel(String name) {
        return world.addForeignChannel(name);
    }

    /** From now on everybody in the guilds may do this and nothing else, the bot with them; before the bot connects. */
    public void allowOnly(long permissions) {
        world.everyone = permissions;
    }

    /** The direct conversation with a person. */
    public FakeChannel direct(FakeUser person) {
        return world.direct(person);
    }

    /** From now on the person takes no direct messages: 403, 50007. */
    public void closeDirect(FakeUser person) {
        world.closeDirect(person);
    }

    /** Takes permissions from the bot in one channel and tells it so. */
    public void denyBot(FakeChannel where, long permissions) {
        world.denyBot(where, permissions);
        gateway().dispatch(Audience.of(where, Intents.GUILDS), "CHANNEL_UPDATE", new WorldJson(world).channel(where));
    }

    /** Makes a channel one for adults. */
    public void restrictAge(FakeChannel where) {
        world.restrictAge(where);
        gateway().dispatch(Audience.of(where, Intents.GUILDS), "CHANNEL_UPDATE", new WorldJson(world).channel(where));
    }
}
