package dev.easel.simulation;

import dev.easel.core.quota.QuotaRule;
import dev.easel.core.quota.QuotaUnit;
import dev.easel.core.quota.QuotaWindow;
import dev.easel.simulation.Ask.End;
import dev.easel.storage.Invariants;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Compares what Easel wrote down with what is true. Reads the database by itself, with no code of Easel's. */
final class Audit implements AutoCloseable {
    private static final int LONGEST_PATIENCE = 100;
    private static final String RESERVED = "SELECT count(*) FROM account WHERE pending <> 0";

    private final Handle handle;
    private final World world;

    Audit(Path file, World world) {
        this.handle = Jdbi.open("jdbc:sqlite:" + file);
        this.world = world;
    }

    /** A job as it was written down. */
    private record Row(String id, String event, String state, boolean told, int images, Instant at, String user) {}

    boolean isAnythingOpen() {
        return handle.createQuery("""
                        SELECT EXISTS (SELECT 1 FROM job WHERE state IN ('QUEUED', 'RUNNING', 'DRAWN')
                            OR (state = 'FAILED' AND told_at IS NULL))
                        """).mapTo(boolean.class).one();
    }

    List<String> invariants() {
        List<String> all = new ArrayList<>(overLimit());
        Invariants.check(world.database()).forEach(violation -> all.add(violation.toString()));
        return all;
    }

    /** The latest accounts suffice: older ones were looked at while they were the latest. */
    List<String> overLimit() {
        return handle.createQuery(
                        "SELECT subject, window_id, unit, pending + posted AS taken FROM account ORDER BY id DESC LIMIT 60")
                .map((row, _) -> {
                    String subject = row.getString("subject");
                    String window = row.getString("window_id");
                    long limit = limit(subject, window, QuotaUnit.valueOf(row.getString("unit")));
                    long taken = row.getLong("taken");
                    return taken > limit ? subject + " took " + taken + " of " + limit + " in " + window : "";
                })
                .filter(text -> !text.isEmpty())
                .list();
    }

    private static long limit(String subject, String windowId, QuotaUnit unit) {
        String scope = subject.split(":", 2)[0].toUpperCase(Locale.ROOT);
        QuotaWindow window = Stream.of(QuotaWindow.DAY, QuotaWindow.WEEK, QuotaWindow.MONTH)
                .filter(each -> windowId.endsWith("/" + each))
                .findFirst()
                .orElse(QuotaWindow.HOUR);
        return Asks.LIMITS.stream()
                .filter(rule -> rule.scope().name().equals(scope) && rule.window() == window && rule.unit() == unit)
                .mapToLong(QuotaRule::limit)
                .findFirst()
                .orElseThrow();
    }

    /** Every ask, when nothing is under way any more. */
    List<String> truth() {
        List<String> wrong = new ArrayList<>();
        Map<String, Row> rows = rows();
        for (Ask ask : world.asks().all()) {
            Row row = rows.get(ask.command.eventId());
            String what = row == null ? unknown(ask) : ended(ask, row);
            if (!what.isEmpty()) {
                wrong.add(ask.command.eventId() + ": " + what + " " + row);
            }
        }
        wrong.addAll(charges(rows));
        return wrong;
    }

    private static String unknown(Ask ask) {
        return ask.acknowledgements + ask.posts.size() + ask.calls.size() == 0 && ask.job == null
                ? ""
                : "it was accepted and is lost";
    }

    private static String ended(Ask ask, Row row) {
        String calls = calls(ask);
        if (!calls.isEmpty()) {
            return calls;
        }
        if (ask.posts.stream().anyMatch(post -> !post.confirmed && post.excuse.isEmpty())) {
            return "it was posted twice without need";
        }
        boolean unreachable = ask.channelGone || ask.refusedByThePlatform >= LONGEST_PATIENCE;
        return switch (row.state()) {
            case "DELIVERED" -> delivered(ask, row);
            case "FAILED" -> {
                if (!ask.posts.isEmpty() || row.images() > 0) {
                    yield "it failed and has images";
                }
                yield row.told() && (ask.told > 0 || unreachable) ? "" : "nobody was told";
            }
            case "UNDELIVERABLE" -> unreachable && row.images() > 0 ? "" : "it could have been delivered";
            default -> "it never ended";
        };
    }

    private static String delivered(Ask ask, Row row) {
        long confirmed = ask.posts.stream().filter(post -> post.confirmed).count();
        boolean whole = ask.posts.stream().allMatch(post -> post.images == row.images());
        return confirmed == 1 && whole && row.images() <= ask.count ? "" : "what was posted is not what was drawn";
    }

    /** Only what failed for a reason that allows it was called again, and what was cut off at most once. */
    private static String calls(Ask ask) {
        long mayBeRepeated = ask.calls(End.ASKED_TO_WAIT) + ask.calls(End.REPEATABLE) + ask.calls(End.MODEL_REFUSED);
        if (ask.calls.size() > ask.callsNeeded() + mayBeRepeated + ask.calls(End.CUT)) {
            return "the provider was called without need";
        }
        return ask.calls(End.CUT) > 2 ? "a call was cut off and repeated more than once" : "";
    }

    /** Users pay for images that exist, in the window in which they asked, and for nothing else. */
    private List<String> charges(Map<String, Row> rows) {
        List<String> wrong = new ArrayList<>();
        if (handle.createQuery(RESERVED).mapTo(int.class).one() > 0) {
            wrong.add("something is reserved for nobody");
        }
        Map<String, Integer> owed = new HashMap<>();
        rows.values().stream()
                .filter(row -> row.images() > 0)
                .forEach(row -> owed.merge(
                        row.user() + " " + row.at().atZone(Asks.ZONE).toLocalDate() + "/DAY",
                        row.images(),
                        Integer::sum));
        Map<String, Integer> charged = new HashMap<>();
        handle.createQuery("""
                        SELECT subject, window_id, posted FROM account
                        WHERE subject LIKE 'user:%' AND window_id LIKE '%/DAY' AND posted > 0
                        """)
                .map((row, _) -> charged.put(
                        row.getString("subject").replaceFirst("user:chat:", "") + " " + row.getString("window_id"),
                        row.getInt("posted")))
                .list();
        if (!owed.equals(charged)) {
            wrong.add("owed " + owed + " charged " + charged);
        }
        return wrong;
    }

    private Map<String, Row> rows() {
        Map<String, Row> rows = new HashMap<>();
        handle.createQuery("""
                        SELECT id, event_key, state, told_at, created_at,
                            (SELECT count(*) FROM artwork_image i WHERE i.job = job.id) AS images
                        FROM job
                        """)
                .map((row, _) -> new Row(
                        row.getString("id"),
                        row.getString("event_key"),
                        row.getString("state"),
                        row.getString("told_at") != null,
                        row.getInt("images"),
                        Instant.ofEpochMilli(row.getLong("created_at")),
                        world.asks()
                                .of(row.getString("event_key"))
                                .command
                                .sender()
                                .user()
                                .id()))
                .forEach(row -> rows.put(row.event(), row));
        return rows;
    }

    @Override
    public void close() {
        handle.close();
    }
}
