package dev.easel.platform.discord;

import java.io.IOException;
import java.time.Duration;
import net.dv8tion.jda.api.utils.data.DataObject;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How often the bot may still log in. Discord counts over all processes and restarts, and resets the token of a bot that
 * logs in more than a thousand times a day (its documentation on the gateway, 2026-08): one that is restarted over and
 * over must wait before that.
 */
final class DiscordBudget {
    private static final Logger LOG = LoggerFactory.getLogger(DiscordBudget.class);
    private static final String USUAL_API = "https://discord.com/api/v10/";

    /** Below this part of the day's logins the rest is spread over the rest of the day. */
    private static final int LAST_PART = 10;

    private final OkHttpClient http;
    private final DiscordPlatform.Access access;
    private volatile long allowed = DiscordLogins.USUAL;

    DiscordBudget(OkHttpClient http, DiscordPlatform.Access access) {
        this.http = http;
        this.access = access;
    }

    /** How long to wait before logging in, by Discord's own count; zero where that can't be asked for. */
    Duration pause(ShardRange range) {
        Request request = new Request.Builder()
                .url((access.apiUrl() == null ? USUAL_API : DiscordConnection.withSlash(access.apiUrl()))
                        + "gateway/bot")
                .header("Authorization", "Bot " + access.token())
                .build();
        try (Response response = http.newCall(request).execute()) {
            return response.isSuccessful()
                    ? pause(DataObject.fromJson(response.body().byteStream()), range)
                    : Duration.ZERO;
        } catch (IOException | RuntimeException e) {
            LOG.debug("how many logins are left can't be asked: {}", e.getMessage());
            return Duration.ZERO;
        }
    }

    /** Logins in a day, as Discord said last. */
    long allowed() {
        return allowed;
    }

    private Duration pause(DataObject gateway, ShardRange range) {
        DataObject limit = gateway.optObject("session_start_limit").orElseGet(DataObject::empty);
        long total = limit.getLong("total", 0);
        allowed = total > 0 ? total : DiscordLogins.USUAL;
        long left = limit.getLong("remaining", total);
        long needed = range.shardsOf(gateway.getInt("shards", 1));
        if (total == 0 || left >= Math.max(needed, total / LAST_PART)) {
            return Duration.ZERO;
        }
        LOG.warn("only {} of {} logins are left today; something restarts Easel over and over", left, total);
        long reset = Math.max(0, limit.getLong("reset_after", 0));
        return Duration.ofMillis(left < needed ? reset : reset / (left / Math.max(1, needed) + 1));
    }
}
