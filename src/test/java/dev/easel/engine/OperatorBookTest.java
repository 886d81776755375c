package dev.easel.engine;

import static dev.easel.testing.Samples.ALICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.easel.core.chat.Attachment;
import dev.easel.core.chat.Attachment.Role;
import dev.easel.core.chat.Incoming;
import dev.easel.core.failure.Failure;
import dev.easel.core.image.BlobSink;
import dev.easel.core.image.ImageFormat;
import dev.easel.core.image.ImageProvider;
import dev.easel.core.image.ImageRef;
import dev.easel.core.image.ImageSize.Pixels;
import dev.easel.core.job.RetryPolicy;
import dev.easel.core.spend.CallInDoubt;
import dev.easel.core.spend.Spend;
import dev.easel.storage.Invariants;
import dev.easel.storage.JdbcSpendBook;
import dev.easel.testing.Samples;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The operator's book is never below the provider's bill. */
class OperatorBookTest extends EngineFixture {
    private static final int SEEDS = 12;
    private static final int JOBS = 10;

    /** More than the rounds of any job. */
    private static final int STEPS = 8;

    private @Nullable ImageProvider other;

    @Override
    ImageProvider imageProvider() {
        return other == null ? provider : other;
    }

    @Test
    void reservesForEachCallOfASplitRequestItsOwnWorstPrice() {
        server = "compatible";
        provider.thenAfter(() -> assertThat(sum(Spend::reservedMicros)).isEqualTo(40_000));
        intake().accept(command("event-1", "a fox", Map.of("model", "dall-e-3", "size", "square", "count", "2")));

        runNext();

        assertThat(spend())
                .extracting(Spend::calls, Spend::images, Spend::settledMicros)
                .containsExactly(tuple(2L, 2L, 80_000L));
    }

    @Test
    void paysForImagesThatAnAnswerLacks() {
        server = "compatible";
        provider.thenImages(1);
        intake().accept(command("event-1", "a fox", Map.of("model", "dall-e-2", "size", "1024x1024", "count", "3")));

        runNext();

        assertThat(lastWords()).isEqualTo("delivered 1 image");
        assertThat(sum(Spend::images)).isEqualTo(1);
        assertThat(sum(Spend::settledMicros)).isEqualTo(60_000);
    }

    @Test
    void keepsTheWorstPriceOfAnAnswerThatCouldNotBeUsed() throws IOException {
        provider.thenDraws(garbage());
        editTheLeftHalf();

        runNext();

        assertThat(provider.calls()).hasSize(1);
        assertThat(left()).isEqualTo(IMAGES_A_DAY);
        assertThat(sum(Spend::inDoubtMicros)).isPositive();
    }

    @Test
    void paysNothingForAModelThatTheServerDoesNotHave() {
        server = "compatible";
        provider.thenFails(Failure.UserError.of("model-unavailable", "dall-e-3"));
        intake().accept(command("event-1", "a fox", Map.of("model", "dall-e-3")));

        runNext();

        assertThat(spend()).extracting(one -> one.model().value()).containsExactly("dall-e-3", "gpt-image-2.5-flare");
        assertThat(spend().getFirst().atMostMicros()).isZero();
        assertThat(spend().getLast().settledMicros()).isPositive();
    }

    /** The seed is the number of the run. */
    @ParameterizedTest
    @MethodSource("seeds")
    void isNeverBelowTheBillAndEqualWhenNothingIsInDoubt(long seed) {
        BillingProvider billing = new BillingProvider(seed);
        other = billing;
        server = "compatible";
        RetryPolicy retries = new RetryPolicy(seed % 2 == 0, random);

        for (int job = 0; job < JOBS; job++) {
            ask(seed, job);
            for (int step = 0; step < STEPS; step++) {
                step(retries);
                assertThat(sum(Spend::settledMicros)).isEqualTo(billing.certainMicros());
                assertThat(sum(Spend::inDoubtMicros)).isGreaterThanOrEqualTo(billing.doubtfulMicros());
                assertThat(sum(Spend::reservedMicros)).isZero();
            }
            clock.advance(Duration.ofHours(3));
        }

        assertThat(claim(ALICE)).isEmpty();
        lookUp(billing.doubtfulMicros());
        assertThat(sum(Spend::atMostMicros)).isEqualTo(billing.certainMicros() + billing.doubtfulMicros());
        assertThat(Invariants.check(database)).isEmpty();
    }

    static List<Long> seeds() {
        return LongStream.range(0, SEEDS).boxed().toList();
    }

    private void ask(long seed, int job) {
        Map<String, String> options = (seed + job) % 3 == 0
                ? Map.of("model", "dall-e-3", "size", "square", "count", "3")
                : Map.of("count", String.valueOf(1 + job % 4), "quality", "low", "size", "1024x1024");
        intake().accept(command("event-" + job, "a fox", options));
    }

    /** Runs the next job; what a crash cut off is taken back. */
    private void step(RetryPolicy retries) {
        clock.advance(Duration.ofSeconds(30));
        runNext(ALICE, retries);
        Thread.interrupted();
        jobs.recover(Set.of(ALICE), clock.instant(), RetryPolicy.MAX_INTERRUPTIONS);
    }

    /** Enters the whole doubtful bill at the first call in doubt, and nothing at the others. */
    private void lookUp(long billedMicros) {
        JdbcSpendBook book = new JdbcSpendBook(database);
        long left = billedMicros;
        for (CallInDoubt call : book.listInDoubt(TODAY, TODAY.plusDays(9))) {
            book.reconcile(call.job(), call.attempt(), left, "the bill of the test", clock.instant());
            left = 0;
        }
    }

    private List<Spend> spend() {
        return new JdbcSpendBook(database).listSpend(TODAY, TODAY.plusDays(9));
    }

    private long sum(ToLongFunction<Spend> amount) {
        return spend().stream().mapToLong(amount).sum();
    }

    private void editTheLeftHalf() throws IOException {
        ByteArrayOutputStream photo = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(1024, 1024, BufferedImage.TYPE_INT_RGB), "png", photo);
        messengers.add(messenger, _ -> new ByteArrayInputStream(photo.toByteArray()));
        intake().accept(new Incoming.Command(
                "event-1",
                Samples.sender(),
                Samples.place(),
                Samples.replyTo(),
                "edit",
                "with a hat",
                List.of(new Attachment(Role.IMAGE, "photo.png", "photo.png")),
                Map.of("region", "left half")));
    }

    /** Bytes that call themselves an image. */
    private ImageRef garbage() throws IOException {
        try (BlobSink sink = blobs.create()) {
            sink.write(new byte[100]);
            BlobSink.Blob kept = sink.keep();
            return new ImageRef(kept.sha256(), ImageFormat.PNG, new Pixels(1024, 1024), kept.bytes());
        }
    }
}
