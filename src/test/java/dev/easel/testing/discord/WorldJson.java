package dev.easel.testing.discord;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The world in Discord's words. */
final class WorldJson {
    private static final String SINCE = "2024-01-01T00:00:00.000000+00:00";

    private static final List<String> ABSENT_IN_GUILDS = List.of(
            "icon",
            "splash",
            "discovery_splash",
            "home_header",
            "banner",
            "description",
            "application_id",
            "afk_channel_id",
            "system_channel_id",
            "widget_channel_id",
            "rules_channel_id",
            "public_updates_channel_id",
            "safety_alerts_channel_id",
            "vanity_url_code",
            "incidents_data");

    private static final List<String> ABSENT_IN_APPLICATIONS =
            List.of("icon", "team", "type", "interactions_endpoint_url", "role_connections_verification_url");

    private final World world;

    WorldJson(World world) {
        this.world = world;
    }

    ObjectNode self() {
        return world.bot()
                .json()
                .put("verified", true)
                .put("mfa_enabled", false)
                .put("flags", 0)
                .put("locale", "en-US")
                .putNull("email");
    }

    ObjectNode application() {
        ObjectNode application = Json.object()
                .put("id", world.bot().id())
                .put("name", world.bot().name())
                .put("description", "")
                .put("summary", "")
                .put("bot_public", true)
                .put("bot_require_code_grant", false)
                .put("verify_key", "0".repeat(64))
                .put("flags", 0)
                .put("approximate_guild_count", world.listGuilds().size())
                .put("approximate_user_install_count", 0);
        ABSENT_IN_APPLICATIONS.forEach(application::putNull);
        application.set("owner", world.owner().json());
        application.putArray("tags");
        application.putArray("redirect_uris");
        return application;
    }

    ObjectNode channel(FakeChannel channel) {
        ObjectNode json = Json.object()
                .put("id", channel.id())
                .put("type", channel.kind().code)
                .put("flags", 0)
                .putNull("last_message_id");
        if (channel.person() != null) {
            json.putArray("recipients").add(channel.person().json());
            return json;
        }
        json.put("guild_id", channel.guildId())
                .put("name", channel.name())
                .put("position", 0)
                .put("nsfw", world.isForAdults(channel))
                .put("rate_limit_per_user", 0)
                .putNull("topic")
                .put("parent_id", channel.parentId());
        if (channel.kind() == FakeChannel.Kind.THREAD) {
            json.put("owner_id", world.owner().id())
                    .put("message_count", 0)
                    .put("member_count", 1)
                    .put("total_message_sent", 0);
            json.putObject("thread_metadata")
                    .put("archived", false)
                    .put("auto_archive_duration", 1440)
                    .put("archive_timestamp", SINCE)
                    .put("locked", false)
                    .put("create_timestamp", SINCE);
        }
        if (channel.kind() == FakeChannel.Kind.FORUM) {
            json.putArray("available_tags");
            json.put("default_auto_archive_duration", 1440).put("default_forum_layout", 0);
        }
        json.set("permission_overwrites", overwrites(channel));
        return json;
    }

    private ArrayNode overwrites(FakeChannel channel) {
        ArrayNode overwrites = Json.array();
        long denied = world.deniedToBot(channel);
        if (denied != 0) {
            overwrites
                    .addObject()
                    .put("id", world.bot().id())
                    .put("type", 1)
                    .put("allow", "0")
                    .put("deny", Long.toString(denied));
        }
        return overwrites;
    }

    /** The guild as GUILD_CREATE has it: with roles, channels and members. */
    ObjectNode guild(FakeGuild guild) {
        ObjectNode json = guildAlone(guild)
                .put("joined_at", SINCE)
                .put("large", false)
                .put("unavailable", false)
                .put("member_count", world.listUsers().size());
        json.set(
                "channels",
                Json.arrayOf(world.listChannels(guild.id()).stream()
                        .filter(channel -> channel.kind() != FakeChannel.Kind.THREAD)
                        .map(this::channel)
                        .toList()));
        json.set(
                "threads",
                Json.arrayOf(world.listChannels(guild.id()).stream()
                        .filter(channel -> channel.kind() == FakeChannel.Kind.THREAD)
                        .map(this::channel)
                        .toList()));
        json.set(
                "members",
                Json.arrayOf(world.listUsers().stream()
                        .map(FakeUser::memberJsonWithUser)
                        .toList()));
        json.putArray("voice_states");
        json.putArray("presences");
        json.putArray("stage_instances");
        json.putArray("guild_scheduled_events");
        json.putArray("soundboard_sounds");
        return json;
    }

    ObjectNode guildAlone(FakeGuild guild) {
        ObjectNode json = Json.object()
                .put("id", guild.id())
                .put("name", guild.name())
                .put("owner_id", world.owner().id())
                .put("preferred_locale", "en-US")
                .put("verification_level", 0)
                .put("default_message_notifications", 0)
                .put("explicit_content_filter", 0)
                .put("mfa_level", 0)
                .put("nsfw_level", 0)
                .put("premium_tier", 0)
                .put("premium_subscription_count", 0)
                .put("premium_progress_bar_enabled", false)
                .put("system_channel_flags", 0)
                .put("afk_timeout", 300)
                .put("max_members", 500_000)
                .put("widget_enabled", false)
                .put("nsfw", false)
                .put("region", "deprecated");
        ABSENT_IN_GUILDS.forEach(json::putNull);
        json.putArray("roles").add(everyone(guild));
        json.putArray("emojis");
        json.putArray("stickers");
        json.putArray("features");
        return json;
    }

    /** What the mentions in a typed text stand for. */
    void resolve(String text, ObjectNode resolved) {
        world.listUsers().stream()
                .filter(user -> text.contains("<@" + user.id() + ">") || text.contains("<@!" + user.id() + ">"))
                .forEach(user -> {
                    resolved.withObjectProperty("users").set(user.id(), user.json());
                    resolved.withObjectProperty("members")
                            .set(user.id(), user.memberJson().put("permissions", Long.toString(user.permissions())));
                });
        for (FakeGuild guild : world.listGuilds()) {
            if (text.contains("<@&" + guild.id() + ">")) {
                resolved.withObjectProperty("roles").set(guild.id(), everyone(guild));
            }
            world.listChannels(guild.id()).stream()
                    .filter(named -> text.contains("<#" + named.id() + ">"))
                    .forEach(named -> resolved.withObjectProperty("channels")
                            .set(named.id(), channel(named).put("permissions", Long.toString(World.EVERYONE))));
        }
    }

    /** Without {@code colors} JDA drops the whole guild and logs it only (JDA 6.5.0, 2026-11). */
    private ObjectNode everyone(FakeGuild guild) {
        ObjectNode role = Json.object()
                .put("id", guild.id())
                .put("name", "@everyone")
                .put("color", 0)
                .put("hoist", false)
                .put("position", 0)
                .put("permissions", Long.toString(world.everyone()))
                .put("managed", false)
                .put("mentionable", false)
                .put("flags", 0)
                .putNull("icon")
                .putNull("unicode_emoji");
        role.putObject("colors")
                .put("primary_color", 0)
                .putNull("secondary_color")
                .putNull("tertiary_color");
        return role;
    }
}
