package dev.easel.metrics;

import dev.easel.core.batch.BatchStore;
import dev.easel.core.chat.Connection;
import dev.easel.core.chat.Inbox;
import dev.easel.core.identity.PlatformId;
import dev.easel.core.image.ImageProvider;
import dev.easel.core.image.ModelCatalogue;
import dev.easel.core.job.Encores;
import dev.easel.core.job.JobBoard;
import dev.easel.core.job.JobStore;
import dev.easel.core.spend.SpendBook;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Everything that is measured, for Prometheus to fetch. Names begin with {@code easel_} and end in their unit; labels
 * are platforms, models of the catalogue, states and kinds of failures, never people, places or words. Safe for use from
 * several threads.
 */
public final class Metrics implements AutoCloseable {
    private static final double MILLIS = 1000;

    private final PrometheusMeterRegistry registry = registry();
    private final JvmGcMetrics collections = new JvmGcMetrics();
    private final InstantSource clock;
    private final ModelLabels models;
    private final AuditMeters audits;
    private Runnable look = () -> {};

    /**
     * Measures nothing yet but the process itself.
     *
     * @param catalogue the models that are told apart
     * @param version of this program
     */
    public Metrics(ModelCatalogue catalogue, String version, InstantSource clock) {
        this.clock = clock;
        this.models = new ModelLabels(catalogue);
        this.audits = new AuditMeters(registry);
        FunctionCounter.builder("process.cpu.seconds", ProcessHandle.current(), Metrics::cpuSeconds)
                .description("Processor time that this process took")
                .register(registry);
        collections.bindTo(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ClassLoaderMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        Gauge.builder("easel.build", () -> 1)
                .description("Which version runs")
                .tag("version", version)
                .register(registry);
    }

    private static PrometheusMeterRegistry registry() {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        // Prometheus wants seconds, and no gauge that ends like a counter.
        registry.config().meterFilter(MeterFilter.denyNameStartsWith("process.cpu.time"));
        registry.config().meterFilter(MeterFilter.denyNameStartsWith("system.cpu.count"));
        return registry;
    }

    private static double cpuSeconds(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / MILLIS;
    }

    /** The same store, watched. */
    public JobStore watch(JobStore jobs) {
        return new WatchedJobs(jobs, new JobMeters(registry, models), clock);
    }

    /** The same store of batches, watched. */
    public BatchStore watch(BatchStore batches) {
        return new WatchedBatches(batches, new JobMeters(registry, models));
    }

    /** The same place for what is shown once more, watched. */
    public Encores watch(Encores encores) {
        return new WatchedEncores(encores, new JobMeters(registry, models));
    }

    /** The same provider, watched. */
    public ImageProvider watch(ImageProvider provider) {
        return new WatchedProvider(provider, new ProviderMeters(registry, models), clock);
    }

    /** The same inbox, watched. */
    public Inbox watch(Inbox inbox) {
        return new WatchedInbox(inbox, registry, clock);
    }

    /** Shows how a platform is connected. Ask it once for each. */
    public void show(PlatformId platform, Supplier<Connection> connection) {
        Gauge.builder("easel.connections", () -> connection.get().open())
                .description("Connections to a platform that are open")
                .tag("platform", platform.name())
                .register(registry);
        Gauge.builder("easel.connections.strangers", () -> connection.get().strangers())
                .description("Connections under Easel's name that are somebody else's")
                .tag("platform", platform.name())
                .register(registry);
        Gauge.builder("easel.connections.expected", () -> connection.get().wanted())
                .description("Connections to a platform that should be open")
                .tag("platform", platform.name())
                .register(registry);
    }

    /** Shows queue and spend, looked up whenever the metrics are fetched. Ask it once. */
    public void show(JobBoard board, SpendBook book) {
        BookMeters meters = new BookMeters(registry, board, book, clock);
        look = meters::look;
    }

    /**
     * Shows the last backup. Ask it once.
     *
     * @param madeAt 1970 before the first
     * @param bytes how large it is
     */
    public void showBackup(Supplier<Instant> madeAt, LongSupplier bytes) {
        Gauge.builder("easel.backup.timestamp.seconds", () -> madeAt.get().getEpochSecond())
                .description("When the last backup was made here, 0 before the first")
                .register(registry);
        Gauge.builder("easel.backup.size.bytes", bytes::getAsLong)
                .description("How large the last backup is")
                .register(registry);
    }

    /**
     * Shows the sweep of kept files that nobody needs.
     *
     * @param endedAt when it last came to its end, 1970 before the first time
     * @param deleted how many files it has deleted since the start
     */
    public void showSweep(Supplier<Instant> endedAt, LongSupplier deleted) {
        Gauge.builder("easel.sweep.timestamp.seconds", () -> endedAt.get().getEpochSecond())
                .description("When kept files were last swept to the end, 0 before the first time")
                .register(registry);
        FunctionCounter.builder("easel.sweep.deleted.files", deleted, LongSupplier::getAsLong)
                .description("Kept files that nobody needed and that were deleted")
                .register(registry);
    }

    /**
     * An audit of the books was made.
     *
     * @param violations rows that break a rule, 0 when all is well
     */
    public void audited(int violations) {
        audits.made(violations, clock.instant());
    }

    /** What the last audit found. */
    public int violations() {
        return audits.violations();
    }

    /** An audit could not be made. */
    public void auditFailed() {
        audits.failed();
    }

    /** All of it in the text format of Prometheus, version 0.0.4. */
    public String scrape() {
        look.run();
        return registry.scrape();
    }

    @Override
    public void close() {
        collections.close();
        registry.close();
    }
}
