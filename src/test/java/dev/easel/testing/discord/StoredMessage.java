package dev.easel.testing.discord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A message that lives: edited, reacted to, deleted. Safe for use from any thread. */
final class StoredMessage {
    static final int EPHEMERAL = 1 << 6;
    static final int LOADING = 1 << 7;

    private static final int PLAIN = 0;
    private static final int REPLY = 19;
    private static final int COMMAND = 20;

    final String id;
    final FakeChannel channel;
    final FakeUser author;
    final @Nullable StoredMessage answered;
    final @Nullable InteractionProbe interaction;
    private final @Nullable String nonce;
    private final List<String> contents = new ArrayList<>();
    private final Map<String, Set<FakeUser>> reactions = new LinkedHashMap<>();
    private List<SeenFile> files = List.of();
    private JsonNode components = Json.array();
    private JsonNode embeds = Json.array();
    private int flags;
    private @Nullable Instant edited;
    private boolean deleted;

    StoredMessage(String id, FakeChannel channel, FakeUser author, Origin origin) {
        this.id = id;
        this.channel = channel;
        this.author = author;
        this.nonce = origin.nonce;
        this.answered = origin.answered;
        this.interaction = origin.interaction;
        this.flags = origin.flags;
    }

    /** What a message keeps from its making: the nonce, the message it answers, the interaction it belongs to. */
    record Origin(
            @Nullable String nonce,
            @Nullable StoredMessage answered,
            @Nullable InteractionProbe interaction,
            int flags) {
        static Origin plain() {
            return new Origin(null, null, null, 0);
        }
    }

    /** Takes over what the request names and leaves the rest. */
    synchronized void write(MessageBody body, List<SeenFile> uploaded) {
        if (body.json().has("content") || contents.isEmpty()) {
            contents.add(body.content());
        }
        if (body.json().has("components")) {
            components = body.componentsWithIds();
        }
        if (body.json().has("embeds")) {
            embeds = body.json().get("embeds");
        }
        List<SeenFile> all = new ArrayList<>(body.keptOf(files));
        all.addAll(uploaded);
        files = List.copyOf(all);
        flags &= ~LOADING;
    }

    synchronized void markEdited(Instant when) {
        edited = when;
    }

    synchronized void delete() {
        deleted = true;
    }

    synchronized boolean isDeleted() {
        return deleted;
    }

    synchronized boolean isLoading() {
        return (flags & LOADING) != 0;
    }

    synchronized boolean isEphemeral() {
        return (flags & EPHEMERAL) != 0;
    }

    synchronized Map<String, Set<FakeUser>> reactions() {
        Map<String, Set<FakeUser>> copy = new LinkedHashMap<>();
        reactions.forEach((emoji, people) -> copy.put(emoji, Set.copyOf(people)));
        return copy;
    }

    /** Whether that was new. */
    synchronized boolean react(String emoji, FakeUser who) {
        return reactions.computeIfAbsent(emoji, _ -> new LinkedHashSet<>()).add(who);
    }

    synchronized boolean unreact(String emoji, FakeUser who) {
        Set<FakeUser> people = reactions.getOrDefault(emoji, Set.of());
        boolean removed = people.contains(who) && people.remove(who);
        reactions.values().removeIf(Set::isEmpty);
        return removed;
    }

    synchronized SeenMessage seen() {
        List<String> seenReactions = new ArrayList<>();
        reactions.forEach((emoji, people) -> people.forEach(who -> seenReactions.add(emoji + " " + who.name())));
        return new SeenMessage(
                id,
                channel.id(),
                author,
                content(),
                files,
                nonce,
                answered == null ? null : answered.id,
                isEphemeral(),
                isLoading(),
                deleted,
                contents,
                seenReactions,
                components.deepCopy(),
                embeds.deepCopy());
    }

    private String content() {
        return contents.isEmpty() ? "" : contents.getLast();
    }

    synchronized ObjectNode json(World world) {
        ObjectNode json = Json.object()
                .put("id", id)
                .put("channel_id", channel.id())
                .put("content", content())
                .put(
                        "timestamp",
                        Instant.ofEpochMilli(Snowflakes.epochMillis(id)).toString())
                .put("edited_timestamp", edited == null ? null : edited.toString())
                .put("tts", false)
                .put("mention_everyone", false)
                .put("pinned", false)
                .put("type", type())
                .put("flags", flags);
        json.set("author", author.json());
        json.set("mentions", Mentions.in(content(), world));
        json.putArray("mention_roles");
        json.set("attachments", Json.arrayOf(files.stream().map(SeenFile::json).toList()));
        json.set("embeds", embeds.deepCopy());
        json.set("components", components.deepCopy());
        if (!reactions.isEmpty()) {
            json.set("reactions", reactionsJson(world.bot()));
        }
        describeOrigin(json, world);
        return json;
    }

    private int type() {
        if (interaction != null) {
            return COMMAND;
        }
        return answered == null ? PLAIN : REPLY;
    }

    private ArrayNode reactionsJson(FakeUser bot) {
        ArrayNode array = Json.array();
        reactions.forEach((emoji, people) -> {
            ObjectNode reaction = array.addObject()
                    .put("count", people.size())
                    .put("me", people.contains(bot))
                    .put("me_burst", false);
            reaction.set("emoji", Emojis.json(emoji));
            reaction.putObject("count_details").put("burst", 0).put("normal", people.size());
            reaction.putArray("burst_colors");
        });
        return array;
    }

    private void describeOrigin(ObjectNode json, World world) {
        if (nonce != null) {
            json.put("nonce", nonce);
        }
        if (answered != null) {
            ObjectNode reference = json.putObject("message_reference")
                    .put("type", 0)
                    .put("message_id", answered.id)
                    .put("channel_id", channel.id());
            channel.guild().ifPresent(guild -> reference.put("guild_id", guild));
            json.set("referenced_message", answered.isDeleted() ? null : answered.json(world));
        }
        if (interaction != null) {
            json.put("application_id", world.bot().id())
                    .put("webhook_id", world.bot().id());
            json.set("interaction_metadata", interaction.metadata());
        }
    }
}
