package dev.easel.storage;

import dev.easel.core.failure.Failure;
import dev.easel.core.gallery.Exhibit;
import dev.easel.core.identity.UserRef;
import dev.easel.core.image.ImageRequest;
import dev.easel.core.job.Admission;
import dev.easel.core.job.Encores;
import dev.easel.core.job.JobLimits;
import dev.easel.core.job.NewJob;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Finds earlier jobs by their fingerprints, and shows their images once more in jobs of their own. */
public final class JdbcEncores implements Encores {
    private final Database database;

    public JdbcEncores(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Exhibit> find(UserRef requester, ImageRequest request, Instant before) {
        String fingerprint = Fingerprint.of(request);
        return database.read(handle -> new Exhibits(handle)
                .listAlike(QueueKeys.user(requester), fingerprint, before).stream()
                        .filter(exhibit -> exhibit.artwork().images().size() == request.count())
                        .findFirst());
    }

    @Override
    public Admission give(NewJob job, String of) {
        return database.write(handle -> {
            // An event that finds nothing to show may still ask for a drawing.
            if (!new Exhibits(handle).isKept(of)) {
                return new Admission.Refused(Failure.UserError.of("encore-gone"));
            }
            Admissions admissions = new Admissions(handle, JobLimits.NONE);
            if (!admissions.isFirst(job)) {
                return admissions.earlier(job);
            }
            Optional<Failure.Barred> bar = new Bars(handle).find(job);
            if (bar.isPresent()) {
                return admissions.refuse(job, bar.get());
            }
            show(handle, job, of);
            return new Admission.Admitted(job.id());
        });
    }

    private static void show(Handle handle, NewJob job, String of) {
        new JobRows(handle).insert(JobRow.of(job));
        new Artworks(handle).copy(of, job.id());
        handle.createUpdate("""
                        UPDATE job SET state = 'DRAWN', settled_micros = 0, fingerprint = NULL WHERE id = :job
                        """).bind("job", job.id().value()).execute();
    }
}
