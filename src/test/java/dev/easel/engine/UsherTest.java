package dev.easel.engine;

import static dev.easel.testing.Samples.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.failure.Failure.Persistence;
import dev.easel.core.failure.Failure.Undeliverable;
import dev.easel.core.failure.FailureException;
import dev.easel.core.image.RateNotice;
import dev.easel.core.image.RateNotice.Meter;
import dev.easel.storage.JdbcWaitingRoom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What people see while nobody runs their jobs. */
class UsherTest extends EngineFixture {
    private static final Meter SILENT = new Meter(null, null, null);

    @Test
    void showsThatTheQueueMoves() {
        health.told(new RateNotice(new Meter(6, 6, null), SILENT, null));
        ask("first", 9);
        ask("second", 9);
        clock.advance(Duration.ofSeconds(20));
        usher().goRound();
        claim(ALICE);
        clock.advance(Duration.ofSeconds(20));

        usher().goRound();

        assertThat(lastWords()).isEqualTo("progress: In the queue, next to be drawn, in about 2 minutes.");
    }

    @Test
    void saysNothingToWhoeverIsAboutToSee() {
        ask("event", 1);
        clock.advance(Duration.ofSeconds(20));

        usher().goRound();

        assertThat(messenger.transcript()).containsExactly("acknowledged: In the queue, next to be drawn.");
    }

    @Test
    void doesNotRepeatItselfWithinAMoment() {
        health.told(new RateNotice(new Meter(6, 6, null), SILENT, null));
        ask("first", 9);
        ask("second", 1);
        clock.advance(Duration.ofSeconds(20));

        for (int i = 0; i < 3; i++) {
            clock.advance(Duration.ofSeconds(5));
            usher().goRound();
        }

        assertThat(messenger.transcript().stream().filter(line -> line.startsWith("progress")))
                .hasSize(1);
    }

    @Test
    void tellsWhoseJobIsPutAsideAndThatItIsGivenUpAfterADay() throws SQLException {
        park();

        usher().goRound();
        usher().goRound();

        assertThat(messenger.transcript())
                .hasSize(2)
                .last()
                .asString()
                .startsWith("whispered: Your request is put aside for the operator");
        assertThat(left()).isEqualTo(IMAGES_A_DAY);
        clock.advance(Duration.ofDays(1).plusSeconds(1));
        usher().goRound();
        usher().goRound();
        assertThat(messenger.transcript())
                .hasSize(3)
                .last()
                .asString()
                .startsWith("whispered: Nobody could bring back your request")
                .contains("Nothing was charged.");
    }

    @Test
    void triesAgainToTellWhereItDidNotGetThrough() throws SQLException {
        park();
        messenger.failTelling(new FailureException(new Undeliverable("down", Persistence.PASSING)));

        usher().goRound();
        clock.advance(Duration.ofMinutes(1));
        usher().goRound();

        assertThat(lastWords()).startsWith("whispered: Your request is put aside");
    }

    private void park() throws SQLException {
        ask("event", 2);
        try (Connection outside = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("easel.db"))) {
            outside.createStatement().execute("UPDATE job SET request = 'null'");
        }
        assertThat(claim(ALICE)).isEmpty();
    }

    private Usher usher() {
        return new Usher(new JdbcWaitingRoom(database), health, messengers, ALICE, clock);
    }

    private void ask(String event, int count) {
        intake().accept(command(event, "a fox", Map.of("count", String.valueOf(count))));
    }
}
