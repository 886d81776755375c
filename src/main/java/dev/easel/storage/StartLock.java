package dev.easel.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Lets one opener at a time create and migrate a database, among all processes of this machine. It is a file of its
 * own: closing any handle on the database's file would drop the locks that SQLite holds on it.
 */
final class StartLock implements AutoCloseable {
    /** For a database whose system lets openers wait for each other itself. */
    static final StartLock NONE = new StartLock(null);

    /** A file lock belongs to the whole process, so its threads need one more. */
    private static final ReentrantLock THREADS = new ReentrantLock();

    private final @Nullable FileChannel channel;

    private StartLock(@Nullable FileChannel channel) {
        this.channel = channel;
    }

    /** Waits until nobody else opens this database. */
    static StartLock take(Path database) throws IOException {
        Path file = database.resolveSibling(database.getFileName() + ".lock");
        THREADS.lock();
        FileChannel channel = null;
        boolean taken = false;
        try {
            OwnerOnly.createFile(file);
            channel = FileChannel.open(file, StandardOpenOption.WRITE);
            channel.lock();
            taken = true;
            return new StartLock(channel);
        } finally {
            if (!taken) {
                release(channel);
            }
        }
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            release(channel);
        }
    }

    private static void release(@Nullable FileChannel channel) throws IOException {
        try {
            if (channel != null) {
                channel.close();
            }
        } finally {
            THREADS.unlock();
        }
    }
}
