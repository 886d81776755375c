package dev.easel.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.sqlite.SQLiteDataSource;

/**
 * One moment of a database as a SQLite file of its own, taken while others write: backups of every kind of database
 * hold that, so that each can be brought back on the other.
 *
 * @param pictures the names of the pictures that there were
 */
record Snapshot(Path file, List<String> pictures) {
    Snapshot {
        pictures = List.copyOf(pictures);
    }

    /**
     * Takes it.
     *
     * @param blobs the folder of a {@link FileBlobStore}; used only with a file
     * @param file to make
     * @throws BackupException when what was copied isn't sound
     */
    static Snapshot take(String url, Path blobs, Path file) throws IOException {
        Snapshot taken = switch (DatabaseSite.of(url)) {
            case DatabaseFile source -> ofFile(source, blobs, file);
            case DatabaseServer _ -> ofServer(url, file);
        };
        requireSound(file);
        return taken;
    }

    private static Snapshot ofFile(DatabaseFile source, Path blobs, Path file) throws IOException {
        if (!Files.exists(source.path())) {
            throw new BackupException("There is no database %s yet.".formatted(source.path()), null);
        }
        Database.open(DatabaseFile.PREFIX + source.path()).close();
        vacuum(source.path(), file);
        return new Snapshot(file, listPictures(blobs));
    }

    private static Snapshot ofServer(String url, Path file) throws IOException {
        Path rough = file.resolveSibling(file.getFileName() + ".rough");
        List<String> pictures = new ArrayList<>();
        try (Database source = Database.open(url);
                Database target = Database.open(DatabaseFile.PREFIX + rough)) {
            source.read(from -> {
                target.change(to -> new TableCopy(from, to, (_, _, _) -> {}).copyAll());
                return pictures.addAll(from.createQuery("SELECT sha256 FROM blob ORDER BY sha256")
                        .mapTo(String.class)
                        .list());
            });
        }
        vacuum(rough, file);
        return new Snapshot(file, pictures);
    }

    /** SQLite's own way to copy a database that is in use (sqlite.org/lang_vacuum.html, 2026-08). */
    private static void vacuum(Path from, Path to) {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl(DatabaseFile.PREFIX + from);
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement("VACUUM INTO ?")) {
            statement.setString(1, to.toString());
            statement.execute();
        } catch (SQLException e) {
            throw new BackupException("The database could not be copied: %s.".formatted(e.getMessage()), e);
        }
    }

    private static void requireSound(Path file) {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl(DatabaseFile.PREFIX + file);
        try (Handle handle = SqlDialect.SQLITE.over(source).open()) {
            String integrity = handle.createQuery("PRAGMA integrity_check")
                    .mapTo(String.class)
                    .first();
            List<Invariants.Violation> violations = Invariants.check(handle);
            if (!integrity.equals("ok") || !violations.isEmpty()) {
                throw new BackupException(
                        "The database is not sound (%s), so no backup was made. See ./easel doctor."
                                .formatted(
                                        violations.isEmpty()
                                                ? integrity
                                                : violations.getFirst().id()),
                        null);
            }
        }
    }

    private static List<String> listPictures(Path blobs) throws IOException {
        if (!Files.isDirectory(blobs)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(blobs, 2)) {
            return all.filter(path -> path.getNameCount() > 1)
                    .map(path -> path.resolveSibling("").getFileName() + String.valueOf(path.getFileName()))
                    .filter(Sha256::isName)
                    .sorted()
                    .toList();
        }
    }
}
