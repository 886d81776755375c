package dev.easel.metrics;

import dev.easel.core.image.ModelId;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** What is measured of the provider's calls. */
final class ProviderMeters {
    private static final Duration[] BUCKETS =
            Buckets.ofMillis(1000, 2500, 5000, 10_000, 20_000, 40_000, 60_000, 120_000, 240_000);

    private final MeterRegistry registry;
    private final ModelLabels models;
    private final AtomicInteger underWay = new AtomicInteger();

    ProviderMeters(MeterRegistry registry, ModelLabels models) {
        this.registry = registry;
        this.models = models;
        Gauge.builder("easel.provider.calls.in.flight", underWay, AtomicInteger::get)
                .description("Calls of the image provider that are under way here")
                .register(registry);
    }

    void begun() {
        underWay.incrementAndGet();
    }

    void ended(ModelId model, String outcome, Duration took) {
        underWay.decrementAndGet();
        Timer.builder("easel.provider.call")
                .description("Calls of the image provider by how they ended")
                .tag("model", models.of(model))
                .tag("outcome", outcome)
                .serviceLevelObjectives(BUCKETS)
                .register(registry)
                .record(took);
    }
}
