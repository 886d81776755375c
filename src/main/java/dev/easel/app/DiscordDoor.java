package dev.easel.app;

import dev.easel.config.ConfigurationException;
import dev.easel.config.Secret;
import dev.easel.config.Settings;
import dev.easel.core.chat.CommandOption;
import dev.easel.core.gallery.Gallery;
import dev.easel.core.identity.UserRef;
import dev.easel.core.image.ImageRequest;
import dev.easel.core.prompt.Permutations;
import dev.easel.core.text.Visibility;
import dev.easel.engine.ReactionRules;
import dev.easel.engine.desk.Defaults;
import dev.easel.platform.discord.DiscordPlatform;
import dev.easel.storage.JdbcBacklog;
import dev.easel.storage.JdbcGallery;
import dev.easel.storage.JdbcPlatformMemory;
import dev.easel.storage.JdbcPreferences;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;

/** Puts the bot on Discord together. */
final class DiscordDoor {
    private static final int RECENT = 100;

    private DiscordDoor() {}

    /** At rest. */
    static DiscordPlatform of(
            Settings settings, Core core, Secret token, ExecutorService threads, ScheduledExecutorService timer) {
        Gallery gallery = new JdbcGallery(core.database());
        ReactionRules reactions = new ReactionRules(settings.reactions());
        Defaults defaults = new Defaults(new JdbcPreferences(core.database()));
        return new DiscordPlatform(
                new DiscordPlatform.Access(
                        token.value(),
                        settings.discord().apiUrl(),
                        settings.discord().shards()),
                new DiscordPlatform.Parts(
                        core.inbox(),
                        core.engine().messengers()::add,
                        settings.catalogue(),
                        settings.image().model(),
                        emoji -> reactions.find(emoji).isPresent(),
                        user -> recentPrompts(gallery, user),
                        (sender, place, command) -> visibility(defaults.of(sender, place, command)),
                        settings.attachmentOrigins(),
                        core.blobs(),
                        new JdbcPlatformMemory(core.database()),
                        new JdbcBacklog(core.database()),
                        core.clock()),
                threads,
                timer);
    }

    private static Visibility visibility(Map<String, String> options) {
        return "true".equals(options.get(CommandOption.PRIVATE.word())) ? Visibility.WHISPERED : Visibility.PUBLIC;
    }

    /**
     * The address on which the bot is let into a server.
     *
     * @throws ConfigurationException without a bot's token
     */
    static String invite(Settings settings) {
        Secret token = settings.discord().token();
        if (token == null) {
            throw new ConfigurationException(
                    List.of("DISCORD_TOKEN is not set. Copy the token from the application's page, Bot."));
        }
        return DiscordPlatform.findInvite(token.value())
                .orElseThrow(() -> new ConfigurationException(List.of(
                        "DISCORD_TOKEN is not a bot's token. Copy it again from the application's page, Bot, Reset"
                                + " Token.")));
    }

    private static List<String> recentPrompts(Gallery gallery, UserRef user) {
        return gallery.listOf(user, RECENT).stream()
                .map(exhibit -> switch (exhibit.request()) {
                    case ImageRequest.Generation generation ->
                        generation.prompt().shown();
                    case ImageRequest.Edit edit -> edit.prompt().shown();
                    case ImageRequest.Variation ignored -> "";
                })
                .map(Permutations::quoted)
                .toList();
    }
}
