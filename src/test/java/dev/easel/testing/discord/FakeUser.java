package dev.easel.testing.discord;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Somebody on Discord.
 *
 * @param permissions what they may do in the guild, as Discord's bits
 * @param roles ids of their roles in the guild
 */
public record FakeUser(String id, String name, boolean bot, long permissions, List<String> roles) {
    public FakeUser {
        roles = List.copyOf(roles);
    }

    public FakeUser withPermissions(long bits) {
        return new FakeUser(id, name, bot, bits, roles);
    }

    public FakeUser withRoles(String... roleIds) {
        return new FakeUser(id, name, bot, permissions, List.of(roleIds));
    }

    ObjectNode json() {
        return Json.object()
                .put("id", id)
                .put("username", name)
                .put("global_name", name)
                .put("discriminator", "0")
                .put("bot", bot)
                .put("public_flags", 0)
                .put("flags", 0)
                .putNull("primary_guild")
                .putNull("avatar");
    }

    /** The member without its user, as messages carry it. */
    ObjectNode memberJson() {
        ObjectNode member = Json.object()
                .put("joined_at", "2024-01-01T00:00:00.000000+00:00")
                .put("deaf", false)
                .put("mute", false)
                .put("pending", false)
                .put("flags", 0)
                .putNull("nick")
                .putNull("avatar")
                .putNull("banner")
                .putNull("premium_since")
                .putNull("communication_disabled_until");
        member.set("roles", Json.strings(roles));
        return member;
    }

    ObjectNode memberJsonWithUser() {
        ObjectNode member = memberJson();
        member.set("user", json());
        return member;
    }
}
