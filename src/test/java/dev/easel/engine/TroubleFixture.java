package dev.easel.engine;

import dev.easel.core.failure.Failure;
import dev.easel.core.failure.Failure.Reach;
import java.time.Duration;
import java.util.Map;

/** Asking while the provider is in trouble. */
abstract class TroubleFixture extends EngineFixture {
    static final Failure NO_CREDIT = new Failure.ProviderPermanent("credit_balance_exhausted", 429, Reach.ACCOUNT);

    static final String BUSY = "whispered: The image service did not answer in time or is overloaded."
            + " Nothing was charged. Try again in a few minutes.";

    void ask(String eventId) {
        ask(eventId, 1);
    }

    void ask(String eventId, int count) {
        intake().accept(command(eventId, "a fox", Map.of("count", String.valueOf(count))));
        clock.advance(Duration.ofMillis(1));
    }

    void runAll() {
        while (runNext()) {
            clock.advance(Duration.ofMillis(1));
        }
    }
}
