package dev.easel.campaign;

import dev.easel.campaign.BillingProvider.Stage;
import dev.easel.testing.discord.RecordedRequest;
import dev.easel.testing.discord.RestFaults.Progress;

/**
 * When a process is killed. Each moment is seen from outside of it: the provider, the platform and the files notice
 * it, so the program has no hooks for this.
 */
enum Moment {
    /** It has just been started and asks Discord for a session. */
    LOGGING_IN,
    /** It takes over what its predecessor left, or is not even that far. */
    STARTING,
    READY,
    CALLBACK_ARRIVED,
    CALLBACK_DONE,
    WAL_WRITTEN,
    CALL_BEGUN,
    CALL_ARRIVED,
    CALL_BILLED,
    ANSWER_BEGUN,
    ANSWER_HALF_OUT,
    ANSWER_NEARLY_OUT,
    ANSWER_OUT,
    /** A few milliseconds later: it is keeping what arrived, settling, or about to deliver. */
    AFTER_THE_ANSWER,
    IMAGE_FILE_WRITTEN,
    STATUS_ARRIVED,
    PICTURES_ARRIVED,
    PICTURES_SHOWN,
    /** By a message in the channel, as the reply is too old: no edit makes a repetition harmless. */
    PICTURES_POSTED,
    FAILURE_ARRIVED,
    FAILURE_TOLD,
    /** It was told to stop and is finishing what it has at hand. */
    STOPPING,
    ANY_TIME;

    /** Whether it comes before the process takes anything in. */
    boolean isAtTheStart() {
        return switch (this) {
            case LOGGING_IN, STARTING -> true;
            default -> false;
        };
    }

    /** Whether it needs jobs that fail. */
    boolean isAboutFailures() {
        return this == FAILURE_ARRIVED || this == FAILURE_TOLD;
    }

    /** Whether it comes so rarely that the first time counts. */
    boolean isRare() {
        return isAboutFailures() || this == PICTURES_POSTED;
    }

    static Moment of(Stage stage) {
        return switch (stage) {
            case HEAD_ARRIVED -> CALL_BEGUN;
            case BODY_ARRIVED -> CALL_ARRIVED;
            case BILLED -> CALL_BILLED;
            case ANSWER_BEGUN -> ANSWER_BEGUN;
            case HALF_ANSWERED -> ANSWER_HALF_OUT;
            case NEARLY_ANSWERED -> ANSWER_NEARLY_OUT;
            case ANSWERED -> ANSWER_OUT;
        };
    }

    /** What a request to Discord stands for; {@link #ANY_TIME} when for nothing in particular. */
    static Moment of(RecordedRequest request, Progress progress) {
        boolean done = progress == Progress.DONE;
        if (request.matches("POST /interactions/")) {
            return done ? CALLBACK_DONE : CALLBACK_ARRIVED;
        }
        boolean pictures = !request.fileNames().isEmpty();
        if (request.matches("PATCH /webhooks/")) {
            return pictures ? done ? PICTURES_SHOWN : PICTURES_ARRIVED : done ? ANY_TIME : STATUS_ARRIVED;
        }
        if (request.matches("POST /channels/") && pictures) {
            return done ? PICTURES_POSTED : PICTURES_ARRIVED;
        }
        if (request.matches("POST /webhooks/")) {
            return done ? FAILURE_TOLD : FAILURE_ARRIVED;
        }
        return ANY_TIME;
    }
}
