package dev.easel.storage;

import static dev.easel.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.easel.testing.MemoryBlobStore;
import dev.easel.testing.Samples;
import dev.easel.testing.StuckBlobStore;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A file that was forgotten is kept in mind until it is really gone. */
class ForgottenFileTest extends StoreFixture {
    @Override
    Database open(Path folder) {
        return Database.open("jdbc:sqlite:" + folder.resolve("easel.db"));
    }

    @Test
    void isDeletedOnceThatCanBeDone() throws IOException {
        MemoryBlobStore blobs = new MemoryBlobStore();
        jobs.admit(Samples.newJob("event"));
        jobs.delivered(drawn().lease(), Samples.message(), NOW);
        new JdbcPersonalData(database, blobs).forget(Samples.sender().user(), Samples.signature());

        JdbcPersonalData stuck = new JdbcPersonalData(database, new StuckBlobStore(blobs));
        assertThatIOException().isThrownBy(stuck::finish);
        assertThat(inMind()).isEqualTo(2);

        assertThat(new JdbcPersonalData(database, blobs).finish()).isTrue();
        assertThat(inMind()).isZero();
    }

    @Test
    void keepsNoOtherOneBack() {
        jobs.admit(Samples.newJob("event"));
        jobs.delivered(drawn().lease(), Samples.message(), NOW);
        String first = Samples.image(1).sha256();
        JdbcPersonalData data =
                new JdbcPersonalData(database, new StuckBlobStore(new MemoryBlobStore(), first::equals));
        data.forget(Samples.sender().user(), Samples.signature());

        assertThatIOException().isThrownBy(data::finish);

        assertThat(inMind()).isEqualTo(1);
    }

    private int inMind() {
        return database.read(handle -> handle.createQuery("SELECT count(*) FROM forgotten_blob")
                .mapTo(int.class)
                .one());
    }
}
