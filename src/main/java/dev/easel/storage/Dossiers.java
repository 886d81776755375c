package dev.easel.storage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.easel.core.identity.Sender;
import dev.easel.core.identity.UserRef;
import dev.easel.core.person.PersonalData.Dossier;
import dev.easel.core.person.PersonalData.Sheet;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Everything about one person as texts and pictures, within one transaction. Left out is what lets its holder in: the
 * addresses that answers go to, and codes.
 */
final class Dossiers {
    private static final int REQUESTS_PER_SHEET = 500;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Handle handle;
    private final UserRef user;
    private final DossierPictures pictures;
    private final Map<String, List<String>> messages;

    Dossiers(Handle handle, UserRef user) {
        this.handle = handle;
        this.user = user;
        this.pictures = DossierPictures.collect(handle, user);
        this.messages = messages();
    }

    private Map<String, List<String>> messages() {
        return handle
                .createQuery("""
                        SELECT shown.job, shown.platform, shown.message
                        FROM shown_message shown JOIN job ON job.id = shown.job
                        WHERE job.queue_user = :user ORDER BY shown.job, shown.position
                        """)
                .bind("user", QueueKeys.user(user))
                .map((row, _) ->
                        Map.entry(row.getString("job"), row.getString("platform") + ":" + row.getString("message")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    Dossier collect() {
        List<ObjectNode> requests = handle.createQuery("""
                        SELECT id, state, created_at, finished_at, sender, place, request, presentation, notes, cost_images,
                            cost_micros, settled_micros, failure, removed_at
                        FROM job WHERE queue_user = :user ORDER BY id
                        """)
                .bind("user", QueueKeys.user(user))
                .map((row, _) -> request(row))
                .list();
        List<Sheet> sheets = new ArrayList<>();
        sheets.add(sheet("about-you.json", about()));
        for (int from = 0; from < requests.size(); from += REQUESTS_PER_SHEET) {
            ObjectNode sheet = JSON.createObjectNode();
            sheet.putArray("requests")
                    .addAll(requests.subList(from, Math.min(requests.size(), from + REQUESTS_PER_SHEET)));
            sheets.add(sheet("requests-%d.json".formatted(1 + from / REQUESTS_PER_SHEET), sheet));
        }
        return new Dossier(sheets, pictures.files());
    }

    private ObjectNode about() {
        String key = JdbcIdentities.key(user);
        ObjectNode about = JSON.createObjectNode();
        about.put("platform", user.platform().name()).put("id", user.id());
        ArrayNode linked = about.putArray("linkedWith");
        new Kinship(handle)
                .identities(key).stream().filter(one -> !one.equals(key)).forEach(linked::add);
        about.set("settings", rows("SELECT word, value FROM preference WHERE owner = :key ORDER BY word", key));
        about.set("quota", rows("""
                SELECT window_id, unit, pending AS reserved, posted AS used, granted FROM account
                WHERE subject = :key ORDER BY window_id, unit
                """, key));
        about.set("limits", rows("SELECT period, unit, amount FROM quota_limit WHERE subject = :key", key));
        about.set("refusedPrompts", rows("""
                SELECT member.label, batch.created_at FROM batch_member member JOIN batch ON batch.id = member.batch
                WHERE batch.queue_user = :key AND member.job IS NULL ORDER BY batch.created_at, member.position
                """, QueueKeys.user(user)));
        about.set("bans", rows("SELECT ends_at FROM bar WHERE subject = :key", key));
        about.set("audit", rows("""
                SELECT made_at, made_by, action, period, unit, amount, ends_at, reason, detail FROM audit
                WHERE subject = :key ORDER BY id
                """, key));
        String conversation = user.platform() + "/" + user.id();
        about.set(
                "conversation",
                rows("SELECT written_at, body FROM transcript WHERE channel = :key ORDER BY place", conversation));
        about.set("strikes", rows("SELECT space, struck_at FROM strike WHERE member = :key ORDER BY struck_at", key));
        about.set("offers", offers(key));
        about.set("maskEditor", sessions());
        return about;
    }

    private ArrayNode rows(String sql, String key) {
        ArrayNode rows = JSON.createArrayNode();
        handle.createQuery(sql).bind("key", key).mapToMap().forEach(row -> {
            ObjectNode node = rows.addObject();
            row.forEach((column, value) -> node.set(column, JSON.valueToTree(value)));
        });
        return rows;
    }

    /** What was said, without the addresses beside it: those let their holder in. */
    private ArrayNode offers(String key) {
        ArrayNode offers = JSON.createArrayNode();
        handle.createQuery(
                        "SELECT incoming, images, micros, made_at, state FROM offer WHERE member = :key ORDER BY made_at")
                .bind("key", key)
                .map((row, _) -> {
                    JsonNode said = tree(row.getString("incoming"));
                    return offers.addObject()
                            .put(
                                    "words",
                                    said.path("text").asText(said.path("prompt").asText()))
                            .put("images", row.getLong("images"))
                            .put("microDollars", row.getLong("micros"))
                            .put("madeAt", time(row.getLong("made_at")))
                            .put("state", row.getString("state"));
                })
                .list();
        return offers;
    }

    /** Their senders are JSON, and there are few: sessions are forgotten after a day. */
    private ArrayNode sessions() {
        ArrayNode sessions = JSON.createArrayNode();
        handle.createQuery("SELECT sender, title, opened_at FROM edit_session ORDER BY opened_at")
                .map((row, _) -> {
                    if (isOf(user, row.getString("sender"))) {
                        sessions.addObject()
                                .put("title", row.getString("title"))
                                .put("openedAt", time(row.getLong("opened_at")));
                    }
                    return true;
                })
                .list();
        return sessions;
    }

    static boolean isOf(UserRef user, String sender) {
        try {
            return Codec.read(sender, Sender.class).user().equals(user);
        } catch (IllegalStateException e) {
            return false;
        }
    }

    private ObjectNode request(ResultSet row) throws SQLException {
        String id = row.getString("id");
        ObjectNode request = JSON.createObjectNode();
        request.put("id", id)
                .put("state", row.getString("state"))
                .put("askedAt", time(row.getLong("created_at")))
                .put("finishedAt", timeOrNull(row, "finished_at"))
                .put("removedAt", timeOrNull(row, "removed_at"))
                .put("reservedImages", row.getLong("cost_images"))
                .put("reservedMicroDollars", row.getLong("cost_micros"))
                .put("chargedMicroDollars", row.getLong("settled_micros"));
        for (String part : List.of("sender", "place", "request", "presentation", "notes", "failure")) {
            request.set(part, tree(row.getString(part)));
        }
        ArrayNode shown = request.putArray("messages");
        messages.getOrDefault(id, List.of()).forEach(shown::add);
        DossierPictures.Of own = pictures.of(id);
        ArrayNode drawn = request.putArray("pictures");
        own.drawn()
                .forEach(picture ->
                        drawn.addObject().put("file", picture.file()).put("revisedPrompt", picture.revisedPrompt()));
        ArrayNode brought = request.putArray("sources");
        own.sources().forEach(brought::add);
        return request;
    }

    private static JsonNode tree(@Nullable String json) {
        if (json == null) {
            return JSON.nullNode();
        }
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            return JSON.getNodeFactory().textNode(json);
        }
    }

    private static Sheet sheet(String name, ObjectNode content) {
        return new Sheet(name, content.toPrettyString());
    }

    private static String time(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }

    private static @Nullable String timeOrNull(ResultSet row, String column) throws SQLException {
        Instant time = AuditRows.time(row, column);
        return time == null ? null : time.toString();
    }
}
