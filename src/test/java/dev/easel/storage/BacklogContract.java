package dev.easel.storage;

import static dev.easel.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.chat.Backlog;
import dev.easel.core.chat.Backlog.Entry;
import dev.easel.core.identity.PlatformId;
import dev.easel.core.identity.SpaceRef;
import dev.easel.core.job.NewJob;
import dev.easel.testing.Samples;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backlog on any database. */
abstract class BacklogContract {
    private static final PlatformId HERE = new PlatformId("here");
    private static final SpaceRef SPACE = new SpaceRef(HERE, "space-1");
    private static final Instant LATER = NOW.plusSeconds(10);

    @TempDir
    Path folder;

    private Database database;
    private Backlog backlog;

    abstract Database open(Path folder);

    @BeforeEach
    void openBacklog() {
        database = open(folder);
        backlog = new JdbcBacklog(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void keepsTheSameThingOnce() {
        assertThat(backlog.keep(SPACE, "said/1", "first", LATER)).isTrue();
        assertThat(backlog.keep(SPACE, "said/1", "again", LATER)).isFalse();

        assertThat(backlog.takeOver(HERE, LATER, LATER.plusSeconds(10)))
                .containsExactly(new Entry("said/1", "first", 2));
    }

    @Test
    void leavesToItsJobWhatHasBecomeOne() {
        NewJob job = Samples.newJob("said/1");
        SpaceRef there = new SpaceRef(job.replyTo().platform(), "space-1");
        backlog.keep(there, "said/1", "first", LATER);
        new JdbcJobStore(database).admit(job);

        assertThat(backlog.takeOver(there.platform(), LATER, LATER.plusSeconds(10)))
                .isEmpty();
        assertThat(backlog.keep(there, "said/1", "again", LATER)).isTrue();
    }

    @Test
    void handsOverWhatWasNotDoneInTimeToOne() {
        backlog.keep(SPACE, "said/1", "first", LATER);
        backlog.keep(SPACE, "said/2", "second", LATER.plusSeconds(60));

        assertThat(backlog.takeOver(HERE, NOW, LATER)).isEmpty();
        assertThat(backlog.takeOver(new PlatformId("there"), LATER, LATER.plusSeconds(10)))
                .isEmpty();
        assertThat(backlog.takeOver(HERE, LATER, LATER.plusSeconds(10)))
                .extracting(Entry::id)
                .containsExactly("said/1");
        assertThat(backlog.takeOver(HERE, LATER, LATER.plusSeconds(10))).isEmpty();
    }

    @Test
    void forgetsWhatIsDone() {
        backlog.keep(SPACE, "said/1", "first", LATER);

        backlog.done(HERE, "said/1");
        backlog.done(HERE, "said/1");

        assertThat(backlog.takeOver(HERE, LATER, LATER)).isEmpty();
        assertThat(backlog.keep(SPACE, "said/1", "anew", LATER)).isTrue();
    }

    @Test
    void forgetsASpaceAlone() {
        backlog.keep(SPACE, "said/1", "first", LATER);
        backlog.keep(new SpaceRef(HERE, "space-2"), "said/2", "second", LATER);

        backlog.forget(SPACE);

        assertThat(backlog.takeOver(HERE, LATER, LATER)).extracting(Entry::id).containsExactly("said/2");
    }

    @Test
    void isThereForWhoeverOpensTheDatabaseNext() {
        backlog.keep(SPACE, "said/1", "first", LATER);
        database.close();

        database = open(folder);

        assertThat(List.copyOf(new JdbcBacklog(database).takeOver(HERE, LATER, LATER)))
                .hasSize(1);
    }
}
