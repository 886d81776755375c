package dev.easel.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.easel.storage.Restoration.Restored;
import dev.easel.testing.postgres.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
    void putsItsKeysInPlaceOfThoseThatAreThere() throws IOException {
        make();
        String target = url(folder.resolve("second"));
        try (Database database = Database.open(target)) {
            database.sharedKey("pseudonym", "another");
        }

        restore(target, "second");

        try (Database database = Database.open(target)) {
            assertThat(database.sharedKey("pseudonym", "mine")).isEqualTo("0123");
        }
    }

    @Test
    void isDoneAgainWhereNobodySawThatItWasDone() throws IOException {
        make();
        String target = url(folder.resolve("second"));
        assertThatThrownBy(() -> restore(target, "second", (_, _) -> {
                    throw new IOException("the power went off");
                }))
                .hasMessage("the power went off");
        List<String> kept = new ArrayList<>();

        Restored again = restore(target, "second", (keys, _) -> kept.addAll(keys.values()));

        assertThat(again.since()).isNotNull();
        assertThat(kept).containsExactly("0123");
        try (Database database = Database.open(target)) {
            assertThat(Invariants.check(database)).isEmpty();
        }
    }

    @Test
    void isNotBroughtBackOverOtherData() {
        make();

        assertThatThrownBy(() -> restore(first(), "first"))
                .isInstanceOf(RelocationException.class)
                .hasMessageContaining("has data already");
    }
}
