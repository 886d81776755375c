package dev.easel.metrics;

import dev.easel.core.gallery.Exhibit;
import dev.easel.core.identity.PlatformId;
import dev.easel.core.identity.UserRef;
import dev.easel.core.image.ImageRequest;
import dev.easel.core.job.Admission;
import dev.easel.core.job.Encores;
import dev.easel.core.job.NewJob;
import java.time.Instant;
import java.util.Optional;

/** Counts jobs that show what another one drew among those that were admitted, and once more by themselves. */
record WatchedEncores(Encores encores, JobMeters meters) implements Encores {
    @Override
    public Optional<Exhibit> find(UserRef requester, ImageRequest request, Instant before) {
        return encores.find(requester, request, before);
    }

    @Override
    public Admission give(NewJob job, String of) {
        Admission admission = encores.give(job, of);
        PlatformId platform = job.replyTo().platform();
        meters.decided(platform, admission);
        if (admission instanceof Admission.Admitted) {
            meters.reused(platform);
        }
        return admission;
    }
}
