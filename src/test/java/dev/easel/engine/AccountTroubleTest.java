package dev.easel.engine;

import static dev.easel.testing.Samples.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.failure.Failure;
import dev.easel.core.failure.Failure.Billing;
import dev.easel.core.failure.Failure.Reach;
import dev.easel.core.job.Lease;
import dev.easel.testing.Samples;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people notice while the account at the provider is in trouble. */
class AccountTroubleTest extends TroubleFixture {
    private static final String CREDIT_GONE =
            "whispered: The image service has no credit left or a spending limit was reached."
                    + " Nothing was charged. The operator has to act.";

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

    private void turnAway(Failure failure) {
        provider.thenFails(failure);
        ask("turned away");
        runAll();
    }
}
