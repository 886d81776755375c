package dev.easel.engine;

import dev.easel.core.failure.Failure;
import dev.easel.core.failure.Failure.Billing;
import dev.easel.core.failure.FailureException;
import dev.easel.core.image.Drawing;
import dev.easel.core.image.GeneratedImage;
import dev.easel.core.image.ImageProvider;
import dev.easel.core.image.ImageRequest;
import dev.easel.core.image.PartialListener;
import dev.easel.core.image.Usage;
import dev.easel.testing.Samples;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Fails at random in every way there is, and keeps the true bill, by the published prices of the two models that it
 * draws with. Safe for use from several threads.
 */
final class BillingProvider implements ImageProvider {
    private static final long TEXT_NANOS = 5_000;
    private static final long IMAGE_NANOS = 30_000;
    private static final long MICROS_OF_A_SQUARE = 40_000;

    private final Random random;
    private long certainMicros;
    private long doubtfulMicros;

    BillingProvider(long seed) {
        this.random = new Random(seed);
    }

    /** For calls that were answered. */
    synchronized long certainMicros() {
        return certainMicros;
    }

    /** For calls of which Easel can't know whether they were billed. */
    synchronized long doubtfulMicros() {
        return doubtfulMicros;
    }

    @Override
    public synchronized Drawing draw(ImageRequest request, String endUser, PartialListener partials) {
        return switch (random.nextInt(16)) {
            case 0 -> throw failure("rate_limit_exceeded", Duration.ofSeconds(2), Billing.NOT_BILLED);
            case 1 -> throw failure("unreachable", null, Billing.NOT_BILLED);
            case 2 -> throw perhapsBilled(request, "http_500", Billing.PROBABLY_NOT_BILLED);
            case 3 -> throw perhapsBilled(request, "timeout", Billing.UNKNOWN);
            case 4 -> throw perhapsBilled(request, new Failure.PolicyRefusal("moderation_blocked"));
            case 5 -> throw perhapsBilled(request, new Failure.ProviderPermanent("foreign_url", 200, reach()));
            case 6 -> throw new FailureException(new Failure.ProviderPermanent("invalid_value", 400, reach()));
            case 7 -> cutOff(request);
            case 8 -> throw defect(request);
            case 9 -> answer(request, Math.max(1, request.count() - 1), tokens());
            case 10 -> answer(request, request.count(), 40 * tokens());
            default -> answer(request, request.count(), tokens());
        };
    }

    private Drawing answer(ImageRequest request, int images, int tokensAnImage) {
        Usage usage = usage(request, tokensAnImage);
        certainMicros += price(request, usage);
        List<GeneratedImage> drawn = IntStream.rangeClosed(1, images)
                .mapToObj(number -> new GeneratedImage(Samples.image(number), null))
                .toList();
        return new Drawing(drawn, usage, null);
    }

    /** Easel's process dies after the call was sent. */
    private Drawing cutOff(ImageRequest request) {
        Thread.currentThread().interrupt();
        throw perhapsBilled(request, new Failure.Interrupted());
    }

    private RuntimeException defect(ImageRequest request) {
        doubtfulMicros += price(request, usage(request, tokens()));
        return new IllegalStateException("planned");
    }

    private FailureException perhapsBilled(ImageRequest request, String code, Billing billing) {
        return perhapsBilled(request, new Failure.ProviderTransient(code, null, billing));
    }

    private FailureException perhapsBilled(ImageRequest request, Failure failure) {
        if (random.nextBoolean()) {
            doubtfulMicros += price(request, usage(request, tokens()));
        }
        return new FailureException(failure);
    }

    private static FailureException failure(String code, @Nullable Duration wait, Billing billing) {
        return new FailureException(new Failure.ProviderTransient(code, wait, billing));
    }

    private static Failure.Reach reach() {
        return Failure.Reach.REQUEST;
    }

    private int tokens() {
        return 1 + random.nextInt(196);
    }

    /** All that were asked for are drawn and billed, however many get through. */
    private static @Nullable Usage usage(ImageRequest request, int tokensAnImage) {
        return isPricedByThePicture(request) ? null : new Usage(5, 0, (long) tokensAnImage * request.count());
    }

    private static long price(ImageRequest request, @Nullable Usage usage) {
        return usage == null
                ? request.count() * MICROS_OF_A_SQUARE
                : Math.ceilDiv(usage.textTokensIn() * TEXT_NANOS + usage.tokensOut() * IMAGE_NANOS, 1_000);
    }

    private static boolean isPricedByThePicture(ImageRequest request) {
        return request.model().value().equals("dall-e-3");
    }
}
