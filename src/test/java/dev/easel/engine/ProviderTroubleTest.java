package dev.easel.engine;

import static dev.easel.testing.Samples.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.failure.Failure;
import dev.easel.core.failure.Failure.Billing;
import dev.easel.core.failure.Failure.Reach;
import dev.easel.core.image.RateNotice;
import dev.easel.core.image.RateNotice.Meter;
import dev.easel.core.job.Lease;
import dev.easel.testing.Samples;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people notice while the provider is in trouble. */
class ProviderTroubleTest extends EngineFixture {
    private static final Failure NO_CREDIT =
            new Failure.ProviderPermanent("credit_balance_exhausted", 429, Reach.ACCOUNT);
    private static final Failure BROKEN =
            new Failure.ProviderTransient("server_error", null, Billing.PROBABLY_NOT_BILLED);
    private static final Failure LOST = new Failure.ProviderTransient("timeout", null, Billing.UNKNOWN);
    private static final Meter SILENT = new Meter(null, null, null);

    private static final String CREDIT_GONE =
            "whispered: The image service has no credit left or a spending limit was reached."
                    + " Nothing was charged. The operator has to act.";
    private static final String BUSY = "whispered: The image service did not answer in time or is overloaded."
            + " Nothing was charged. Try again in a few minutes.";
    private static final String WAITING =
            "progress: The image service is busy. Waiting until it has room again; nothing to do for you.";

    @Test
    void refundsAndTellsEverybodyWhoWaitsWhenTheCreditIsUsedUp() {
        provider.thenFails(NO_CREDIT);
        ask("one");
        ask("two");
        ask("three");

        runAll();

        assertThat(provider.calls()).hasSize(1);
        assertThat(messenger.transcript().subList(4, 7)).containsOnly(CREDIT_GONE);
        assertThat(left()).isEqualTo(IMAGES_A_DAY);
    }

    @Test
    void tellsThoseAtOnceWhoseTurnWouldComeLater() {
        provider.thenFails(new Failure.ProviderTransient("slow_down", Duration.ofMinutes(1), Billing.NOT_BILLED))
                .thenFails(NO_CREDIT);
        ask("waits a minute");
        ask("turned away");

        runAll();

        assertThat(messenger.transcript()).filteredOn(CREDIT_GONE::equals).hasSize(2);
        assertThat(left()).isEqualTo(IMAGES_A_DAY);
    }

    @Test
    void refusesNewRequestsAtTheDoorWhileTheCreditIsGone() {
        turnAway(NO_CREDIT);

        ask("later");

        assertThat(lastWords()).isEqualTo(CREDIT_GONE);
        assertThat(left()).isEqualTo(IMAGES_A_DAY);
        assertThat(runNext()).isFalse();
        assertThat(provider.calls()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"invalid_api_key, 401, rejected the key", "organization_not_verified, 403, turns this bot away"})
    void saysAtTheDoorWhatIsWrongWithTheAccount(String code, int status, String words) {
        turnAway(new Failure.ProviderPermanent(code, status, Reach.ACCOUNT));

        ask("later");

        assertThat(lastWords()).startsWith("whispered: ").contains(words, "Nothing was charged", "The operator has to");
    }

    @Test
    void letsOneRequestProbeAndThenAllOthersIn() {
        turnAway(NO_CREDIT);
        clock.advance(Duration.ofSeconds(60));

        ask("probe");
        ask("too early");
        String meanwhile = lastWords();
        runNext();
        ask("afterwards");
        runNext();

        assertThat(meanwhile).isEqualTo(CREDIT_GONE);
        assertThat(messenger.deliveries()).hasSize(2);
        assertThat(left()).isEqualTo(IMAGES_A_DAY - 2);
    }

    @Test
    void letsEverybodyInOnceAnotherInstanceDrewTheProbe() {
        turnAway(NO_CREDIT);
        clock.advance(Duration.ofSeconds(60));

        ask("probe");
        Lease elsewhere = claim(BOB).orElseThrow().lease();
        int attempt = jobs.beginAttempt(elsewhere, Samples.MODEL, Samples.cost(1), clock.instant());
        jobs.arrived(elsewhere, attempt, Samples.artwork(), 0, 40_000, clock.instant());
        ask("afterwards");
        runNext();

        assertThat(lastWords()).isEqualTo("delivered 1 image");
    }

    @Test
    void goesOnRefusingWhenTheProbeFails() {
        turnAway(NO_CREDIT);
        clock.advance(Duration.ofSeconds(60));
        provider.thenFails(NO_CREDIT);

        ask("probe");
        runAll();
        clock.advance(Duration.ofSeconds(119));
        ask("too early");

        assertThat(lastWords()).isEqualTo(CREDIT_GONE);
        assertThat(provider.calls()).hasSize(2);
        assertThat(left()).isEqualTo(IMAGES_A_DAY);
    }

    @Test
    void takesAnotherProbeWhenTheFirstIsRefusedByItsQuota() {
        provider.thenImages(10).thenImages(9).thenFails(NO_CREDIT);
        ask("ten", 10);
        ask("nine", 9);
        ask("turned away");
        runAll();
        clock.advance(Duration.ofSeconds(60));

        ask("no probe", 2);
        String refusal = lastWords();
        ask("probe");
        runNext();

        assertThat(refusal).contains("quota");
        assertThat(lastWords()).isEqualTo("delivered 1 image");
    }

    @Test
    void saysNothingToARedeliveryOfWhatIsAlreadyTold() {
        provider.thenFails(NO_CREDIT);
        ask("one");
        runAll();
        List<String> before = messenger.transcript();

        ask("one");

        assertThat(messenger.transcript()).isEqualTo(before);
    }

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

    private void ask(String eventId) {
        ask(eventId, 1);
    }

    private void ask(String eventId, int count) {
        intake().accept(command(eventId, "a fox", Map.of("count", String.valueOf(count))));
        clock.advance(Duration.ofMillis(1));
    }

    private void runAll() {
        while (runNext()) {
            clock.advance(Duration.ofMillis(1));
        }
    }

    private void turnAway(Failure failure) {
        provider.thenFails(failure);
        ask("turned away");
        runAll();
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
