package dev.easel.storage;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.sqlite.BusyHandler;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteDataSource;

/**
 * Connections that look again every few milliseconds whether another process has let go of the write lock. SQLite's own
 * wait looks every 100, and a process that writes without pause holds the lock at nearly every such look, so that others
 * starve.
 */
final class WaitingForTheWriter extends SQLiteDataSource {
    private static final int SHORTEST_MICROS = 500;
    private static final int LONGEST_MICROS = 4_000;

    private final Duration longest;

    /** @param longest how long a connection waits before it gives up */
    WaitingForTheWriter(SQLiteConfig config, Duration longest) {
        super(config);
        this.longest = longest;
    }

    @Override
    public SQLiteConnection getConnection(String user, String password) throws SQLException {
        SQLiteConnection connection = super.getConnection(user, password);
        try {
            BusyHandler.setHandler(connection, new Patience(longest));
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        return connection;
    }

    /** One connection's, which waits for one thing at a time. */
    private static final class Patience extends BusyHandler {
        private static final int LOOK_AGAIN = 1;
        private static final int GIVE_UP = 0;

        private final Duration longest;
        private long begun;

        Patience(Duration longest) {
            this.longest = longest;
        }

        @Override
        protected int callback(int looks) {
            if (looks == 0) {
                begun = System.nanoTime();
            } else if (System.nanoTime() - begun > longest.toNanos()) {
                return GIVE_UP;
            }
            int micros = ThreadLocalRandom.current().nextInt(SHORTEST_MICROS, LONGEST_MICROS);
            LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(micros));
            return LOOK_AGAIN;
        }
    }
}
