package dev.easel.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.failure.Failure;
import dev.easel.core.job.JobState;
import dev.easel.core.quota.AuditEntry;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DashboardWordingTest {
    private static final DashboardWording ENGLISH = DashboardWording.in(Locale.ENGLISH);
    private static final DashboardWording GERMAN = DashboardWording.in(Locale.GERMAN);

    @Test
    void hasWordsOfItsOwnForEveryStateActAndFailure() {
        List<Failure> failures = List.of(
                Failure.UserError.of("exhibit-unknown"),
                new Failure.PolicyRefusal("no"),
                new Failure.QuotaExceeded("user", "day", "images", 1, 0, 1, Instant.EPOCH),
                new Failure.QueueFull(Failure.Whose.SENDER, 1),
                new Failure.Busy(Duration.ZERO),
                new Failure.Barred(Failure.Bar.BANNED_USER, null, ""),
                new Failure.ProviderTransient("timeout", null, Failure.Billing.UNKNOWN),
                new Failure.ProviderPermanent("no", 400, Failure.Reach.REQUEST),
                new Failure.Undeliverable("gone", Failure.Persistence.LASTING),
                new Failure.Expired(),
                new Failure.Interrupted(),
                new Failure.Internal("1"));

        assertThat(failures).hasSize(Failure.class.getPermittedSubclasses().length);
        for (DashboardWording wording : List.of(ENGLISH, GERMAN)) {
            assertThat(failures)
                    .extracting(failure -> wording.failure(failure.kind()))
                    .doesNotHaveDuplicates()
                    .allSatisfy(words -> assertThat(words).isNotBlank());
            assertThat(JobState.values()).extracting(wording::state).doesNotHaveDuplicates();
            assertThat(AuditEntry.Action.values()).extracting(wording::action).doesNotHaveDuplicates();
        }
        assertThat(ENGLISH.failure("")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 s, 0 s",
        "59, 59 s, 59 s",
        "60, 1 min, 1 min",
        "3599, 59 min, 59 min",
        "3600, 1 h 0 min, 1 h 0 min",
        "100000, 27 h 46 min, 27 h 46 min",
        "172800, 2 days, 2 Tage",
        "100000000, '1,157 days', 1.157 Tage"
    })
    void writesWaitingTimesInUnitsThatFit(long seconds, String english, String german) {
        assertThat(ENGLISH.waited(Duration.ofSeconds(seconds))).isEqualTo(english);
        assertThat(GERMAN.waited(Duration.ofSeconds(seconds))).isEqualTo(german);
    }

    @Test
    void saysSinceWhenAModelIsGone() {
        LocalDate day = LocalDate.parse("2026-11-01");

        assertThat(ENGLISH.gone(day)).isEqualTo("gone since 2026-11-01");
        assertThat(GERMAN.gone(day)).isEqualTo("weg seit 2026-11-01");
    }
}
