package dev.easel.engine;

import static dev.easel.testing.Samples.ALICE;
import static dev.easel.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.quota.QuotaSubject;
import dev.easel.core.quota.Signature;
import dev.easel.storage.JdbcGate;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What people notice when the operator bans them or pauses everything. */
class BarringTest extends EngineFixture {
    private static final QuotaSubject USER = QuotaSubject.ofKey("user:chat:42");

    @Test
    void refusesABannedUserPrivatelyAndChargesNothing() {
        gate().bar(USER, NOW.plus(Duration.ofDays(7)), because("too many goblins"));

        imagine(1);

        assertThat(messenger.transcript())
                .containsExactly("whispered: The operator of this bot takes no requests from you at present."
                        + " The reason given: “too many goblins”. Nothing was charged. That ends in 7 days.");
        assertThat(left()).isEqualTo(IMAGES_A_DAY);
        assertThat(claim(ALICE)).isEmpty();
    }

    @Test
    void deliversWhatWasAcceptedBeforeTheBan() {
        imagine(1);

        gate().bar(USER, null, because(""));
        runNext();

        assertThat(lastWords()).isEqualTo("delivered 1 image");
    }

    @Test
    void keepsTheQueueThroughAPause() {
        imagine(1);

        gate().bar(QuotaSubject.INSTANCE, null, because(""));
        boolean ranInThePause = runNext();
        intake().accept(command("event-2", "a hare", Map.of()));
        String refusal = lastWords();
        gate().unbar(QuotaSubject.INSTANCE, because(""));
        runNext();

        assertThat(ranInThePause).isFalse();
        assertThat(refusal)
                .isEqualTo("whispered: Easel is paused by its operator. Nothing was charged."
                        + " It is up to the operator to change that.");
        assertThat(lastWords()).isEqualTo("delivered 1 image");
        assertThat(left()).isEqualTo(IMAGES_A_DAY - 1);
    }

    @Test
    void refundsAndTellsAtTheDeadlineWhoeverWaitsInAPause() {
        imagine(1);
        gate().bar(QuotaSubject.ofKey("space:chat:space-1"), null, because(""));

        clock.advance(DEADLINE);
        boolean ran = runNext();

        assertThat(ran).isTrue();
        assertThat(lastWords()).startsWith("whispered: It took too long until it was this request's turn.");
        assertThat(left()).isEqualTo(IMAGES_A_DAY);
    }

    private JdbcGate gate() {
        return new JdbcGate(database);
    }

    private static Signature because(String reason) {
        return new Signature("test:ada", NOW, reason);
    }
}
