package dev.easel.engine;

import dev.easel.core.failure.Failure;

/** What the end of a call says about the provider's health. */
enum CallOutcome {
    /** It draws. */
    DRAWN,
    /** It could not do what it should: overload, a lost connection, silence. */
    FAULT,
    /** Nothing: the request was at fault, the pace was too high, or we hung up ourselves. */
    INCONCLUSIVE;

    static CallOutcome of(Failure failure) {
        return switch (failure) {
            case Failure.ProviderTransient passing -> passing.saysTooFast() ? INCONCLUSIVE : FAULT;
            case Failure.ProviderPermanent ignored -> INCONCLUSIVE;
            case Failure.UserError ignored -> INCONCLUSIVE;
            case Failure.PolicyRefusal ignored -> INCONCLUSIVE;
            case Failure.QuotaExceeded ignored -> INCONCLUSIVE;
            case Failure.QueueFull ignored -> INCONCLUSIVE;
            case Failure.Busy ignored -> INCONCLUSIVE;
            case Failure.Barred ignored -> INCONCLUSIVE;
            case Failure.Undeliverable ignored -> INCONCLUSIVE;
            case Failure.Expired ignored -> INCONCLUSIVE;
            case Failure.Interrupted ignored -> INCONCLUSIVE;
            case Failure.Internal ignored -> INCONCLUSIVE;
        };
    }
}
