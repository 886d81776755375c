package dev.easel.app;

import dev.easel.config.Secret;
import dev.easel.config.Settings;
import dev.easel.engine.Engine;
import dev.easel.platform.discord.DiscordPlatform;
import dev.easel.platform.slack.SlackPlatform;
import dev.easel.storage.JdbcBacklog;
import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/**
 * What a start does before it says {@code ready}, with every platform and without asking anybody: Java sees which classes
 * that takes and how they are used, and keeps it for later starts.
 */
final class DressRehearsal {
    private static final Secret NOBODYS = new Secret("xoxb-rehearsal");

    private DressRehearsal() {}

    static void run(Settings settings) throws IOException {
        try (ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                Core core = Core.open(settings, Engine.Tenure.OWN, Watching.NONE);
                DiscordPlatform discord = DiscordDoor.of(settings, core, NOBODYS, threads, timer);
                SlackPlatform slack = SlackDoor.of(settings, NOBODYS, core, threads, timer)) {
            core.rehearse(scratch -> {
                discord.rehearse(new JdbcBacklog(scratch));
                slack.rehearse(new JdbcBacklog(scratch));
            });
            timer.shutdownNow();
            threads.shutdownNow();
        }
    }
}
