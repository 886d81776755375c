package dev.easel.app;

import dev.easel.config.Secret;
import dev.easel.config.Settings;
import dev.easel.core.identity.SpaceRef;
import dev.easel.engine.ReactionRules;
import dev.easel.platform.slack.SlackPlatform;
import dev.easel.storage.JdbcDeliveryNotes;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Slack as the settings want it. */
final class SlackDoor {
    private SlackDoor() {}

    /**
     * A platform at rest.
     *
     * @param left told when a workspace has turned Easel out
     */
    static SlackPlatform of(
            Settings settings,
            Secret botToken,
            Core core,
            Consumer<SpaceRef> left,
            ExecutorService threads,
            ScheduledExecutorService timer) {
        Settings.Slack slack = settings.slack();
        ReactionRules reactions = new ReactionRules(settings.reactions());
        return new SlackPlatform(
                new SlackPlatform.Access(
                        botToken.value(),
                        value(slack.appToken()),
                        value(slack.signingSecret()),
                        slack.apiUrl(),
                        settings.attachmentOrigins()),
                new SlackPlatform.Parts(
                        core.inbox(),
                        core.engine().messengers()::add,
                        settings.catalogue(),
                        settings.image().model(),
                        emoji -> reactions.find(emoji).isPresent(),
                        slack.sharedChannels(),
                        core.blobs(),
                        new JdbcDeliveryNotes(core.database()),
                        left,
                        core.clock(),
                        Thread::sleep),
                threads,
                timer);
    }

    /** Where Slack reaches the web server; absent when it is to use sockets. */
    static @Nullable String findAddress(Settings settings) {
        Settings.Slack slack = settings.slack();
        return slack.appToken() == null && slack.signingSecret() != null
                ? settings.web().publicUrl()
                : null;
    }

    private static @Nullable String value(@Nullable Secret secret) {
        return secret == null ? null : secret.value();
    }
}
