package dev.easel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.failure.Failure;
import dev.easel.core.failure.Failure.Billing;
import dev.easel.core.image.RateNotice;
import dev.easel.core.image.RateNotice.Meter;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What people notice while the provider is busy, broken or away. */
class ProviderTroubleTest extends TroubleFixture {
    private static final Failure BROKEN =
            new Failure.ProviderTransient("server_error", null, Billing.PROBABLY_NOT_BILLED);

    private static final Failure LOST = new Failure.ProviderTransient("timeout", null, Billing.UNKNOWN);
    private static final Meter SILENT = new Meter(null, null, null);

    private static final String WAITING =
            "progress: The image service is busy. Waiting until it has room again; nothing to do for you.";

    @Test
    void holdsJobsBackWithoutACallWhileMostCallsFail() {
        breakDown();
        ask("waits");

        runNext();
        boolean early = runNext();
        String meanwhile = lastWords();
        clock.advance(Duration.ofSeconds(15));
        runNext();

        assertThat(early).isFalse();
        assertThat(meanwhile).isEqualTo(WAITING);
        assertThat(lastWords()).isEqualTo("delivered 1 image");
        assertThat(provider.calls()).hasSize(11);
    }

    @Test
    void probesWithOneJobAndThenDrawsTheRest() {
        breakDown();
        clock.advance(Duration.ofSeconds(15));
        provider.thenAfter(this::runNext);
        ask("probe");
        ask("waits");

        runNext();
        int duringTheProbe = provider.calls().size();
        clock.advance(Duration.ofSeconds(5));
        runAll();

        assertThat(duringTheProbe).isEqualTo(11);
        assertThat(messenger.deliveries()).hasSize(2);
    }

    @Test
    void holdsBackOneModelAndDrawsWithAnother() {
        breakDown();

        intake().accept(command("other", "a fox", Map.of("model", "gpt-image-2")));
        runNext();

        assertThat(lastWords()).isEqualTo("delivered 1 image");
    }

    @Test
    void turnsAwayWhomItCouldNotServeInTime() {
        breakDown();

        intake(Duration.ofSeconds(14)).accept(command("hurried", "a fox", Map.of()));
        String hurried = lastWords();
        intake(Duration.ofSeconds(30)).accept(command("patient", "a fox", Map.of()));

        assertThat(hurried).isEqualTo(BUSY);
        assertThat(lastWords()).startsWith("acknowledged: ");
        assertThat(left()).isEqualTo(IMAGES_A_DAY - 1);
    }

    @Test
    void countsThoseWhoWaitAlreadyWhenItTurnsAway() {
        health.told(new RateNotice(new Meter(1, null, null), SILENT, Duration.ofSeconds(20)));
        ask("four minutes' worth", 4);

        intake(Duration.ofMinutes(4)).accept(command("hurried", "a fox", Map.of()));

        assertThat(lastWords()).isEqualTo(BUSY);
    }

    @Test
    void refundsAtOnceWhoCannotWaitThatLong() {
        ask("waits");
        health.told(new RateNotice(SILENT, SILENT, Duration.ofMinutes(10)));

        runNext();

        assertThat(lastWords()).isEqualTo(BUSY);
        assertThat(provider.calls()).isEmpty();
        assertThat(left()).isEqualTo(IMAGES_A_DAY);
    }

    @Test
    void holdsAllJobsBackWhenTheProviderAsksOneToWait() {
        provider.thenAfter(() -> health.told(new RateNotice(SILENT, SILENT, Duration.ofSeconds(30))));
        ask("one");
        ask("two");
        runNext();

        runNext();
        clock.advance(Duration.ofSeconds(29));
        boolean early = runNext();
        clock.advance(Duration.ofSeconds(1));
        runNext();

        assertThat(early).isFalse();
        assertThat(messenger.deliveries()).hasSize(2);
        assertThat(provider.calls()).hasSize(2);
    }

    @Test
    void repeatsNothingOnceTheBudgetIsUsedUp() {
        useUpBudget();
        provider.thenFails(BROKEN);
        ask("broken");

        runAll();

        assertThat(provider.calls()).hasSize(1);
        assertThat(lastWords()).isEqualTo(BUSY);
        assertThat(left()).isEqualTo(IMAGES_A_DAY);
    }

    @Test
    void waitsAsTheProviderAsksWhateverTheBudget() {
        useUpBudget();
        provider.thenFails(new Failure.ProviderTransient("slow_down", Duration.ofSeconds(5), Billing.NOT_BILLED));
        ask("limited");

        runNext();
        clock.advance(Duration.ofSeconds(10));
        runNext();

        assertThat(lastWords()).isEqualTo("delivered 1 image");
    }

    /** Ten calls whose outcome is unknown, so none is repeated. */
    private void breakDown() {
        for (int i = 0; i < 10; i++) {
            provider.thenFails(LOST);
            ask("lost " + i);
            runNext();
        }
        assertThat(provider.calls()).hasSize(10);
    }

    private void useUpBudget() {
        boolean left = true;
        while (left) {
            left = health.mayRepeat(BROKEN);
        }
    }
}
