package dev.easel.metrics;

import dev.easel.core.failure.Failure;
import dev.easel.core.identity.PlatformId;
import dev.easel.core.image.ModelId;
import dev.easel.core.job.Admission;
import dev.easel.core.job.JobState;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is measured of jobs. Each instance counts what it did itself. */
final class JobMeters {
    private static final Duration[] BUCKETS = Buckets.ofMillis(
            100, 250, 500, 1000, 2500, 5000, 10_000, 20_000, 40_000, 60_000, 120_000, 300_000, 600_000);
    private static final double MICROS = 1e6;
    private static final String NONE = "none";

    private final MeterRegistry registry;
    private final ModelLabels models;

    JobMeters(MeterRegistry registry, ModelLabels models) {
        this.registry = registry;
        this.models = models;
    }

    /** A stretch of a job's way. */
    enum Stage {
        /** From its admission to its first turn. */
        QUEUED,
        /** From its turn to its last image. */
        DRAWING,
        /** From its last image to the conversation. */
        DELIVERING,
        /** From its admission to the conversation. */
        WHOLE
    }

    /** What came of a request. */
    void decided(PlatformId platform, Admission admission) {
        switch (admission) {
            case Admission.Admitted _ -> admitted(platform, 1);
            case Admission.Duplicate _ -> repeated(platform);
            case Admission.Refused refused -> refused(platform, refused.reason());
        }
    }

    void admitted(PlatformId platform, int jobs) {
        count("easel.jobs.admitted", "Requests that were taken in", "platform", platform.name())
                .increment(jobs);
    }

    void refused(PlatformId platform, Failure reason) {
        count(
                        "easel.jobs.refused",
                        "Requests that were turned down",
                        "platform",
                        platform.name(),
                        "reason",
                        reason.kind())
                .increment();
    }

    void repeated(PlatformId platform) {
        count("easel.jobs.duplicate", "Events that came once more", "platform", platform.name())
                .increment();
    }

    /** A job was admitted that is drawn already. */
    void reused(PlatformId platform) {
        count("easel.jobs.reused", "Admitted requests that show what is drawn already", "platform", platform.name())
                .increment();
    }

    void ended(JobState state, @Nullable Failure reason, int jobs) {
        count(
                        "easel.jobs.ended",
                        "Jobs that are over",
                        "state",
                        word(state),
                        "reason",
                        reason == null ? NONE : reason.kind())
                .increment(jobs);
    }

    void recovered(int jobs) {
        count("easel.jobs.recovered", "Jobs that were taken over after a crash").increment(jobs);
    }

    void passed(Stage stage, Duration took) {
        Timer.builder("easel.job.stage")
                .description("How long jobs take from one stage to the next")
                .tag("stage", word(stage))
                .serviceLevelObjectives(BUCKETS)
                .register(registry)
                .record(took);
    }

    void arrived(ModelId model, int images, long billedMicros) {
        count("easel.images", "Images that arrived", "model", models.of(model)).increment(images);
        count("easel.provider.spend.usd", "What the provider bills for images that arrived", "model", models.of(model))
                .increment(billedMicros / MICROS);
    }

    private Counter count(String name, String description, String... labels) {
        return Counter.builder(name).description(description).tags(labels).register(registry);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
