package dev.easel.engine;

import dev.easel.core.failure.Failure;
import dev.easel.core.job.Admission;
import dev.easel.core.job.JobStore;
import dev.easel.core.job.NewJob;
import java.util.Optional;

/** Lets jobs in while there is hope that the provider draws them in time; turns them away kindly while there is none. */
record Door(JobStore jobs, ProviderHealth health) {
    /** Nothing is reserved for a job that is turned away. */
    Admission admit(NewJob job) {
        boolean admitted = false;
        try {
            health.learn(since -> !jobs.listModelsDrawn(since).isEmpty());
            Optional<Failure> refusal = health.findRefusal(job, jobs::countImagesWaiting);
            Admission admission = refusal.isPresent() ? jobs.turnAway(job, refusal.get()) : jobs.admit(job);
            admitted = admission instanceof Admission.Admitted;
            return admission;
        } finally {
            if (!admitted) {
                health.forget(job.id());
            }
        }
    }
}
