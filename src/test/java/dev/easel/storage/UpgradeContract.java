package dev.easel.storage;

import static dev.easel.testing.Samples.ALICE;
import static dev.easel.testing.Samples.NOW;
import static dev.easel.testing.Samples.newJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.easel.core.failure.Failure;
import dev.easel.core.gallery.Exhibit;
import dev.easel.core.identity.MessageRef;
import dev.easel.core.job.Ahead;
import dev.easel.core.job.Cancellation;
import dev.easel.core.job.JobId;
import dev.easel.core.job.ParkedJob;
import dev.easel.testing.Samples;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A database of the first version, with jobs in every state of that time, as this version finds it. */
abstract class UpgradeContract {
    private static final List<String> STATES =
            List.of("QUEUED", "RUNNING", "DRAWN", "DELIVERED", "FAILED", "UNDELIVERABLE");

    private static final String JOB = """
            INSERT INTO job (id, platform, event_key, state, epoch, lease_owner, lease_until, deadline, created_at,
                sender, place, reply_to, request, presentation, notes, cost_images, cost_micros, attempts, failure,
                finished_at, message_platform, message)
            VALUES (:id, 'chat', :id, :state, 1, :owner, :until, 1795176900000, :created, :sender, :place,
                :replyTo, :request, :presentation, '[]', 1, 40, 1, :failure, :finished, :messagePlatform, :message)
            """;

    @TempDir
    Path folder;

    private Database database;

    /** Where an empty database is, and its first migrations. */
    abstract String url();

    abstract SqlDialect dialect();

    /** What only this database system can say about its own soundness. */
    abstract void isSound(Database upgraded);

    @BeforeEach
    void upgrade() {
        Flyway.configure()
                .dataSource(url(), null, null)
                .locations("classpath:" + dialect().migrations())
                .target("1")
                .load()
                .migrate();
        Jdbi.create(url()).useTransaction(handle -> {
            STATES.forEach(state -> insert(handle, state, Codec.write(Samples.sender())));
            insert(handle, "DAMAGED", "{");
        });
        database = Database.open(url());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void keepsEveryRowAndEveryReference() {
        for (String table : List.of("job", "inbound_event", "attempt", "transfer")) {
            assertThat(count(table)).as(table).isEqualTo(STATES.size() + 1);
        }
        assertThat(count("artwork")).isEqualTo(3);
        assertThat(Invariants.check(database)).isEmpty();
        isSound(database);
    }

    @Test
    void knowsWhoseTurnOldJobsTake() {
        JdbcJobStore jobs = new JdbcJobStore(database);

        assertThat(jobs.findAhead(new JobId("queued"))).contains(new Ahead(1, 1));
        assertThat(jobs.ahead(newJob("another"))).isEqualTo(new Ahead(2, 2));
        List<String> keys = database.read(
                handle -> handle.createQuery("""
                        SELECT queue_space || ' ' || queue_user FROM job WHERE id IN ('queued', 'damaged') ORDER BY id
                        """).mapTo(String.class).list());
        assertThat(keys).containsExactly("chat:space-1 ?", "chat:space-1 chat:42");
    }

    @Test
    void goesOnWithOldJobsCancelsThemAndParksTheDamagedOne() {
        JdbcJobStore jobs = new JdbcJobStore(database);

        assertThat(jobs.cancel(new JobId("queued"), Samples.sender().user(), NOW))
                .isEqualTo(Cancellation.DONE);
        for (int toAnswer = 0; toAnswer < 3; toAnswer++) {
            assertThat(jobs.claim(ALICE, Samples.PLATFORMS, NOW, NOW)).isPresent();
        }
        assertThat(jobs.claim(ALICE, Samples.PLATFORMS, NOW, NOW)).isEmpty();
        assertThat(jobs.listParked()).extracting(ParkedJob::id).containsExactly(new JobId("damaged"));
        assertThat(Invariants.check(database)).isEmpty();
    }

    @Test
    void showsWhatWasDrawnBefore() {
        JdbcGallery gallery = new JdbcGallery(database);

        assertThat(gallery.findByMessage(new MessageRef(Samples.CHAT, "message-1")))
                .map(Exhibit::id)
                .contains("delivered");
        assertThat(gallery.listOf(Samples.sender().user(), 10))
                .extracting(Exhibit::id, Exhibit::micros)
                .containsExactly(tuple("undeliverable", 40L), tuple("drawn", 40L), tuple("delivered", 40L));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE job SET state = 'LOST' WHERE id = 'queued'",
                "UPDATE job SET state = 'RUNNING' WHERE id = 'queued'",
                "UPDATE job SET state = 'CANCELLED', finished_at = 1 WHERE id = 'queued'",
                "UPDATE job SET state = 'PARKED' WHERE id = 'queued'",
                "UPDATE job SET failure = 'x' WHERE id = 'queued'",
                "UPDATE job SET lease_owner = 'a/1/1', lease_until = 1 WHERE id = 'queued'",
                "DELETE FROM job WHERE id = 'delivered'",
                "UPDATE transfer SET amount = 0"
            })
    void refusesWhatANewDatabaseRefuses(String statement) {
        assertThatThrownBy(() -> database.change(handle -> handle.execute(statement)))
                .isInstanceOf(UnableToExecuteStatementException.class);
    }

    private static void insert(Handle handle, String state, String sender) {
        String id = state.toLowerCase(Locale.ROOT);
        String stored = state.equals("DAMAGED") ? "QUEUED" : state;
        boolean held = state.equals("RUNNING");
        boolean ended = List.of("DELIVERED", "FAILED", "UNDELIVERABLE").contains(state);
        boolean drawn = List.of("DRAWN", "DELIVERED", "UNDELIVERABLE").contains(state);
        handle.createUpdate(JOB)
                .bindMap(Map.of(
                        "id",
                        id,
                        "state",
                        stored,
                        "created",
                        1795176000000L,
                        "sender",
                        sender,
                        "place",
                        Codec.write(Samples.place()),
                        "replyTo",
                        Codec.write(Samples.replyTo()),
                        "request",
                        Codec.write(Samples.generation()),
                        "presentation",
                        Codec.write(newJob("any").presentation())))
                .bind("owner", held ? ALICE.text() : null)
                .bind("until", held ? Long.valueOf(1795176900000L) : null)
                .bind(
                        "failure",
                        ended && !state.equals("DELIVERED") ? Codec.write(new Failure.PolicyRefusal("code")) : null)
                .bind("finished", ended ? Long.valueOf(1795176000000L) : null)
                .bind("messagePlatform", state.equals("DELIVERED") ? "chat" : null)
                .bind("message", state.equals("DELIVERED") ? "message-1" : null)
                .execute();
        handle.execute("INSERT INTO inbound_event VALUES ('chat', ?, ?, NULL, 1)", id, id);
        handle.execute("INSERT INTO attempt VALUES (?, 1, 1, ?, 1, NULL, NULL)", id, held ? "SENT" : "IN_DOUBT");
        book(handle, id, drawn, ended && !drawn);
        if (drawn) {
            handle.execute("INSERT INTO artwork VALUES (?, 'gpt-image-2', NULL, NULL, NULL, 1)", id);
            handle.execute("INSERT INTO artwork_image VALUES (?, 0, ?, 'PNG', 1, 1, 1, NULL)", id, "0".repeat(64));
        }
    }

    /** A transfer that resolves itself would need two rows; what is over has given its reservation back long ago. */
    private static void book(Handle handle, String id, boolean drawn, boolean failed) {
        boolean open = !drawn && !failed;
        long pending = open ? 1 : 0;
        handle.execute(
                "INSERT INTO account (subject, window_id, unit, pending, posted) VALUES (?, 'w', 'IMAGES', ?, 0)",
                id,
                pending);
        handle.execute("""
                INSERT INTO transfer (job, account, kind, amount, made_at)
                SELECT ?, id, 'PENDING', 1, 1 FROM account WHERE subject = ?
                """, id, id);
        if (!open) {
            handle.execute("""
                    INSERT INTO transfer (job, account, kind, amount, pending_id, made_at)
                    SELECT job, account, 'VOID', 1, id, 1 FROM transfer WHERE job = ?
                    """, id);
        }
    }

    private long count(String table) {
        return database.read(handle -> handle.createQuery(
                        "SELECT count(*) FROM " + table + (table.equals("transfer") ? " WHERE kind = 'PENDING'" : ""))
                .mapTo(long.class)
                .one());
    }
}
