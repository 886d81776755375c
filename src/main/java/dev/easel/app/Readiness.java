package dev.easel.app;

import dev.easel.core.chat.Connection;
import dev.easel.storage.Database;
import dev.easel.web.server.Condition;
import dev.easel.web.server.Condition.Weight;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Looks at everything that this instance needs to take work. */
final class Readiness implements Supplier<List<Condition>> {
    /** A picture of the largest size has 25 MB, and several are under way. */
    static final long FEWEST_FREE_BYTES = 500L << 20;

    private final BooleanSupplier started;
    private final Supplier<String> deafness;
    private final Database database;
    private final Path dataDir;
    private final Monitoring monitoring;

    /** @param deafness why no platform's people are heard that should be; empty when they are */
    Readiness(
            BooleanSupplier started,
            Supplier<String> deafness,
            Database database,
            Path dataDir,
            Monitoring monitoring) {
        this.started = started;
        this.deafness = deafness;
        this.database = database;
        this.dataDir = dataDir;
        this.monitoring = monitoring;
    }

    @Override
    public List<Condition> get() {
        List<Condition> all = new ArrayList<>();
        all.add(new Condition("started", started.getAsBoolean() ? "" : "still starting, or stopping", Weight.NEEDED));
        all.add(new Condition("hearing", deafness.get(), Weight.NEEDED));
        all.add(new Condition("database", database(), Weight.NEEDED));
        all.add(new Condition("disk", disk(), Weight.NEEDED));
        all.add(new Condition("books", books(), Weight.WANTED));
        for (Map.Entry<String, Connection> platform : monitoring.connections().entrySet()) {
            all.add(new Condition(platform.getKey(), problem(platform.getValue()), Weight.WANTED));
        }
        return all;
    }

    private static String problem(Connection now) {
        if (!now.isWhole()) {
            return "%d of %d connections are open".formatted(now.open(), now.wanted());
        }
        return now.strangers() == 0
                ? ""
                : "%d more connections use its token, and get a part of what people do; one Easel should have it"
                        .formatted(now.strangers());
    }

    private String database() {
        return database.isWritable() ? "" : "it can't be written to";
    }

    private String disk() {
        try {
            long free = Files.getFileStore(dataDir).getUsableSpace();
            return free >= FEWEST_FREE_BYTES ? "" : "only %d MB are free in the data folder".formatted(free >> 20);
        } catch (IOException e) {
            return "the data folder can't be looked at";
        }
    }

    private String books() {
        int violations = monitoring.violations();
        return violations == 0 ? "" : "%d rows break their rules, see ./easel doctor".formatted(violations);
    }
}
