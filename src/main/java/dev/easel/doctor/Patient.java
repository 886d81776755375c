package dev.easel.doctor;

import dev.easel.config.Environment;
import dev.easel.config.Secret;
import dev.easel.config.Settings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What is looked over.
 *
 * @param home the folder that holds {@code config/} and {@code .env}
 * @param slackScopes that the Slack app needs
 * @param now by this machine's clock
 */
record Patient(
        Environment environment,
        Path home,
        Settings settings,
        Machine machine,
        Stored stored,
        Web web,
        List<String> slackScopes,
        Instant now) {
    Path dataDir() {
        return settings.dataDir().toAbsolutePath();
    }

    /** A secret of the environment; empty when it isn't set, or can't be read, which the configuration's check tells. */
    String secret(String name) {
        return environment
                .findSecret(name, new ArrayList<>())
                .map(Secret::value)
                .orElse("");
    }

    /** Whether pictures cost money: another provider than the sandbox is set. */
    boolean pays() {
        return settings.provider().baseUrl() != null;
    }

    boolean isOnDiscord() {
        return settings.discord().token() != null;
    }

    boolean isOnSlack() {
        return !secret("SLACK_BOT_TOKEN").isEmpty();
    }
}
