package dev.easel.core.job;

import static dev.easel.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.failure.Failure;
import dev.easel.core.failure.Failure.Billing;
import dev.easel.core.failure.Failure.Persistence;
import dev.easel.core.failure.Failure.ProviderTransient;
import dev.easel.core.failure.Failure.Reach;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RetryPolicyTest {
    private static final Instant DEADLINE = NOW.plus(Duration.ofMinutes(10));

    private final RetryPolicy careful = new RetryPolicy(false, new Random(7));
    private final RetryPolicy repeating = new RetryPolicy(true, new Random(7));

    @ParameterizedTest
    @CsvSource({
        "NOT_BILLED, 3",
        "PROBABLY_NOT_BILLED, 1",
        "UNKNOWN, 0",
    })
    void drawsAgainAsOftenAsItCostsNobody(Billing billing, int repeats) {
        assertThat(again(careful, billing, repeats + 1)).isFalse();
        assertThat(repeats == 0 || again(careful, billing, repeats)).isTrue();
    }

    @Test
    void repeatsAnUnknownOutcomeOnceWhereThatIsWanted() {
        assertThat(again(repeating, Billing.UNKNOWN, 1)).isTrue();
        assertThat(again(repeating, Billing.UNKNOWN, 2)).isFalse();
    }

    static Stream<Failure> lasting() {
        return Stream.of(
                Failure.UserError.of("prompt-empty"),
                new Failure.PolicyRefusal("code"),
                new Failure.QuotaExceeded("user", "day", "images", 1, 0, 1, NOW),
                new Failure.QueueFull(Failure.Whose.SENDER, 10),
                new Failure.Busy(Duration.ofMinutes(3)),
                new Failure.ProviderPermanent("code", 401, Reach.ACCOUNT),
                new Failure.ProviderPermanent("code", 400, Reach.REQUEST),
                new Failure.Undeliverable("code", Persistence.PASSING),
                new Failure.Expired(),
                new Failure.Interrupted(),
                new Failure.Internal("3fa2c1"));
    }

    @ParameterizedTest
    @MethodSource("lasting")
    void neverDrawsAgainWhatWouldFailAgain(Failure failure) {
        assertThat(repeating.redrawAt(failure, 1, NOW, DEADLINE)).isEmpty();
    }

    @Test
    void waitsAsLongAsItWasAskedHoweverOften() {
        Failure failure = failure(Billing.NOT_BILLED, Duration.ofSeconds(30));

        assertThat(careful.redrawAt(failure, 50, NOW, DEADLINE))
                .hasValueSatisfying(at -> assertThat(at).isBetween(NOW.plusSeconds(30), NOW.plusSeconds(35)));
    }

    @Test
    void givesUpWhenTheWaitPassesTheDeadline() {
        Failure failure = failure(Billing.NOT_BILLED, Duration.ofMinutes(10));

        assertThat(careful.redrawAt(failure, 1, NOW, DEADLINE)).isEmpty();
    }

    @Property
    void waitsLongerEachTimeWithinBounds(@ForAll @IntRange(min = 1, max = 3) int attempts, @ForAll long seed) {
        RetryPolicy policy = new RetryPolicy(false, new Random(seed));

        Instant at = policy.redrawAt(failure(Billing.NOT_BILLED, null), attempts, NOW, DEADLINE)
                .orElseThrow();

        long full = 500L << (attempts - 1);
        assertThat(Duration.between(NOW, at).toMillis()).isBetween(full / 2, full);
    }

    @ParameterizedTest
    @CsvSource({"1, 500", "2, 1000", "3, 2000"})
    void waitsAsLongAsChanceSaysAtMost(int failures, long longestMillis) {
        RetryPolicy unlucky = new RetryPolicy(false, new Unlucky());

        assertThat(unlucky.redrawAt(failure(Billing.NOT_BILLED, null), failures, NOW, DEADLINE))
                .hasValue(NOW.plusMillis(longestMillis));
    }

    @Test
    void countsEveryFailureButBeingAskedToWait() {
        assertThat(careful.counts(failure(Billing.NOT_BILLED, null))).isTrue();
        assertThat(careful.counts(failure(Billing.NOT_BILLED, Duration.ofSeconds(30))))
                .isFalse();
        assertThat(careful.counts(new Failure.Expired())).isTrue();
    }

    @Property
    void deliversAgainWithinTwoMinutes(@ForAll @IntRange(min = 1, max = 5) int tries, @ForAll long seed) {
        RetryPolicy policy = new RetryPolicy(false, new Random(seed));

        Instant at =
                policy.redeliverAt(new Failure.Internal("3fa2c1"), tries, NOW).orElseThrow();

        assertThat(Duration.between(NOW, at)).isBetween(Duration.ofMillis(250), Duration.ofMinutes(2));
    }

    @Test
    void deliversAHundredTimesAtMostAndNeverToAClosedConversation() {
        Failure passing = new Failure.Undeliverable("code", Persistence.PASSING);
        Failure lasting = new Failure.Undeliverable("code", Persistence.LASTING);

        assertThat(careful.redeliverAt(passing, 99, NOW)).isPresent();
        assertThat(careful.redeliverAt(passing, 100, NOW)).isEmpty();
        assertThat(careful.redeliverAt(lasting, 1, NOW)).isEmpty();
    }

    private static boolean again(RetryPolicy policy, Billing billing, int attempts) {
        return policy.redrawAt(failure(billing, null), attempts, NOW, DEADLINE).isPresent();
    }

    private static Failure failure(Billing billing, @Nullable Duration retryAfter) {
        return new ProviderTransient("code", retryAfter, billing);
    }

    /** Draws the highest number each time. */
    private static final class Unlucky extends Random {
        private static final long serialVersionUID = 1;

        @Override
        public long nextLong(long bound) {
            return bound - 1;
        }
    }
}
