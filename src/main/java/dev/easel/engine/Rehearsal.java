package dev.easel.engine;

import dev.easel.core.identity.ChannelRef;
import dev.easel.core.identity.Place;
import dev.easel.core.identity.PlatformId;
import dev.easel.core.identity.ReplyAddress;
import dev.easel.core.identity.Sender;
import dev.easel.core.identity.SpaceRef;
import dev.easel.core.identity.UserRef;
import dev.easel.core.job.Admission;
import dev.easel.core.job.JobId;
import dev.easel.core.job.JobStore;
import dev.easel.core.job.NewJob;
import dev.easel.core.quota.QuotaRules;
import dev.easel.core.text.Wording;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;

/**
 * Plans and admits made-up requests, so that the first real ones find their code loaded and compiled: a burst right
 * after a start would else be acknowledged late.
 */
final class Rehearsal {
    private static final int REQUESTS = 300;
    private static final PlatformId NOWHERE = new PlatformId("rehearsal");
    private static final Map<String, String> OPTIONS = Map.of("size", "square", "spoiler", "true");

    private final RequestPlanner planner;
    private final QuotaRules rules;
    private final JobStore jobs;
    private final InstantSource clock;
    private final RandomGenerator random;

    /** @param jobs where the requests stay; nobody runs them */
    Rehearsal(RequestPlanner planner, QuotaRules rules, JobStore jobs, InstantSource clock, RandomGenerator random) {
        this.planner = planner;
        this.rules = rules;
        this.jobs = jobs;
        this.clock = clock;
        this.random = random;
    }

    /** Blocks until all requests are admitted or refused. */
    void run() {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < REQUESTS; i++) {
                Sender sender = sender(i);
                threads.execute(() -> admit(sender));
            }
        }
    }

    private static Sender sender(int number) {
        return new Sender(new UserRef(NOWHERE, Integer.toString(number)), "nobody", Locale.ENGLISH, Set.of());
    }

    private void admit(Sender sender) {
        Instant now = clock.instant();
        Wording wording = Wording.in(sender.locale());
        Plan plan = planner.plan(
                new Intent.Draw("a rehearsal", OPTIONS), LocalDate.ofInstant(now, ZoneOffset.UTC), wording);
        Place place = new Place(new SpaceRef(NOWHERE, "space"), new ChannelRef(NOWHERE, "channel"));
        JobId id = JobId.create(now, random);
        NewJob job = new NewJob(
                id,
                id.value(),
                sender,
                place,
                new ReplyAddress(NOWHERE, "nowhere"),
                plan.request(),
                plan.presentation(),
                plan.notes(),
                plan.cost(),
                rules.applying(sender, place, now),
                now,
                now,
                now.plusSeconds(1),
                null);
        int ahead = jobs.ahead(job).jobs();
        switch (jobs.admit(job)) {
            case Admission.Admitted ignored ->
                wording.queued(ahead, Duration.ofMinutes(2), plan.presentation().visibility());
            case Admission.Refused refused -> wording.failure(refused.reason(), Duration.ofHours(1));
            case Admission.Duplicate ignored -> throw new IllegalStateException("a made-up id repeats");
        }
    }
}
