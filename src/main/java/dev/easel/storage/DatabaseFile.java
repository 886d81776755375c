package dev.easel.storage;

import com.zaxxer.hikari.HikariConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.LockingMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;

/** The file of a SQLite database, and how it is connected to. */
record DatabaseFile(Path path) implements DatabaseSite {
    static final String PREFIX = "jdbc:sqlite:";

    private static final Set<String> REMOTE =
            Set.of("nfs", "nfs3", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "afs");
    private static final int BUSY_MILLIS = 10_000;
    private static final int BRIEF_MILLIS = 2_000;
    /** All that a group of commits changes, about 3 MB, stays in memory until it is written once. */
    private static final int WRITER_CACHE_KIB = 16_000;

    private static final int MAX_JOURNAL_BYTES = 64 << 20;
    private static final int READERS = 4;

    /** @throws DatabaseUnavailableException when the URL names no file */
    static DatabaseFile of(String jdbcUrl) {
        if (!jdbcUrl.startsWith(PREFIX)) {
            // A URL of another system may hold a password, so it is not repeated.
            String scheme = jdbcUrl.replaceFirst("^((?:jdbc:)?[A-Za-z0-9+.-]*).*", "$1");
            throw new DatabaseUnavailableException(
                    scheme, "only " + PREFIX + "PATH and " + DatabaseServer.EXAMPLE + " are understood", null);
        }
        String path = jdbcUrl.substring(PREFIX.length());
        if (path.isBlank() || path.startsWith(":") || path.startsWith("file:") || path.contains("?")) {
            throw new DatabaseUnavailableException(
                    jdbcUrl, "it must name a file, as in " + PREFIX + "data/easel.db", null);
        }
        try {
            return new DatabaseFile(Path.of(path));
        } catch (InvalidPathException e) {
            throw new DatabaseUnavailableException(path, e.getReason(), e);
        }
    }

    @Override
    public SqlDialect dialect() {
        return SqlDialect.SQLITE;
    }

    @Override
    public String shown() {
        return path.toString();
    }

    /** Makes the file and the folders above it. */
    @Override
    public StartLock prepare() throws IOException {
        makeFile();
        return StartLock.take(path);
    }

    private void makeFile() throws IOException {
        Path absolute = path.toAbsolutePath();
        Path folder = absolute.getParent();
        if (folder != null) {
            OwnerOnly.createFolders(folder);
        }
        if (Files.isDirectory(absolute)) {
            throw new IOException("it is a folder");
        }
        OwnerOnly.createFile(absolute);
        String type = Files.getFileStore(absolute).type().toLowerCase(Locale.ROOT);
        if (REMOTE.contains(type)) {
            // SQLite's locks, and WAL above all, are not safe there (sqlite.org/wal.html).
            throw new IOException("a " + type + " network file system can't hold it, use a local disk");
        }
    }

    @Override
    public SQLiteDataSource migrator() {
        return writer();
    }

    @Override
    public HikariConfig writers() {
        HikariConfig config = new HikariConfig();
        config.setDataSource(writer());
        config.setMaximumPoolSize(1);
        return config;
    }

    @Override
    public HikariConfig readers() {
        HikariConfig config = new HikariConfig();
        config.setDataSource(source(config()));
        config.setMaximumPoolSize(READERS);
        config.setConnectionInitSql("PRAGMA query_only = ON");
        return config;
    }

    /** A connection that has the database to itself; its first query fails when anybody else has it open. */
    SQLiteDataSource alone() {
        SQLiteConfig config = config();
        config.setBusyTimeout(BRIEF_MILLIS);
        config.setLockingMode(LockingMode.EXCLUSIVE);
        config.setTransactionMode(TransactionMode.IMMEDIATE);
        return source(config);
    }

    /** The innermost sentence: the outer ones only say that something went wrong. */
    @Override
    public String reason(Exception e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String text = cause.getMessage();
        return text == null
                ? cause.getClass().getSimpleName()
                : String.join("; ", text.lines().toList());
    }

    /** Every transaction takes the write lock when it begins, so none fails halfway. */
    private SQLiteDataSource writer() {
        SQLiteConfig config = config();
        config.setJournalMode(JournalMode.WAL);
        config.setJournalSizeLimit(MAX_JOURNAL_BYTES);
        config.setSynchronous(SynchronousMode.FULL);
        config.setCacheSize(-WRITER_CACHE_KIB);
        config.setTransactionMode(TransactionMode.IMMEDIATE);
        SQLiteDataSource source = new WaitingForTheWriter(config, Duration.ofMillis(BUSY_MILLIS));
        source.setUrl(PREFIX + path);
        return source;
    }

    private static SQLiteConfig config() {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MILLIS);
        config.enforceForeignKeys(true);
        return config;
    }

    private SQLiteDataSource source(SQLiteConfig config) {
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl(PREFIX + path);
        return source;
    }
}
