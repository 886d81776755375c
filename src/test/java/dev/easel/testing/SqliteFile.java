package dev.easel.testing;

import dev.easel.storage.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Database files that have Easel's tables already: copying one is quicker than making the tables for every test. */
public final class SqliteFile {
    private static byte[] tables = {};

    private SqliteFile() {}

    /** The URL of the folder's database, which is made when there is none yet. */
    public static String url(Path folder) {
        Path file = folder.resolve("easel.db");
        try {
            if (Files.notExists(file)) {
                Files.createDirectories(folder);
                Files.write(file, tables());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return of(file);
    }

    private static String of(Path file) {
        return "jdbc:sqlite:" + file;
    }

    private static synchronized byte[] tables() throws IOException {
        if (tables.length == 0) {
            Path folder = Files.createTempDirectory("tables");
            Path file = folder.resolve("easel.db");
            Database.open(of(file)).close();
            tables = Files.readAllBytes(file);
            try (var left = Files.list(folder)) {
                for (Path path : left.toList()) {
                    Files.delete(path);
                }
            }
            Files.delete(folder);
        }
        return tables;
    }
}
