package dev.easel.storage;

import dev.easel.core.batch.BatchAdmission;
import dev.easel.core.batch.NewBatch;
import dev.easel.core.failure.Failure;
import dev.easel.core.job.Admission;
import dev.easel.core.job.JobLimits;
import dev.easel.core.job.NewJob;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Letting a batch in, within one transaction: those of its members that have room, or the refusal of the whole. The first
 * one that is let in comes from the batch's event, and the others from events of their own beside it.
 */
final class BatchAdmissions {
    private final Handle handle;
    private final Admissions admissions;

    BatchAdmissions(Handle handle, JobLimits limits) {
        this.handle = handle;
        this.admissions = new Admissions(handle, limits);
    }

    BatchAdmission admit(NewBatch batch) {
        NewJob first = batch.first();
        if (!admissions.isFirst(first)) {
            return answer(admissions.earlier(first));
        }
        Optional<Failure> obstacle =
                admissions.findObstacle(first, batch.members().size());
        if (obstacle.isPresent()) {
            return answer(admissions.refuse(first, obstacle.get()));
        }
        Map<Integer, Failure> refusals = admitMembers(batch.members());
        int admitted = batch.members().size() - refusals.size();
        if (admitted == 0) {
            return answer(admissions.refuse(first, Objects.requireNonNull(refusals.get(0))));
        }
        new BatchRows(handle).insert(batch, refusals);
        return new BatchAdmission.Admitted(admitted, List.copyOf(refusals.values()));
    }

    BatchAdmission turnAway(NewBatch batch, Failure reason) {
        return answer(admissions.turnAway(batch.first(), reason));
    }

    private static BatchAdmission answer(Admission admission) {
        return switch (admission) {
            case Admission.Refused refused -> new BatchAdmission.Refused(refused.reason());
            case Admission.Admitted ignored -> new BatchAdmission.Duplicate();
            case Admission.Duplicate ignored -> new BatchAdmission.Duplicate();
        };
    }

    private Map<Integer, Failure> admitMembers(List<NewBatch.Member> members) {
        Map<Integer, Failure> refusals = new HashMap<>();
        for (int position = 0; position < members.size(); position++) {
            boolean first = refusals.size() == position;
            NewJob job = members.get(position).job();
            NewJob own = first ? job : job.forEvent(job.eventId() + "#" + (position + 1));
            Optional<Failure> shortage = admissions.findShortage(JobRow.of(own));
            if (shortage.isPresent()) {
                refusals.put(position, shortage.get());
            } else if (first) {
                admissions.nameJob(own);
            } else {
                admissions.isFirst(own);
            }
        }
        return refusals;
    }
}
