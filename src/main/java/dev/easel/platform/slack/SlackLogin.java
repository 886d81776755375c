package dev.easel.platform.slack;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.auth.AuthTestResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the bot token stands for.
 *
 * @param team the workspace
 * @param user Easel itself there
 */
record SlackLogin(String team, String user) {
    /** Slack's answers that no new try will change (Slack's method pages, errors, 2026-08). */
    private static final Set<String> FINAL = Set.of(
            "invalid_auth",
            "not_authed",
            "account_inactive",
            "token_revoked",
            "token_expired",
            "not_allowed_token_type",
            "no_permission",
            "missing_scope",
            "team_access_not_granted",
            "access_denied",
            "forbidden_team",
            "ekm_access_denied",
            "invalid_app_token",
            "app_missing_action_url",
            "socket_mode_not_enabled");

    /** Codes that the wrong one of two tokens brings. */
    private static final Map<String, String> TOKENS = Map.of("xoxb-", "bot", "xapp-", "app");

    /**
     * Asks Slack who the token belongs to.
     *
     * @throws SlackPlatform.RejectedException when Slack knows the token and won't have it
     * @throws IOException when Slack can't be reached, or has troubles of its own
     */
    static SlackLogin of(MethodsClient methods) throws IOException {
        try {
            AuthTestResponse answer = methods.authTest(request -> request);
            require(answer.isOk(), answer.getError(), "bot");
            return new SlackLogin(answer.getTeamId(), answer.getUserId());
        } catch (SlackApiException e) {
            throw passing(e);
        }
    }

    /** The bot token must be one, and so must the app token: they are easily mixed up. */
    static void requireKinds(SlackPlatform.Access access) {
        requireKind("SLACK_BOT_TOKEN", access.botToken(), "xoxb-");
        if (access.appToken() != null) {
            requireKind("SLACK_APP_TOKEN", access.appToken(), "xapp-");
        }
    }

    private static void requireKind(String variable, String token, String prefix) {
        List<String> others = TOKENS.keySet().stream()
                .filter(other -> !other.equals(prefix) && token.startsWith(other))
                .toList();
        if (!others.isEmpty()) {
            throw new SlackPlatform.RejectedException(
                    "%s holds the other token. It must begin with %s.".formatted(variable, prefix));
        }
    }

    /**
     * Tells a refusal that lasts from one that passes.
     *
     * @param kind {@code bot} or {@code app}: whose token it is
     */
    static void require(boolean ok, String error, String kind) throws IOException {
        if (!ok && FINAL.contains(String.valueOf(error))) {
            throw new SlackPlatform.RejectedException(sentence(error, kind));
        }
        if (!ok) {
            throw new IOException("Slack answers " + error);
        }
    }

    static IOException passing(SlackApiException e) {
        return new IOException("Slack answers HTTP " + e.getResponse().code(), e);
    }

    private static String sentence(String error, String kind) {
        return kind.equals("bot")
                ? ("Slack rejects the bot token (%s). Copy it again from the app's page, OAuth & Permissions, and set"
                                + " SLACK_BOT_TOKEN.")
                        .formatted(error)
                : ("Slack rejects the app token (%s). Make one with connections:write on the app's page, Basic"
                                + " Information, App-Level Tokens, switch Socket Mode on, and set SLACK_APP_TOKEN.")
                        .formatted(error);
    }
}
