package dev.easel.storage;

import static dev.easel.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.gallery.EditSession;
import dev.easel.core.gallery.EditSession.State;
import dev.easel.core.gallery.EditSessions;
import dev.easel.testing.Samples;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions and what may happen to them once, on any database. */
abstract class EditSessionsContract {
    private static final String ID = Samples.editSession().id();

    @TempDir
    Path folder;

    private Database database;
    private Database other;
    private EditSessions here;
    private EditSessions there;

    abstract Database open(Path folder);

    @BeforeEach
    void openSession() {
        database = open(folder);
        other = open(folder);
        here = new JdbcEditSessions(database);
        there = new JdbcEditSessions(other);
        here.open(Samples.editSession());
    }

    @AfterEach
    void close() {
        database.close();
        other.close();
    }

    @Test
    void isFoundOnEveryInstanceAsItWasOpened() {
        assertThat(there.find(ID)).hasValue(Samples.editSession());
        assertThat(there.find("f".repeat(32))).isEmpty();
    }

    @Test
    void belongsToTheBrowserThatOpensItFirst() {
        assertThat(here.bind(ID, "first", NOW)).isTrue();

        assertThat(there.bind(ID, "second", NOW)).isFalse();
        assertThat(there.bind(ID, "first", NOW.plus(Duration.ofMinutes(30)))).isTrue();
        assertThat(here.find(ID).orElseThrow().browser()).isEqualTo("first");
    }

    @Test
    void isOpenedWithinTenMinutesOrNever() {
        assertThat(here.bind(ID, "late", NOW.plus(EditSession.LINK_LIVES))).isFalse();
        assertThat(here.find(ID).orElseThrow().browser()).isNull();

        assertThat(here.bind(ID, "in time", NOW.plus(EditSession.LINK_LIVES).minusMillis(1)))
                .isTrue();
    }

    @Test
    void isUsedUpOnceHoweverManyTry() throws Exception {
        List<Boolean> won = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Callable<Boolean>> callers = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                EditSessions sessions = i % 2 == 0 ? here : there;
                callers.add(() -> sessions.redeem(ID));
            }
            for (Future<Boolean> caller : threads.invokeAll(callers)) {
                won.add(caller.get());
            }
        }

        assertThat(won).containsOnlyOnce(true);
        assertThat(here.find(ID).orElseThrow().state()).isEqualTo(State.REDEEMED);
    }

    @Test
    void keepsWhyASubmissionWasRefusedUntilOneIsNot() {
        here.refuse(ID, "No quota left.");
        assertThat(there.find(ID).orElseThrow().refusal()).isEqualTo("No quota left.");

        there.redeem(ID);
        here.refuse(ID, "Too late.");
        assertThat(here.find(ID).orElseThrow().refusal()).isNull();
    }

    @Test
    void forgetsOldOnesOnly() {
        here.purge(NOW);
        assertThat(here.find(ID)).isPresent();

        here.purge(NOW.plusMillis(1));
        assertThat(here.find(ID)).isEmpty();
    }
}
