package dev.easel.config;

import java.util.List;
import java.util.Optional;

/** Reads what is set about Slack. */
final class SlackReader {
    private SlackReader() {}

    static Settings.Slack read(Fields fields, Environment environment, List<String> problems) {
        Optional<Secret> bot = environment.findSecret("SLACK_BOT_TOKEN", problems);
        Optional<Secret> app = environment.findSecret("SLACK_APP_TOKEN", problems);
        Optional<Secret> signing = environment.findSecret("SLACK_SIGNING_SECRET", problems);
        if (bot.isPresent() && app.isEmpty() && signing.isEmpty()) {
            problems.add("SLACK_BOT_TOKEN alone is not enough: set SLACK_APP_TOKEN for Socket Mode, or"
                    + " SLACK_SIGNING_SECRET for requests to /slack/events.");
        }
        if (bot.isEmpty() && (app.isPresent() || signing.isPresent())) {
            problems.add("%s needs SLACK_BOT_TOKEN beside it."
                    .formatted(app.isPresent() ? "SLACK_APP_TOKEN" : "SLACK_SIGNING_SECRET"));
        }
        return new Settings.Slack(
                bot.orElse(null),
                app.orElse(null),
                signing.orElse(null),
                environment.find("SLACK_API_URL").orElse(null),
                fields.flag("shared-channels"));
    }
}
