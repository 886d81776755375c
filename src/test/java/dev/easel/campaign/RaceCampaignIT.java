package dev.easel.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.quota.QuotaStatus;
import dev.easel.storage.Database;
import dev.easel.storage.Invariants;
import dev.easel.storage.JdbcQuotaBook;
import dev.easel.testing.InMemoryFolder;
import dev.easel.testing.postgres.PostgresServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many threads of several processes want the last of a quota at the same time. */
final class RaceCampaignIT {
    private static final int ROUNDS = Integer.getInteger("campaign.rounds", 1_000);
    private static final int ROOM = 137;
    private static final int ASKED = 1_000;
    /** Starting processes takes longer than a round, and so does looking through the books of all rounds. */
    private static final int ROUNDS_A_DATABASE = 100;

    private static final int THREADS = 4;

    /** Who wins does not depend on the disk, and a round is ten times as quick without one. */
    @TempDir(factory = InMemoryFolder.class)
    Path folder;

    @Test
    void admitsExactlyAsManyAsThereIsRoomFor() throws IOException {
        race(sqlite(0), 2, 2);
    }

    @Test
    void admitsExactlyAsManyAsThereIsRoomForOnPostgres() throws IOException {
        race(postgres(0), 2, 2);
    }

    @Test
    @Tag("campaign")
    void admitsExactlyAsManyInAThousandRounds() throws IOException {
        long start = System.nanoTime();
        for (int done = 0; done < ROUNDS; done += ROUNDS_A_DATABASE) {
            race(sqlite(done), 4, Math.min(ROUNDS_A_DATABASE, ROUNDS - done));
        }
        say("SQLite", start);
    }

    @Test
    @Tag("campaign")
    void admitsExactlyAsManyInAThousandRoundsOnPostgres() throws IOException {
        long start = System.nanoTime();
        for (int done = 0; done < ROUNDS; done += ROUNDS_A_DATABASE) {
            race(postgres(done), 4, Math.min(ROUNDS_A_DATABASE, ROUNDS - done));
        }
        say("PostgreSQL", start);
    }

    private String sqlite(int number) {
        return "jdbc:sqlite:" + folder.resolve("race" + number + ".db");
    }

    private String postgres(int number) throws IOException {
        return PostgresServer.url(Files.createDirectory(folder.resolve("race" + number)));
    }

    private static void say(String database, long start) {
        System.out.printf(
                "%s: %d rounds of %d by 4 processes in %d s%n",
                database,
                ROUNDS,
                ASKED,
                Duration.ofNanos(System.nanoTime() - start).toSeconds());
    }

    private static void race(String url, int processes, int rounds) throws IOException {
        List<Rival> rivals = new ArrayList<>();
        try {
            for (int i = 0; i < processes; i++) {
                rivals.add(Rival.start("p" + i, url));
            }
            for (Rival rival : rivals) {
                assertThat(rival.hear()).isEqualTo("ready");
            }
            try (Database database = Database.open(url)) {
                for (int round = 0; round < rounds; round++) {
                    round(rivals, database, "round-" + round);
                }
                assertThat(Invariants.check(database)).isEmpty();
            }
        } finally {
            rivals.forEach(Rival::close);
        }
    }

    private static void round(List<Rival> rivals, Database database, String account) throws IOException {
        for (Rival rival : rivals) {
            rival.tell("%s %d %d".formatted(account, ROOM, ASKED / rivals.size()));
        }
        int admitted = 0;
        int refused = 0;
        for (Rival rival : rivals) {
            String[] counts = rival.hear().split(" ", -1);
            admitted += Integer.parseInt(counts[0]);
            refused += Integer.parseInt(counts[1]);
        }
        List<QuotaStatus> standing = new JdbcQuotaBook(database).standing(List.of(Racer.allowances(account, ROOM)));

        assertThat(admitted).as("admitted in %s", account).isEqualTo(ROOM);
        assertThat(refused).as("refused in %s", account).isEqualTo(ASKED - ROOM);
        assertThat(standing.getLast().taken()).isEqualTo(ROOM);
        assertThat(standing.getFirst().taken() % (ROOM * Racer.price())).isZero();
    }

    /** One of the processes. */
    private record Rival(Process process, PrintStream to, BufferedReader from) implements AutoCloseable {
        static Rival start(String name, String url) throws IOException {
            Process process = new ProcessBuilder(
                            ProcessHandle.current().info().command().orElseThrow(),
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "--enable-native-access=ALL-UNNAMED",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Racer.class.getName(),
                            name,
                            String.valueOf(THREADS),
                            url)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            return new Rival(
                    process,
                    new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8),
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)));
        }

        void tell(String line) {
            to.println(line);
        }

        String hear() throws IOException {
            String line = from.readLine();
            if (line == null) {
                throw new AssertionError("a racer ended early");
            }
            return line;
        }

        @Override
        public void close() {
            to.close();
            process.destroy();
        }
    }
}
