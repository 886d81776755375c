package dev.easel.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.easel.testing.postgres.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PostgresBackupIT extends BackupContract {
    @Override
    String url(Path place) {
        try {
            return PostgresServer.url(Files.createDirectories(place));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void isBroughtBackToAFileAsWell() throws IOException {
        make();

        assertThat(restore("jdbc:sqlite:" + folder.resolve("file").resolve("easel.db"), "file")
                        .refunded())
                .isEqualTo(3);
    }

    @Test
    void isNotBroughtBackOverOtherData() {
        make();

        assertThatThrownBy(() -> restore(first(), "first"))
                .isInstanceOf(RelocationException.class)
                .hasMessageContaining("has data already");
    }
}
