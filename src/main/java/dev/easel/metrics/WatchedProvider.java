package dev.easel.metrics;

import dev.easel.core.failure.FailureException;
import dev.easel.core.image.Drawing;
import dev.easel.core.image.ImageProvider;
import dev.easel.core.image.ImageRequest;
import dev.easel.core.image.PartialListener;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Measures calls of the provider, and how they end. */
final class WatchedProvider implements ImageProvider {
    private static final String DRAWN = "drawn";
    private static final String DEFECT = "defect";

    private final ImageProvider provider;
    private final ProviderMeters meters;
    private final InstantSource clock;

    WatchedProvider(ImageProvider provider, ProviderMeters meters, InstantSource clock) {
        this.provider = provider;
        this.meters = meters;
        this.clock = clock;
    }

    @Override
    public Drawing draw(ImageRequest request, String endUser, PartialListener partials) {
        Instant begun = clock.instant();
        String outcome = DEFECT;
        meters.begun();
        try {
            Drawing drawing = provider.draw(request, endUser, partials);
            outcome = DRAWN;
            return drawing;
        } catch (FailureException e) {
            outcome = e.failure().kind();
            throw e;
        } finally {
            meters.ended(request.model(), outcome, Duration.between(begun, clock.instant()));
        }
    }
}
