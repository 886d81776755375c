package dev.easel.sandbox;

import java.time.Duration;
import java.util.Set;

/** Makes things go wrong on demand, so that people can rehearse them. Safe for use from any thread. */
final class SandboxFaults {
    static final Duration RETRY_AFTER = Duration.ofSeconds(2);
    static final Duration SLOWNESS = Duration.ofSeconds(10);

    private final Pause pause;
    private final OnceMemory seen = new OnceMemory();

    SandboxFaults(Pause pause) {
        this.pause = pause;
    }

    /** Refuses or delays a valid request before anything is drawn. */
    void beforeDrawing(Order order) throws InterruptedException {
        for (Fault fault : Fault.in(order.prompt())) {
            switch (fault) {
                case UNVERIFIED ->
                    throw new RefusalException(Refusals.unverified(order.model().id()));
                case NO_CREDIT -> throw new RefusalException(Refusals.noCredit());
                case RATE_LIMIT ->
                    once(fault, order, Refusals.rateLimit(order.model().id(), 5, 5, 1, RETRY_AFTER));
                case SERVER_ERROR -> once(fault, order, Refusals.serverError(Refusals.REQUEST_ID));
                case BLOCKED_INPUT -> throw new RefusalException(Refusals.moderated("input"));
                case SLOW -> pause.pause(SLOWNESS);
                case BLOCKED_OUTPUT, FEWER, BROKEN_STREAM, CUT -> {
                    // these happen to what was drawn
                }
            }
        }
    }

    /** Refuses a request whose first image is drawn. */
    void afterDrawing(Set<Fault> faults) {
        if (faults.contains(Fault.BLOCKED_OUTPUT)) {
            throw new RefusalException(Refusals.moderated("output"));
        }
    }

    private void once(Fault fault, Order order, Refusal refusal) {
        if (seen.isFirst(fault.name() + " " + order.prompt())) {
            throw new RefusalException(refusal);
        }
    }
}
