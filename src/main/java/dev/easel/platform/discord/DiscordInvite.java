package dev.easel.platform.discord;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import net.dv8tion.jda.api.Permission;

/** The address on which somebody lets the bot into their server, with what it needs there and nothing more. */
final class DiscordInvite {
    /** Each is used: without one of them something that Easel does is refused. */
    static final Set<Permission> PERMISSIONS = EnumSet.of(
            Permission.VIEW_CHANNEL,
            Permission.MESSAGE_SEND,
            Permission.MESSAGE_SEND_IN_THREADS,
            Permission.MESSAGE_ATTACH_FILES,
            Permission.MESSAGE_HISTORY);

    private static final String SCOPES = "bot%20applications.commands";

    private DiscordInvite() {}

    /** Empty when the token isn't one of a bot, whose first part is its application's id. */
    static Optional<String> find(String token) {
        try {
            String first = token.split("\\.", 2)[0];
            String id = new String(Base64.getUrlDecoder().decode(first), StandardCharsets.US_ASCII);
            return id.matches("\\d{15,20}")
                    ? Optional.of("https://discord.com/oauth2/authorize?client_id=%s&permissions=%d&scope=%s"
                            .formatted(id, Permission.getRaw(PERMISSIONS), SCOPES))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
