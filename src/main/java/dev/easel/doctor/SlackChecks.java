package dev.easel.doctor;

import static dev.easel.doctor.Complaint.broken;
import static dev.easel.doctor.Complaint.warning;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The app in Slack. */
final class SlackChecks {
    static final List<Check> ALL = List.of(
            new Check("slack-bot-token-shape", SlackChecks::botTokenShape),
            new Check("slack-app-token-shape", SlackChecks::appTokenShape),
            new Check("slack-reachable", SlackChecks::reachable),
            new Check("slack-bot-token", SlackChecks::botToken),
            new Check("slack-scopes", SlackChecks::scopes),
            new Check("slack-app-token", SlackChecks::appToken),
            new Check("slack-strangers", SlackChecks::strangers));

    private static final String API = "https://slack.com/api/";
    private static final String APPS = "xdg-open https://api.slack.com/apps";
    private static final String BOT = "SLACK_BOT_TOKEN";
    private static final String APP = "SLACK_APP_TOKEN";
    private static final Pattern STRANGERS =
            Pattern.compile("^easel_connections_strangers\\{platform=\"slack\"} ([1-9]\\d{0,3})", Pattern.MULTILINE);

    private SlackChecks() {}

    private static Web.Answer ask(Patient patient, String method, String secret) {
        String base = patient.environment().find("SLACK_API_URL").orElse(API);
        return patient.web()
                .post(
                        base.replaceFirst("/*$", "/") + method,
                        "Authorization",
                        "Bearer " + patient.secret(secret),
                        "Content-Type",
                        "application/x-www-form-urlencoded");
    }

    private static Web.Answer me(Patient patient) {
        return ask(patient, "auth.test", BOT);
    }

    private static boolean isSet(Patient patient, String name) {
        return !patient.secret(name).isEmpty();
    }

    private static @Nullable Complaint botTokenShape(Patient patient) {
        return shape(patient, BOT, "xoxb-");
    }

    private static @Nullable Complaint appTokenShape(Patient patient) {
        return shape(patient, APP, "xapp-");
    }

    private static @Nullable Complaint shape(Patient patient, String name, String beginning) {
        return !isSet(patient, name) || patient.secret(name).startsWith(beginning)
                ? null
                : broken("%s must begin with %s; this is another kind of token.".formatted(name, beginning), APPS);
    }

    private static @Nullable Complaint reachable(Patient patient) {
        return !patient.isOnSlack() || me(patient).isReached()
                ? null
                : broken("Slack can't be reached.", "curl -i " + API + "api.test");
    }

    private static @Nullable Complaint botToken(Patient patient) {
        return patient.isOnSlack() ? refusal(me(patient), BOT) : null;
    }

    private static @Nullable Complaint appToken(Patient patient) {
        return isSet(patient, APP) ? refusal(ask(patient, "apps.connections.open", APP), APP) : null;
    }

    /**
     * The running Easel knows from Slack's greetings. A socket of the doctor's own would tell as well, but Slack would
     * hand it some of what people press meanwhile, and never repeat that.
     */
    private static @Nullable Complaint strangers(Patient patient) {
        if (!isSet(patient, APP)) {
            return null;
        }
        Matcher counted = STRANGERS.matcher(WebChecks.metrics(patient));
        return counted.find()
                ? warning(
                        "Another program holds %s sockets of the Slack app, as Slack said last, and gets a part of what people do. One Easel alone should have SLACK_APP_TOKEN: stop the other one, or make a token of its own app for it."
                                .formatted(counted.group(1)),
                        APPS)
                : null;
    }

    private static @Nullable Complaint refusal(Web.Answer answer, String name) {
        return answer.isOk() && !answer.json().path("ok").asBoolean(true)
                ? broken(
                        "Slack rejects %s: %s."
                                .formatted(
                                        name,
                                        answer.json()
                                                .path("error")
                                                .asText("no reason")
                                                .replaceAll("[^a-z_ ]", "")),
                        APPS)
                : null;
    }

    private static @Nullable Complaint scopes(Patient patient) {
        String scopes = patient.isOnSlack() ? me(patient).scopes() : null;
        if (scopes == null) {
            return null;
        }
        Set<String> granted =
                Arrays.stream(scopes.split(",", -1)).map(String::strip).collect(Collectors.toSet());
        String missing = patient.slackScopes().stream()
                .filter(scope -> !granted.contains(scope))
                .collect(Collectors.joining(", "));
        return missing.isEmpty()
                ? null
                : warning(
                        "The Slack app lacks scopes: %s. Update its manifest and install it again.".formatted(missing),
                        "./easel slack-manifest");
    }
}
