package dev.easel.app;

import dev.easel.core.batch.BatchStore;
import dev.easel.core.chat.Inbox;
import dev.easel.core.image.ImageProvider;
import dev.easel.core.job.Encores;
import dev.easel.core.job.JobStore;
import dev.easel.metrics.Metrics;
import java.util.function.UnaryOperator;

/** Puts a watcher between the engine and its ports. */
record Watching(
        UnaryOperator<JobStore> jobs,
        UnaryOperator<BatchStore> batches,
        UnaryOperator<Encores> encores,
        UnaryOperator<ImageProvider> provider,
        UnaryOperator<Inbox> inbox) {
    /** Nobody watches: a command line is over before anybody could look. */
    static final Watching NONE = new Watching(
            UnaryOperator.identity(),
            UnaryOperator.identity(),
            UnaryOperator.identity(),
            UnaryOperator.identity(),
            UnaryOperator.identity());

    static Watching by(Metrics metrics) {
        return new Watching(metrics::watch, metrics::watch, metrics::watch, metrics::watch, metrics::watch);
    }
}
