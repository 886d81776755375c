package dev.easel.storage;

import static dev.easel.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.gallery.Origin;
import dev.easel.core.gallery.Viewer;
import dev.easel.core.image.Likeness;
import dev.easel.testing.Samples;
import dev.easel.testing.SqliteFile;
import dev.easel.testing.postgres.PostgresServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long it takes to find what looks like a file among 100,000 kept pictures. Prints its figures. */
@Tag("benchmark")
class LikenessLookupTest {
    private static final int PICTURES = 100_000;
    private static final int PER_JOB = 4;
    private static final int LOOKUPS = 40;

    /** As the engine looks: 17 forms of a file, 96 candidates. */
    private static final int FORMS = 17;

    private static final int MAX_DISTANCE = 16;
    private static final int CANDIDATES = 96;

    private final Random random = new Random(7);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"SQLite", "PostgreSQL"})
    void findsAPictureAmongAHundredThousand(String kind) {
        try (Database database =
                Database.open(kind.equals("SQLite") ? SqliteFile.url(folder) : PostgresServer.url(folder))) {
            List<Likeness> kept = fill(database);
            Viewer owner = new Viewer(Samples.sender().user(), Samples.place());
            Viewer neighbour = new Viewer(Samples.sender("77").user(), Samples.place());

            time(database, kind + ", one's own", kept, owner);
            time(database, kind + ", another one's in the channel", kept, neighbour);
        }
    }

    private void time(Database database, String what, List<Likeness> kept, Viewer viewer) {
        JdbcLikenesses likenesses = new JdbcLikenesses(database);
        List<Long> nanos = new ArrayList<>();
        for (int i = 0; i < LOOKUPS; i++) {
            int index = random.nextInt(kept.size());
            List<Likeness> sought = forms(kept.get(index));
            long began = System.nanoTime();
            List<Origin> found = likenesses.listLike(sought, MAX_DISTANCE, viewer, CANDIDATES);
            nanos.add(System.nanoTime() - began);
            assertThat(found.getFirst()).isEqualTo(new Origin(job(index / PER_JOB), index % PER_JOB + 1));
        }
        List<Long> sorted = nanos.stream().sorted().toList();
        System.out.printf(
                "%s: first %.0f ms, median %.0f ms, longest but one %.0f ms%n",
                what, nanos.getFirst() / 1e6, sorted.get(LOOKUPS / 2) / 1e6, sorted.get(LOOKUPS - 2) / 1e6);
    }

    private List<Likeness> forms(Likeness kept) {
        List<Likeness> forms = new ArrayList<>(List.of(new Likeness(kept.bits() ^ 0b101)));
        while (forms.size() < FORMS) {
            forms.add(new Likeness(random.nextLong()));
        }
        return forms;
    }

    private static String job(int number) {
        return "01job%08d".formatted(number);
    }

    /** One job that was asked for, as many times as there are to be, with four pictures each. */
    private List<Likeness> fill(Database database) {
        JdbcJobStore jobs = new JdbcJobStore(database);
        jobs.admit(Samples.newJob("event"));
        List<Likeness> likenesses = new ArrayList<>();
        database.change(handle -> {
            multiply(handle);
            PreparedBatch rows = handle.prepareBatch("""
                    INSERT INTO likeness (job, position, owner, channel, stamp, bits)
                    VALUES (:job, :position, 'chat:42', 'chat:channel-1', :stamp, :bits)
                    """);
            for (int i = 0; i < PICTURES; i++) {
                likenesses.add(new Likeness(random.nextLong()));
                rows.bind("job", job(i / PER_JOB))
                        .bind("position", i % PER_JOB)
                        .bind("stamp", "%032x".formatted(i))
                        .bind("bits", likenesses.getLast().bits())
                        .add();
            }
            rows.execute();
        });
        return likenesses;
    }

    private static void multiply(Handle handle) {
        Map<String, Object> asked =
                handle.createQuery("SELECT * FROM job").mapToMap().one();
        List<String> columns = List.copyOf(asked.keySet());
        PreparedBatch rows = handle.prepareBatch(
                "INSERT INTO job (%s) VALUES (:%s)".formatted(String.join(", ", columns), String.join(", :", columns)));
        for (int i = 0; i < PICTURES / PER_JOB; i++) {
            asked.put("id", job(i));
            asked.put("event_key", "event " + i);
            asked.put("created_at", NOW.toEpochMilli() + i);
            rows.bindMap(asked).add();
        }
        rows.execute();
    }
}
