package dev.easel.engine;

import dev.easel.core.chat.Control;
import dev.easel.core.chat.Control.Action;
import dev.easel.core.failure.Failure;
import dev.easel.core.identity.PlatformId;
import dev.easel.core.job.Job;
import dev.easel.core.job.JobId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * What can be pressed beside finished images: nothing that wouldn't do anything.
 *
 * @param painting whether people on a platform can open the page on which masks are painted
 * @param editing whether images can be made from images today
 */
record Controls(Predicate<PlatformId> painting, BooleanSupplier editing) {
    /**
     * For a drawn job, in the order in which they are shown.
     *
     * @param smaller how many of its images are shown smaller than they are kept
     */
    List<Control> of(Job job, int smaller) {
        List<Control> controls =
                of(job.id().value(), job.arrived(), job.replyTo().platform());
        if (smaller > 0) {
            controls.add(new Control(Action.ORIGINAL, job.id().value()));
        }
        return controls;
    }

    /** For a job that failed: another try, where it may end differently. */
    static List<Control> after(Failure failure, JobId job) {
        boolean mayHelp = switch (failure) {
            case Failure.ProviderTransient ignored -> true;
            case Failure.ProviderPermanent lasting -> lasting.reach() == Failure.Reach.ACCOUNT;
            case Failure.Expired ignored -> true;
            case Failure.Interrupted ignored -> true;
            case Failure.Internal ignored -> true;
            case Failure.Busy ignored -> true;
            case Failure.QueueFull ignored -> true;
            case Failure.QuotaExceeded ignored -> true;
            case Failure.Barred ignored -> true;
            case Failure.UserError ignored -> false;
            case Failure.PolicyRefusal ignored -> false;
            case Failure.Undeliverable ignored -> false;
        };
        return mayHelp ? List.of(new Control(Action.RETRY, job.value())) : List.of();
    }

    private List<Control> of(String job, int images, PlatformId platform) {
        List<Control> controls = new ArrayList<>();
        boolean edits = editing.getAsBoolean();
        if (edits) {
            IntStream.rangeClosed(1, images).forEach(n -> controls.add(Control.of(Action.VARY, job, n)));
        }
        controls.add(new Control(Action.AGAIN, job));
        if (edits) {
            controls.add(new Control(Action.EDIT, job));
            if (painting.test(platform)) {
                controls.add(new Control(Action.PAINT, job));
            }
        }
        controls.add(new Control(Action.INFO, job));
        controls.add(new Control(Action.DELETE, job));
        return controls;
    }
}
