package dev.easel.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.failure.Failure;
import dev.easel.core.failure.Failure.Bar;
import dev.easel.core.failure.Failure.Billing;
import dev.easel.core.failure.Failure.Persistence;
import dev.easel.core.failure.Failure.ProviderPermanent;
import dev.easel.core.failure.Failure.ProviderTransient;
import dev.easel.core.failure.Failure.QuotaExceeded;
import dev.easel.core.failure.Failure.Reach;
import dev.easel.core.failure.Problem;
import dev.easel.core.text.Caption.Left;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class WordingTest {
    private static final Wording ENGLISH = Wording.in(Locale.ENGLISH);

    static Stream<Failure> failures() {
        Stream<Failure> transients = Arrays.stream(Billing.values())
                .flatMap(billing -> Stream.of("unreachable", "server_error")
                        .map(code -> new ProviderTransient(code, null, billing)));
        Stream<Failure> permanents = Arrays.stream(Reach.values())
                .flatMap(reach ->
                        Stream.of(400, 401, 403, 429).map(status -> new ProviderPermanent("code", status, reach)));
        Stream<Failure> others = Stream.of(
                Failure.UserError.of("prompt-empty"),
                new Failure.PolicyRefusal("code"),
                quota("images", 4, 3, 20),
                quota("budget", 40_000, 3, 20),
                new Failure.QueueFull(Failure.Whose.SENDER, 10),
                new Failure.QueueFull(Failure.Whose.EVERYBODY, 200),
                new Failure.Busy(Duration.ofMinutes(3)),
                new Failure.Undeliverable("code", Persistence.LASTING),
                new Failure.Expired(),
                new Failure.Interrupted(),
                new Failure.Internal("3fa2c1"));
        Stream<Failure> bars = Arrays.stream(Bar.values())
                .flatMap(bar -> Stream.of(
                        new Failure.Barred(bar, null, ""), new Failure.Barred(bar, Instant.EPOCH, "maintenance")));
        return Stream.of(transients, permanents, bars, others).flatMap(part -> part);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void saysOfEveryFailureWhetherItWasCharged(Failure failure) {
        UserMessage message = ENGLISH.failure(failure, Duration.ofHours(1));

        assertThat(message.text()).contains("charged").doesNotContain("{", "null");
        assertThat(message.visibility()).isEqualTo(Visibility.WHISPERED);
    }

    @Test
    void coversEveryKindOfFailure() {
        List<String> kinds = failures().map(Failure::kind).distinct().toList();

        assertThat(kinds).hasSameSizeAs(Failure.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @CsvSource({
        "401, ACCOUNT, CHANGE_CONFIGURATION, OPENAI_API_KEY",
        "429, ACCOUNT, TRY_LATER, no credit left",
        "403, ACCOUNT, TRY_LATER, (code)",
        "400, REQUEST, NONE, (code)"
    })
    void saysWhoseTurnItIs(int status, Reach reach, Remedy remedy, String words) {
        UserMessage message = ENGLISH.failure(new ProviderPermanent("code", status, reach), Duration.ZERO);

        assertThat(message.remedy()).isEqualTo(remedy);
        assertThat(message.text()).contains(words);
    }

    @Test
    void tellsAnUnreachableServiceFromABusyOne() {
        ProviderTransient failure = new ProviderTransient("unreachable", null, Billing.NOT_BILLED);

        String text = ENGLISH.failure(failure, Duration.ZERO).text();

        assertThat(text).contains("can't be reached", "OPENAI_BASE_URL");
    }

    @Test
    void saysAllProblemsAndThenThatNothingWasCharged() {
        Failure failure =
                new Failure.UserError(List.of(Problem.of("prompt-empty"), Problem.of("count-range", "11", 10)));

        String text = ENGLISH.failure(failure, Duration.ZERO).text();

        assertThat(text)
                .isEqualTo("The prompt is empty. Say what to draw, for example: a white siamese cat."
                        + " The count “11” is not possible. Choose 1 to 10 pictures."
                        + " Nothing was charged.");
    }

    @Test
    void takesWhatPeopleTypedAsItIs() {
        Failure failure = Failure.UserError.of("model-unknown", "it's {0}", "this or that");

        assertThat(ENGLISH.failure(failure, Duration.ZERO).text()).contains("“it's {0}”");
    }

    @Test
    void neverSeemsToHaveRoomForWhatItRefuses() {
        String text = ENGLISH.failure(quota("budget", 1_996_000, 1_995_999, 2_000_000), Duration.ofMinutes(90))
                .text();

        assertThat(text)
                .isEqualTo("Not enough left of your quota: this may cost up to $2.00, $1.99 of $2.00 is left today."
                        + " It is whole again in 2 hours. Nothing was charged.");
    }

    @Test
    void putsTheFactsBesideThePictures() {
        Caption caption = new Caption(
                "a fox",
                List.of("gpt-image-2", "1024x1024", "low"),
                5_940,
                List.of(new Left(19, "day", false)),
                List.of());

        String text = ENGLISH.caption(caption, Visibility.PUBLIC).text();

        assertThat(text).isEqualTo("“a fox”\ngpt-image-2 · 1024x1024 · low · about $0.006 · 19 left today");
    }

    @Test
    void leavesOutOfACaptionWhatThereIsNot() {
        Caption caption =
                new Caption("", List.of("dall-e-2"), 0, List.of(new Left(1_999_999, "month", true)), List.of());

        String text = ENGLISH.caption(caption, Visibility.PUBLIC).text();

        assertThat(text).isEqualTo("dall-e-2 · $1.99 left this month");
    }

    @Test
    void writesEnglishNumbersInEnglishWords() {
        String text = Wording.in(Locale.forLanguageTag("ar-EG"))
                .queued(12, Duration.ofSeconds(29), Visibility.PUBLIC)
                .text();

        assertThat(text).isEqualTo("In the queue, 12 requests ahead.");
    }

    @Test
    void keepsWhatPeopleTypedOutOfLogs() {
        assertThat(ENGLISH.altText("my secret plan")).hasToString("UserMessage[PUBLIC, NONE]");
    }

    private static QuotaExceeded quota(String unit, long asked, long left, long limit) {
        return new QuotaExceeded("user", "day", unit, asked, left, limit, Instant.EPOCH);
    }

    @Test
    void speaksTheLanguageOfTheOneWhoAsks() {
        Wording german = Wording.in(Locale.forLanguageTag("de-CH"));

        assertThat(german.queued(2, Duration.ofDays(3), Visibility.PUBLIC).text())
                .isEqualTo("In der Warteschlange, 2 Aufträge sind noch davor; an der Reihe in etwa 3 Tagen.");
        assertThat(german.failure(quota("images", 4, 3, 20), Duration.ofHours(5))
                        .text())
                .startsWith("Dafür reicht dein Kontingent nicht: Das wären 4");
    }
}
