package dev.easel.storage;

import dev.easel.testing.SqliteFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

class SqliteBlobSweepTest extends BlobSweepContract {
    @Override
    Database open(Path folder) {
        return Database.open(SqliteFile.url(folder));
    }

    @Override
    void age(String sha256) throws IOException {
        Files.setLastModifiedTime(FileBlobStore.fileOf(folder.resolve("blobs"), sha256), FileTime.fromMillis(1));
    }
}
