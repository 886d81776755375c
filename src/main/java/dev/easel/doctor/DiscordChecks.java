package dev.easel.doctor;

import static dev.easel.doctor.Complaint.broken;
import static dev.easel.doctor.Complaint.warning;

import com.fasterxml.jackson.databind.JsonNode;
import dev.easel.config.Secret;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The bot on Discord. */
final class DiscordChecks {
    static final List<Check> ALL = List.of(
            new Check("discord-token-shape", DiscordChecks::tokenShape),
            new Check("discord-reachable", DiscordChecks::reachable),
            new Check("discord-token", DiscordChecks::token),
            new Check("discord-intents", DiscordChecks::intents),
            new Check("discord-servers", DiscordChecks::servers),
            new Check("discord-commands", DiscordChecks::commands));

    private static final String API = "https://discord.com/api/v10";
    private static final String PORTAL = "xdg-open https://discord.com/developers/applications";
    /** Flags of an application that has MESSAGE_CONTENT, in full or for a bot in few servers (Discord docs, 2026-11). */
    private static final long MESSAGE_CONTENT = 1L << 18 | 1L << 19;

    private DiscordChecks() {}

    private static Web.Answer ask(Patient patient, String path) {
        String url = patient.settings().discord().apiUrl();
        Secret token = patient.settings().discord().token();
        return patient.web()
                .get(
                        (url == null ? API : url.replaceFirst("/*$", "")) + path,
                        "Authorization",
                        "Bot " + (token == null ? "" : token.value()));
    }

    private static Web.Answer me(Patient patient) {
        return ask(patient, "/users/@me");
    }

    private static boolean isIn(Patient patient) {
        return patient.isOnDiscord() && me(patient).isOk();
    }

    private static @Nullable Complaint tokenShape(Patient patient) {
        Secret token = patient.settings().discord().token();
        return token == null || token.value().matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+")
                ? null
                : broken("DISCORD_TOKEN is no bot token, which has three parts with dots between them.", PORTAL);
    }

    private static @Nullable Complaint reachable(Patient patient) {
        return !patient.isOnDiscord() || me(patient).isReached()
                ? null
                : broken("Discord can't be reached.", "curl -i " + API + "/gateway");
    }

    private static @Nullable Complaint token(Patient patient) {
        return patient.isOnDiscord() && me(patient).status() == 401
                ? broken("Discord rejects DISCORD_TOKEN. Copy it again: Bot, Reset Token.", PORTAL)
                : null;
    }

    private static @Nullable Complaint intents(Patient patient) {
        if (!isIn(patient)) {
            return null;
        }
        JsonNode flags = ask(patient, "/applications/@me").json().path("flags");
        return !flags.isNumber() || (flags.asLong() & MESSAGE_CONTENT) != 0
                ? null
                : warning(
                        "The intent MESSAGE CONTENT is off: pictures of other people's messages can't be seen in"
                                + " reactions. Switch it on under Bot.",
                        PORTAL);
    }

    private static @Nullable Complaint servers(Patient patient) {
        if (!isIn(patient)) {
            return null;
        }
        Web.Answer guilds = ask(patient, "/users/@me/guilds");
        return guilds.isOk() && guilds.json().isArray() && guilds.json().isEmpty()
                ? warning("The bot is in no server.", "./easel discord-invite")
                : null;
    }

    private static @Nullable Complaint commands(Patient patient) {
        if (!isIn(patient)) {
            return null;
        }
        String id = me(patient).json().path("id").asText();
        Web.Answer commands = ask(patient, "/applications/" + id + "/commands");
        boolean registered = StreamSupport.stream(commands.json().spliterator(), false)
                .anyMatch(command -> command.path("name").asText().equals("imagine"));
        return !commands.isOk() || registered
                ? null
                : warning("Discord doesn't know /imagine yet; it is told when Easel starts.", "./easel run");
    }
}
