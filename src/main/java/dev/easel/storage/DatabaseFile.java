package dev.easel.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;

/** The file of a SQLite database, and how it is connected to. */
record DatabaseFile(Path path) {
    private static final String PREFIX = "jdbc:sqlite:";
    private static final Set<String> REMOTE =
            Set.of("nfs", "nfs3", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "afs");
    private static final int BUSY_MILLIS = 10_000;
    private static final int MAX_JOURNAL_BYTES = 64 << 20;

    /** @throws DatabaseUnavailableException when the URL names no file */
    static DatabaseFile of(String jdbcUrl) {
        if (!jdbcUrl.startsWith(PREFIX)) {
            // A URL of another system may hold a password, so it is not repeated.
            String scheme = jdbcUrl.replaceFirst("^((?:jdbc:)?[A-Za-z0-9+.-]*).*", "$1");
            throw new DatabaseUnavailableException(scheme, "only " + PREFIX + "PATH is understood", null);
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

    /** Makes the file and the folders above it. */
    void prepare() throws IOException {
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

    /** Connections that may write: every transaction takes the write lock when it begins, so none fails halfway. */
    SQLiteDataSource writer() {
        SQLiteConfig config = config();
        config.setJournalMode(JournalMode.WAL);
        config.setJournalSizeLimit(MAX_JOURNAL_BYTES);
        config.setSynchronous(SynchronousMode.FULL);
        config.setTransactionMode(TransactionMode.IMMEDIATE);
        return source(config);
    }

    /** Connections whose transactions see one state of the database and block nobody. */
    SQLiteDataSource reader() {
        return source(config());
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
