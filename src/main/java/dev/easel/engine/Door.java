package dev.easel.engine;

import dev.easel.core.failure.Failure;
import dev.easel.core.job.Admission;
import dev.easel.core.job.Ahead;
import dev.easel.core.job.JobStore;
import dev.easel.core.job.NewJob;
import java.time.Duration;
import java.util.Optional;

/** Lets jobs in while there is hope that they are drawn in time; turns them away kindly while there is none. */
record Door(JobStore jobs, ProviderHealth health) {

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
}
