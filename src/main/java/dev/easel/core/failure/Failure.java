package dev.easel.core.failure;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything that may go wrong on the way from a request to a delivered image. Closed on purpose: a new kind does not
 * compile until wording, retry and quota answer for it. No component ever holds a prompt, a token or an address.
 */
public sealed interface Failure {

    /** A stable, short name for logs and storage: {@code policy-refusal}. */
    default String kind() {
        return switch (this) {
            case UserError ignored -> "user-error";
            case PolicyRefusal ignored -> "policy-refusal";
            case QuotaExceeded ignored -> "quota-exceeded";
            case QueueFull ignored -> "queue-full";
            case Busy ignored -> "busy";
            case Barred ignored -> "barred";
            case ProviderTransient ignored -> "provider-transient";
            case ProviderPermanent ignored -> "provider-permanent";
            case Undeliverable ignored -> "undeliverable";
            case Expired ignored -> "expired";
            case Interrupted ignored -> "interrupted";
            case Internal ignored -> "internal";
        };
    }

    /** Whether the provider may have charged for a call that failed so; unknown when in doubt. */
    default Billing billing() {
        return switch (this) {
            case UserError ignored -> Billing.NOT_BILLED;
            case PolicyRefusal ignored -> Billing.UNKNOWN;
            case QuotaExceeded ignored -> Billing.NOT_BILLED;
            case QueueFull ignored -> Billing.NOT_BILLED;
            case Busy ignored -> Billing.NOT_BILLED;
            case Barred ignored -> Billing.NOT_BILLED;
            case ProviderTransient passing -> passing.billing();
            case ProviderPermanent lasting -> lasting.billingByStatus();
            case Undeliverable ignored -> Billing.UNKNOWN;
            case Expired ignored -> Billing.NOT_BILLED;
            case Interrupted ignored -> Billing.UNKNOWN;
            case Internal ignored -> Billing.UNKNOWN;
        };
    }

    /** The sender can mend it. Found before anything is spent. */
    record UserError(List<Problem> problems) implements Failure {
        public UserError {
            if (problems.isEmpty()) {
                throw new IllegalArgumentException("a user error names at least one problem");
            }
            problems = List.copyOf(problems);
        }

        public static UserError of(String key, Object... arguments) {
            return new UserError(List.of(Problem.of(key, arguments)));
        }
    }

    /** The provider will not draw this. {@code code} is the provider's word for why. */
    record PolicyRefusal(String code) implements Failure {}

    /**
     * No room left in the tightest rule that applies.
     *
     * @param scope whose allowance: {@code user}, {@code role}, {@code channel}, {@code space}, {@code instance}
     * @param window {@code hour}, {@code day}, {@code week} or {@code month}
     * @param unit {@code images}, or {@code budget} in micro-dollars
     * @param left what remains of {@code limit}, in the same unit
     */
    record QuotaExceeded(String scope, String window, String unit, long asked, long left, long limit, Instant resetsAt)
            implements Failure {}

    /**
     * No place left in the queue.
     *
     * @param whose whose requests are too many
     * @param waiting how many wait
     */
    record QueueFull(Whose whose, int waiting) implements Failure {}

    /**
     * So much waits already that the request could not be drawn in time.
     *
     * @param roomIn when it could be asked again
     */
    record Busy(Duration roomIn) implements Failure {}

    /**
     * The operator lets nobody in for now, or not this person.
     *
     * @param until when that ends by itself, where it does
     * @param reason the operator's own words for the sender; may be empty
     */
    record Barred(Bar bar, @Nullable Instant until, String reason) implements Failure {}

    /**
     * May pass by itself.
     *
     * @param retryAfter what the provider asked to wait, if it said
     */
    record ProviderTransient(String code, @Nullable Duration retryAfter, Billing billing) implements Failure {
        /** What a refusal is called that has no better name and is only a matter of pace. */
        public static final String RATE_LIMIT = "rate_limit_exceeded";

        private static final Set<String> TOO_FAST = Set.of(RATE_LIMIT, "slow_down");

        /** Whether the provider is well and only wants fewer calls a minute. */
        public boolean saysTooFast() {
            return TOO_FAST.contains(code);
        }

        /** Whether the provider itself asked to be called again, and when: waiting for it costs no attempt. */
        public boolean asksToWait() {
            return retryAfter != null && billing == Billing.NOT_BILLED;
        }
    }

    /** Will not pass by itself. */
    record ProviderPermanent(String code, int status, Reach reach) implements Failure {
        /** Nothing was asked, or it was refused before drawing; an answer that claims success may have cost money. */
        private Billing billingByStatus() {
            if (status >= 500) {
                return Billing.PROBABLY_NOT_BILLED;
            }
            return status == 0 || status >= 400 ? Billing.NOT_BILLED : Billing.UNKNOWN;
        }
    }

    /**
     * The images exist, but the conversation can't take them: kicked, no permission, channel gone.
     *
     * @param code one of those here where it fits, for which there are sentences; else the platform's own word
     */
    record Undeliverable(String code, Persistence persistence) implements Failure {
        /** Easel isn't in the conversation and may not post there before it is invited. */
        public static final String NOT_A_MEMBER = "not a member";

        /** Nobody can post there any more. */
        public static final String ARCHIVED = "archived";

        /** Begins the code of a right that the operator didn't give; its name follows. */
        public static final String NO_RIGHT = "no right to ";
    }

    /** The job's deadline passed before it could be drawn. */
    record Expired() implements Failure {}

    /** Easel itself was cut off while the provider was drawing, more often than is repeated. */
    record Interrupted() implements Failure {}

    /** A defect or a broken database; the incident id is in the log. */
    record Internal(String incident) implements Failure {}

    /** One person's requests, or everybody's. */
    enum Whose {
        SENDER,
        EVERYBODY
    }

    /** Whom the operator doesn't let in. */
    enum Bar {
        BANNED_USER,
        PAUSED_SPACE,
        PAUSED_INSTANCE
    }

    /** Whether the provider may have charged for the call that failed. */
    enum Billing {
        NOT_BILLED,
        PROBABLY_NOT_BILLED,
        UNKNOWN
    }

    /** Whom a permanent failure hits: this request alone, or every request of the account. */
    enum Reach {
        REQUEST,
        ACCOUNT
    }

    /** Whether another try at delivering can help. */
    enum Persistence {
        PASSING,
        LASTING
    }
}
