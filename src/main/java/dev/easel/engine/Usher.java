package dev.easel.engine;

import dev.easel.core.chat.Control;
import dev.easel.core.failure.Failure;
import dev.easel.core.failure.FailureException;
import dev.easel.core.identity.PlatformId;
import dev.easel.core.job.InstanceId;
import dev.easel.core.job.ParkedNotice;
import dev.easel.core.job.ParkedNotice.Stage;
import dev.easel.core.job.WaitingJob;
import dev.easel.core.job.WaitingRoom;
import dev.easel.core.text.ParkedWording;
import dev.easel.core.text.UserMessage;
import dev.easel.core.text.Wording;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps those up to date whose jobs nobody runs: where they stand in the queue, and that their job was put aside or given
 * up.
 */
final class Usher {
    private static final Logger LOG = LoggerFactory.getLogger(Usher.class);

    /** A place that changed is shown after so long, and what changed with time alone after that. */
    static final Duration BETWEEN_CHANGES = Duration.ofSeconds(15);

    static final Duration UNCHANGED = Duration.ofMinutes(1);

    /** Whoever waits for less sees next that their images are drawn. */
    static final Duration ABOUT_TO_RUN = Duration.ofSeconds(10);

    /** How long an operator may look at a parked job before it is given up. */
    static final Duration REVIEW = Duration.ofDays(1);

    private static final Duration TRY_AGAIN = Duration.ofMinutes(1);

    /** Platforms take some forty changes a minute of all messages together, and other messages want theirs. */
    private static final int AT_ONCE = 2;

    private final WaitingRoom room;
    private final ProviderHealth health;
    private final Messengers messengers;
    private final InstanceId instance;
    private final InstantSource clock;

    Usher(WaitingRoom room, ProviderHealth health, Messengers messengers, InstanceId instance, InstantSource clock) {
        this.room = room;
        this.health = health;
        this.messengers = messengers;
        this.instance = instance;
        this.clock = clock;
    }

    /** Goes round once. Call it every few seconds. Never throws. */
    void goRound() {
        try {
            Set<PlatformId> platforms = messengers.platforms();
            Instant now = clock.instant();
            room.takeStale(instance, platforms, now.minus(BETWEEN_CHANGES), now.minus(UNCHANGED), now, AT_ONCE)
                    .forEach(this::showPlace);
            int ended = room.endParked(now.minus(REVIEW), now);
            if (ended > 0) {
                LOG.warn("{} parked jobs are given up, as nobody brought them back for {}", ended, REVIEW);
            }
            room.takeNotices(platforms, now, now.plus(TRY_AGAIN)).forEach(this::tell);
        } catch (RuntimeException e) {
            LOG.warn("those who wait could not be kept up to date", e);
        }
    }

    private void showPlace(WaitingJob job) {
        Duration wait = health.untilTurn(job.model(), job.ahead());
        if (job.ahead().jobs() == 0 && wait.compareTo(ABOUT_TO_RUN) < 0) {
            return;
        }
        UserMessage place = Wording.in(job.sender().locale())
                .queued(job.ahead().jobs(), wait, job.presentation().visibility());
        messengers
                .require(job.replyTo().platform())
                .progress(job.replyTo(), place, Control.cancel(job.id().value()));
    }

    private void tell(ParkedNotice notice) {
        try {
            messengers.require(notice.replyTo().platform()).fail(notice.replyTo(), words(notice));
        } catch (FailureException e) {
            LOG.info(
                    "whoever asked for job {} was not told that it is {}: {}",
                    notice.id(),
                    notice.stage(),
                    e.getMessage());
            if (isPassing(e.failure())) {
                return;
            }
        }
        room.told(notice.id(), notice.stage());
    }

    private static boolean isPassing(Failure failure) {
        return failure instanceof Failure.Undeliverable gone && gone.persistence() == Failure.Persistence.PASSING;
    }

    private static UserMessage words(ParkedNotice notice) {
        ParkedWording wording = ParkedWording.in(notice.sender().locale());
        return switch (notice.images()) {
            case NONE -> notice.stage() == Stage.PARKED ? wording.parked() : wording.givenUp();
            case KEPT -> notice.stage() == Stage.PARKED ? wording.parkedWithImages() : wording.givenUpWithImages();
        };
    }
}
