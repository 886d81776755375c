package dev.easel.engine;

import dev.easel.core.failure.Failure.ProviderPermanent;
import dev.easel.core.job.JobId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The circuit breaker of the whole account: open from the first call that is refused for want of credit or a good key,
 * until a probe succeeds. The probe is the first job that comes after a pause. Safe for use from several threads.
 */
final class AccountBreaker {
    private static final Logger LOG = LoggerFactory.getLogger(AccountBreaker.class);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(60);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    private final InstantSource clock;
    private @Nullable Episode episode;

    AccountBreaker(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * How things stand while the account is turned away.
     *
     * @param by the job whose call was refused last, of those that count
     * @param pause how long nobody was, or is, let through
     */
    private record Episode(
            ProviderPermanent reason,
            JobId by,
            Duration pause,
            Instant probeFrom,
            @Nullable Probe probe) {
        Episode with(@Nullable Probe newProbe) {
            return new Episode(reason, by, pause, probeFrom, newProbe);
        }
    }

    /** @param until when another job may try instead, should this one never come to its call */
    private record Probe(JobId job, Instant until) {}

    /**
     * Lets a job through, as the probe when it is time for one.
     *
     * @param deadline of the job
     * @return why it may not; empty: it may
     */
    synchronized Optional<ProviderPermanent> enter(JobId job, Instant deadline) {
        if (episode == null) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Probe probe = episode.probe();
        if (probe != null && probe.job().equals(job)) {
            return Optional.empty();
        }
        if (now.isBefore(episode.probeFrom()) || (probe != null && now.isBefore(probe.until()))) {
            return Optional.of(episode.reason());
        }
        LOG.info("job {} probes whether the image service takes the account again", job);
        episode = episode.with(new Probe(job, deadline));
        return Optional.empty();
    }

    /** A call of the job was refused because of the account. Calls that were under way before say nothing new. */
    synchronized void refused(JobId job, ProviderPermanent reason) {
        if (episode == null) {
            LOG.error(
                    "the image service turns the account away ({}, status {}): nothing is drawn until its credit or key is"
                            + " mended; everybody who waits is refunded",
                    reason.code(),
                    reason.status());
            open(job, reason, FIRST_PAUSE);
        } else if (isProbe(job)) {
            Duration doubled = episode.pause().multipliedBy(2);
            open(job, reason, doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE);
        }
    }

    /** A call of the job drew. Only the probe's counts: others may have begun before the account was turned away. */
    synchronized void drawn(JobId job) {
        if (isProbe(job)) {
            LOG.info("the image service takes the account again");
            episode = null;
        }
    }

    /**
     * Somebody's image arrived after the pause, so that the account is taken again, whoever made the call: a probe that
     * was let in here may have been drawn by another instance.
     *
     * @param drawnSince whether any instance drew since then; asked only after the pause
     */
    synchronized void learn(Predicate<Instant> drawnSince) {
        if (episode != null && !clock.instant().isBefore(episode.probeFrom()) && drawnSince.test(episode.probeFrom())) {
            LOG.info("another instance draws: the image service takes the account again");
            episode = null;
        }
    }

    /** The job comes to no call any more, or its call says nothing about the account: another one may be the probe. */
    synchronized void inconclusive(JobId job) {
        if (episode != null && isProbe(job)) {
            episode = episode.with(null);
        }
    }

    /** Why the breaker is open, if it was this job's call that opened it or showed that it has to stay open. */
    synchronized Optional<ProviderPermanent> findReason(JobId job) {
        return Optional.ofNullable(episode)
                .filter(current -> current.by().equals(job))
                .map(Episode::reason);
    }

    private boolean isProbe(JobId job) {
        return episode != null
                && episode.probe() != null
                && episode.probe().job().equals(job);
    }

    private void open(JobId job, ProviderPermanent reason, Duration pause) {
        episode = new Episode(reason, job, pause, clock.instant().plus(pause), null);
    }
}
