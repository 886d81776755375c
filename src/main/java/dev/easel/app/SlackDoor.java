package dev.easel.app;

import dev.easel.config.Secret;
import dev.easel.config.Settings;
import dev.easel.core.identity.SpaceRef;
import dev.easel.core.quota.Signature;
import dev.easel.engine.ReactionRules;
import dev.easel.platform.slack.SlackPlatform;
import dev.easel.storage.JdbcBacklog;
import dev.easel.storage.JdbcDeliveryNotes;
import dev.easel.storage.JdbcPersonalData;
import dev.easel.storage.JdbcPlatformMemory;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Slack as the settings want it. */
final class SlackDoor {
    private static final Logger LOG = LoggerFactory.getLogger(SlackDoor.class);

    private SlackDoor() {}

    /** A platform at rest. */
    static SlackPlatform of(
            Settings settings, Secret botToken, Core core, ExecutorService threads, ScheduledExecutorService timer) {
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
                        new JdbcBacklog(core.database()),
                        new JdbcPlatformMemory(core.database()),
                        settings.databaseUrl().value().startsWith("jdbc:sqlite:")
                                ? SlackPlatform.Company.ALONE
                                : SlackPlatform.Company.AMONG_OTHERS,
                        space -> forget(space, core),
                        core.clock(),
                        Thread::sleep),
                threads,
                timer);
    }

    /** A workspace that turned Easel out leaves nothing behind but what the books need. */
    private static void forget(SpaceRef space, Core core) {
        LOG.warn("the workspace {} has turned Easel out: what is kept of its people is deleted", space.id());
        Signature signature = new Signature("slack:" + space.id(), core.clock().instant(), "app uninstalled", space);
        new JdbcPersonalData(core.database(), core.blobs()).forgetAll(space, signature);
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
