package dev.easel.storage;

import static dev.easel.testing.Samples.NOW;
import static dev.easel.testing.Samples.newJob;
import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.quota.Allowance;
import dev.easel.testing.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several processes on one file, from its creation on. */
class DatabaseIT {
    private static final int PROCESSES = 3;
    private static final int ADMISSIONS_EACH = 30;
    private static final Allowance ROOM = Samples.imagesADay("42", 50);

    @TempDir
    private Path folder;

    @Test
    void isSharedByProcessesThatStartAtOnce() throws Exception {
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < PROCESSES; i++) {
            processes.add(start(i));
        }

        for (int i = 0; i < PROCESSES; i++) {
            assertThat(processes.get(i).waitFor()).as(() -> output()).isZero();
        }
        try (Database database = open(folder)) {
            assertThat(new JdbcQuotaBook(database).standing(List.of(ROOM)))
                    .singleElement()
                    .satisfies(status -> assertThat(status.left()).isZero());
            assertThat(Invariants.check(database)).isEmpty();
        }
    }

    /** What each process does: opens the database and asks for more than its share. */
    static final class Asker {
        private Asker() {}

        public static void main(String[] arguments) {
            try (Database database = open(Path.of(arguments[0]))) {
                JdbcJobStore jobs = new JdbcJobStore(database);
                for (int i = 0; i < ADMISSIONS_EACH; i++) {
                    jobs.admit(Samples.withAllowances(newJob(arguments[1] + "/" + i), ROOM));
                    jobs.claim(Samples.ALICE, Samples.PLATFORMS, NOW, NOW);
                }
            }
        }
    }

    private Process start(int number) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return new ProcessBuilder(
                        java.toString(),
                        "-Xmx128m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Asker.class.getName(),
                        folder.toString(),
                        Integer.toString(number))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("output").toFile()))
                .start();
    }

    private String output() {
        try {
            return Files.readString(folder.resolve("output"));
        } catch (IOException e) {
            return "no output: " + e;
        }
    }

    private static Database open(Path folder) {
        return Database.open("jdbc:sqlite:" + folder.resolve("easel.db"));
    }
}
