package dev.easel.app;

import dev.easel.core.chat.Connection;
import dev.easel.core.identity.PlatformId;
import dev.easel.core.image.ModelCatalogue;
import dev.easel.engine.Messengers;
import dev.easel.metrics.Metrics;
import dev.easel.storage.Invariants;
import dev.easel.storage.Invariants.Violation;
import dev.easel.storage.JdbcJobBoard;
import dev.easel.storage.JdbcSpendBook;
import dev.easel.storage.Overdue;
import dev.easel.web.server.MetricsModule;
import dev.easel.web.server.WebModule;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What an operator can see of a running Easel: metrics, the audit of the books, how platforms are connected. */
final class Monitoring implements AutoCloseable {
    private final Metrics metrics;
    private final Map<PlatformId, Supplier<Connection>> connections = new ConcurrentHashMap<>();

    Monitoring(ModelCatalogue catalogue, InstantSource clock) {
        this.metrics = new Metrics(catalogue, Version.NAME, clock);
    }

    /** What passes through the ports of a {@link Core} is measured. */
    Watching watching() {
        return Watching.by(metrics);
    }

    /**
     * Begins to look at what is stored.
     *
     * @param backup tells of the last one
     * @return ends that; to be closed before the database is
     */
    AutoCloseable start(Core core, BackupMark backup) {
        metrics.showSweep(core.sweeper()::endedAt, core.sweeper()::deleted);
        metrics.showBackup(() -> last(backup).at(), () -> last(backup).bytes());
        metrics.show(new JdbcJobBoard(core.database()), new JdbcSpendBook(core.database()));
        Auditor begun = new Auditor(rules(core), metrics, core.clock());
        begun.start();
        return begun;
    }

    /** What grew too old is held against this process from its start on. */
    private static Supplier<List<Violation>> rules(Core core) {
        Instant start = core.clock().instant();
        Messengers messengers = core.engine().messengers();
        return () -> Stream.of(
                        Invariants.check(core.database()),
                        Overdue.check(
                                core.database(),
                                messengers.platforms(),
                                start,
                                core.clock().instant()))
                .flatMap(List::stream)
                .toList();
    }

    private static BackupMark.Made last(BackupMark backup) {
        return backup.find().orElse(BackupMark.Made.NEVER);
    }

    /** Shows how a platform is connected. */
    void show(PlatformId platform, Supplier<Connection> connection) {
        if (connections.put(platform, connection) == null) {
            metrics.show(platform, connection);
        }
    }

    /** How each platform that is on is connected at this moment, by name. */
    Map<String, Connection> connections() {
        Map<String, Connection> now = new TreeMap<>();
        connections.forEach((platform, connection) -> now.put(platform.name(), connection.get()));
        return now;
    }

    /** Rows that broke a rule of the books in the last audit. */
    int violations() {
        return metrics.violations();
    }

    WebModule module() {
        return new MetricsModule(metrics::scrape);
    }

    @Override
    public void close() {
        metrics.close();
    }
}
