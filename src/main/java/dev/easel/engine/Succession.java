package dev.easel.engine;

import dev.easel.core.failure.Failure;
import dev.easel.core.failure.Problem;
import dev.easel.core.image.ModelId;
import dev.easel.core.job.Job;
import dev.easel.core.job.JobStore;
import dev.easel.core.text.Wording;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has jobs drawn by the successors of models that are gone: before the call when that is known, else after the server
 * refused the model, at the price of that one call. What a server refused is remembered for a while, in this process
 * only. Safe for use from several threads.
 */
final class Succession {
    private static final Logger LOG = LoggerFactory.getLogger(Succession.class);

    /** Long enough to spare calls, short enough that a model which was only being loaded comes back the same day. */
    private static final Duration MEMORY = Duration.ofHours(1);

    private final Successors successors;
    private final JobStore jobs;
    private final InstantSource clock;
    private final Map<ModelId, Instant> refusedUntil = new ConcurrentHashMap<>();

    Succession(Successors successors, JobStore jobs, InstantSource clock) {
        this.successors = successors;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** The job as it is to be drawn: with its own model, or re-planned for a successor when that model is known to be gone. */
    Job beforeTheCall(Job job) {
        ModelId model = job.request().model();
        if (successors.isReplaced(model, today())) {
            return replanned(job, Successors.Reason.RETIRED).orElse(job);
        }
        return isRefused(model) ? replanned(job, Successors.Reason.REFUSED).orElse(job) : job;
    }

    /** The job for whoever draws in place of the model that the server refused just now; empty when nobody can. */
    Optional<Job> afterTheRefusal(Job job) {
        ModelId model = job.request().model();
        refusedUntil.put(model, clock.instant().plus(MEMORY));
        Optional<Job> replanned = replanned(job, Successors.Reason.REFUSED);
        if (replanned.isEmpty()) {
            refusedUntil.remove(model);
        }
        return replanned;
    }

    /** Empty when nobody can take over; nothing is changed then. */
    private Optional<Job> replanned(Job job, Successors.Reason reason) {
        LocalDate today = today();
        return successors
                .find(
                        job.request(),
                        model -> successors.isRetired(model, today) || isRefused(model),
                        reason,
                        Wording.in(job.sender().locale()))
                .map(translated -> {
                    List<String> notes = new ArrayList<>(job.notes());
                    notes.addAll(translated.notes());
                    jobs.replan(job.lease(), translated.request(), notes);
                    LOG.info(
                            "{} is gone ({}), drawn with {}",
                            job.request().model(),
                            reason,
                            translated.request().model());
                    return job.replanned(translated.request(), notes);
                });
    }

    /** Whether the server doesn't have the model at all. */
    static boolean refusesModel(Failure failure) {
        return failure instanceof Failure.UserError error
                && error.problems().stream().map(Problem::key).anyMatch("model-unavailable"::equals);
    }

    private boolean isRefused(ModelId model) {
        Instant until = refusedUntil.get(model);
        return until != null && clock.instant().isBefore(until);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
