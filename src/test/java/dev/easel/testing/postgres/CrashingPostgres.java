package dev.easel.testing.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;

/** A PostgreSQL server of one test's own, which forces everything to the disk, and which may be killed and started again. */
public final class CrashingPostgres implements AutoCloseable {
    private static final Duration STARTUP = Duration.ofMinutes(2);

    private final Path folder;
    private final int port;
    private EmbeddedPostgres server;

    private CrashingPostgres(Path folder, int port) throws IOException {
        this.folder = folder;
        this.port = port;
        this.server = start();
    }

    public static CrashingPostgres start(Path folder) throws IOException {
        return new CrashingPostgres(folder, Ports.free());
    }

    public String url() {
        return "jdbc:postgresql://127.0.0.1:%d/postgres?user=postgres".formatted(port);
    }

    /** Kills the server as the kernel would, at once. */
    public void kill() {
        ProcessHandle postmaster = ProcessHandle.of(postmaster()).orElseThrow();
        postmaster.destroyForcibly();
        Awaitility.await().atMost(STARTUP).until(() -> !postmaster.isAlive());
    }

    /** Starts it again with what it finds on its disk; its last processes may take a moment to be gone. */
    public void restart() throws IOException {
        // There is nothing left to stop; this frees the folder.
        server.close();
        server = Awaitility.await().atMost(STARTUP).ignoreExceptions().until(this::start, started -> true);
    }

    private EmbeddedPostgres start() throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setCleanDataDirectory(false)
                .setPort(port)
                .setPGStartupWait(STARTUP)
                .start();
    }

    private long postmaster() {
        try {
            return Long.parseLong(Files.readAllLines(folder.resolve("postmaster.pid"))
                    .getFirst()
                    .strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
