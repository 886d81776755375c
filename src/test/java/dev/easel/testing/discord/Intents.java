package dev.easel.testing.discord;

/** What a session must have asked for to hear of a kind of event. */
enum Intents {
    NONE(0, 0),
    GUILDS(1, 0),
    MESSAGES(1 << 9, 1 << 12),
    REACTIONS(1 << 10, 1 << 13);

    static final long MESSAGE_CONTENT = 1 << 15;

    final long inGuild;
    final long inDirect;

    Intents(long inGuild, long inDirect) {
        this.inGuild = inGuild;
        this.inDirect = inDirect;
    }
}
