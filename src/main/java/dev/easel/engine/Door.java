package dev.easel.engine;

import dev.easel.core.batch.BatchAdmission;
import dev.easel.core.batch.BatchStore;
import dev.easel.core.batch.NewBatch;
import dev.easel.core.failure.Failure;
import dev.easel.core.job.Admission;
import dev.easel.core.job.Ahead;
import dev.easel.core.job.JobStore;
import dev.easel.core.job.NewJob;
import java.time.Duration;
import java.util.Optional;

/** Lets jobs in while there is hope that they are drawn in time; turns them away kindly while there is none. */
record Door(JobStore jobs, BatchStore batches, ProviderHealth health) {

    /**
     * What the door said.
     *
     * @param ahead what was drawn before the job, had it asked a moment earlier
     * @param untilTurn how long it takes until it is the job's turn, about
     */
    record Answer(Admission admission, Ahead ahead, Duration untilTurn) {}

    /** Nothing is reserved for a job that is turned away. */
    Answer admit(NewJob job) {
        boolean admitted = false;
        try {
            health.learn(since -> !jobs.listModelsDrawn(since).isEmpty());
            Ahead ahead = jobs.ahead(job);
            Duration wait = health.untilTurn(job.request().model(), ahead);
            Optional<Failure> refusal = health.findRefusal(job, wait);
            Admission admission = refusal.isPresent() ? jobs.turnAway(job, refusal.get()) : jobs.admit(job);
            admitted = admission instanceof Admission.Admitted;
            return new Answer(admission, ahead, wait);
        } finally {
            if (!admitted) {
                health.forget(job.id());
            }
        }
    }

    /**
     * What the door said to a batch.
     *
     * @param untilEnd how long until all of it is drawn, about
     */
    record BatchAnswer(BatchAdmission admission, Duration untilEnd) {}

    /** As {@link #admit(NewJob)}: a batch is let in when its first job could be drawn in time. */
    BatchAnswer admit(NewBatch batch) {
        NewJob first = batch.first();
        try {
            health.learn(since -> !jobs.listModelsDrawn(since).isEmpty());
            Ahead ahead = jobs.ahead(first);
            Optional<Failure> refusal =
                    health.findRefusal(first, health.untilTurn(first.request().model(), ahead));
            BatchAdmission admission =
                    refusal.isPresent() ? batches.turnAway(batch, refusal.get()) : batches.admit(batch);
            return new BatchAnswer(admission, health.untilTurn(first.request().model(), with(batch, ahead)));
        } finally {
            // Whichever of its jobs is called for first may be the probe.
            health.forget(first.id());
        }
    }

    private static Ahead with(NewBatch batch, Ahead ahead) {
        long images = batch.members().stream()
                .mapToLong(member -> member.job().cost().images())
                .sum();
        return new Ahead(ahead.jobs() + batch.members().size(), ahead.images() + images);
    }
}
