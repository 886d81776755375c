package dev.easel.app;

import dev.easel.config.Secret;
import dev.easel.config.Settings;
import dev.easel.engine.ReactionRules;
import dev.easel.platform.discord.DiscordPlatform;
import dev.easel.storage.JdbcPlatformMemory;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;

/** Puts the bot on Discord together. */
final class DiscordDoor {
    private DiscordDoor() {}

    /** At rest. */
    static DiscordPlatform of(
            Settings settings, Core core, Secret token, ExecutorService threads, ScheduledExecutorService timer) {
        ReactionRules reactions = new ReactionRules(settings.reactions());
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
                        user -> List.of(),
                        settings.attachmentOrigins(),
                        core.blobs(),
                        new JdbcPlatformMemory(core.database()),
                        core.clock()),
                threads,
                timer);
    }
}
