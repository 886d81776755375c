package dev.easel.core.spend;

import dev.easel.core.image.ModelId;
import dev.easel.core.job.JobId;
import java.time.Instant;

/**
 * A call of the provider that may have been billed.
 *
 * @param attempt its number among its job's
 * @param failure the {@linkplain dev.easel.core.failure.Failure#kind() kind} of what happened
 * @param images how many it asked for
 * @param micros its worst price, which the book holds until somebody knows better
 */
public record CallInDoubt(
        JobId job, int attempt, ModelId model, String failure, int images, long micros, Instant begunAt) {}
