package dev.easel.platform.slack;

import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/** What Easel has to be allowed on Slack, and for what (Slack's pages of methods, events and scopes, 2026-08). */
final class SlackScopes {
    private static final Set<String> NONE = Set.of();
    private static final Set<String> WRITE = Set.of("chat:write");
    private static final Set<String> HISTORY =
            Set.of("channels:history", "groups:history", "im:history", "mpim:history");

    /** By method of the Web API: every one that Easel calls with the bot's token. */
    static final Map<String, Set<String>> OF_METHODS = Map.ofEntries(
            Map.entry("auth.test", NONE),
            // A direct conversation is opened by posting to a person.
            Map.entry("chat.postMessage", Set.of("chat:write", "im:write")),
            Map.entry("chat.postEphemeral", WRITE),
            Map.entry("chat.update", WRITE),
            Map.entry("chat.delete", WRITE),
            Map.entry("conversations.info", Set.of("channels:read", "groups:read", "im:read", "mpim:read")),
            Map.entry("conversations.replies", HISTORY),
            // Also for the bytes of what people share.
            Map.entry("files.info", Set.of("files:read")),
            Map.entry("files.getUploadURLExternal", Set.of("files:write")),
            Map.entry("files.completeUploadExternal", Set.of("files:write")),
            Map.entry("files.delete", Set.of("files:write")),
            Map.entry("users.info", Set.of("users:read")),
            Map.entry("views.open", NONE),
            Map.entry("views.update", NONE),
            Map.entry("views.publish", NONE));

    /** By event that Easel wants to be told. */
    static final Map<String, Set<String>> OF_EVENTS = Map.of(
            "app_mention",
            Set.of("app_mentions:read"),
            "message.im",
            Set.of("im:history"),
            "reaction_added",
            Set.of("reactions:read"),
            "app_home_opened",
            NONE,
            "app_uninstalled",
            NONE,
            "tokens_revoked",
            NONE);

    /** For commands and shortcuts. */
    private static final String COMMANDS = "commands";

    private SlackScopes() {}

    /** Every scope of the bot, in alphabetical order. */
    static NavigableSet<String> all() {
        NavigableSet<String> scopes = new TreeSet<>(Set.of(COMMANDS));
        OF_METHODS.values().forEach(scopes::addAll);
        OF_EVENTS.values().forEach(scopes::addAll);
        return scopes;
    }
}
