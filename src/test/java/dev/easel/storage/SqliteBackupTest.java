package dev.easel.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.easel.storage.Restoration.Restored;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SqliteBackupTest extends BackupContract {
    @Override
    String url(Path place) {
        return "jdbc:sqlite:" + place.resolve("easel.db");
    }

    @Test
    void isNotBroughtBackUnderARunningEasel() {
        make();

        try (Database _ = Database.open(first())) {
            assertThatThrownBy(() -> restore(first(), "first"))
                    .isInstanceOf(BackupException.class)
                    .hasMessageContaining("Stop it and try again");
        }
    }

    @Test
    void movesAsideWhatWasThere() throws Exception {
        make();

        Restored restored = restore(first(), "first");

        assertThat(restored.aside()).isDirectoryContaining("glob:**/easel.db").isDirectoryContaining("glob:**/blobs");
        assertThat(restore(first(), "first").aside()).isNotEqualTo(restored.aside());
    }
}
