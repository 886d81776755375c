package dev.easel.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.easel.campaign.World.Request;
import dev.easel.testing.process.EaselProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real jar, killed again and again while it works, always started on the same data. */
final class KillCampaignIT {
    private static final int KILLS = Integer.getInteger("campaign.kills", 200);
    private static final long SEED = Long.getLong("campaign.seed", 20_261_121);
    private static final int BURST = 7;
    private static final Duration MOMENT_COMES_WITHIN = Duration.ofSeconds(10);
    private static final Duration ACKNOWLEDGED_WITHIN = Duration.ofSeconds(3);
    private static final Duration TOO_OLD = Duration.ofMinutes(16);

    private final Random random = new Random(SEED);
    private final AtomicReference<Killer> killer = new AtomicReference<>();
    private final Map<String, Integer> cutOff = new HashMap<>();
    private final Map<Moment, Integer> hits = new EnumMap<>(Moment.class);

    @TempDir
    Path folder;

    private World world;

    @BeforeEach
    void watch() {
        world = World.aroundFile(folder);
        world.provider.watch((stage, prompt) -> saw(Moment.of(stage)));
        world.discord.rest().cutWhere((request, progress) -> saw(Moment.of(request, progress)));
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void losesAndDoublesNothingWhenItIsKilledAFewTimes() throws Exception {
        kill(List.of(
                Moment.CALLBACK_DONE,
                Moment.ANSWER_HALF_OUT,
                Moment.AFTER_THE_ANSWER,
                Moment.PICTURES_SHOWN,
                Moment.STARTING,
                Moment.PICTURES_POSTED));
    }

    @Test
    @Tag("campaign")
    void losesAndDoublesNothingWhenItIsKilledAtEveryMoment() throws Exception {
        List<Moment> all = List.of(Moment.values());

        kill(IntStream.range(0, KILLS).mapToObj(i -> all.get(i % all.size())).toList());

        if (KILLS >= 2 * all.size()) {
            assertThat(hits.keySet()).as("moments that came").containsAll(all);
        }
    }

    private void kill(List<Moment> moments) throws InterruptedException {
        for (Moment moment : moments) {
            round(moment);
        }
        try (EaselProcess last = world.start().awaitReady()) {
            world.awaitSettled();
            last.terminate();
            last.awaitExit();
        }
        Reckoning reckoning = new Reckoning(world, cutOff);
        System.out.printf(
                "%d kills, %d requests %s, %d calls, of which %d were cut off; seed %d; moments that came: %s%n",
                moments.size(),
                world.requests().size(),
                reckoning.endings(),
                world.provider.calls().size(),
                cutOff.values().stream().mapToInt(Integer::intValue).sum(),
                SEED,
                hits);
        reckoning.demandThatAllIsWell();
    }

    private void round(Moment moment) throws InterruptedException {
        if (moment == Moment.PICTURES_POSTED) {
            outdateOpenReplies();
        }
        try (EaselProcess victim = world.start()) {
            Killer next = new Killer(victim, moment, world.data(), world.discord, random);
            killer.set(next);
            if (!moment.isAtTheStart()) {
                victim.awaitReady();
            }
            next.arm();
            if (!moment.isAtTheStart()) {
                burst(victim, moment);
            }
            if (next.awaitDeath(MOMENT_COMES_WITHIN)) {
                hits.merge(moment, 1, Integer::sum);
            }
        }
        world.discord.gateway().invalidate();
        takeStock(moment);
    }

    private void burst(EaselProcess victim, Moment moment) {
        world.nextPerson();
        int oneForbiddenIn = moment.isAboutFailures() ? 2 : BURST;
        List<Request> asked = Stream.generate(
                        () -> world.ask(random.nextInt(oneForbiddenIn) == 0 ? "forbidden" : "a fox"))
                .limit(BURST)
                .toList();
        if (moment == Moment.PICTURES_POSTED) {
            awaitReplies(victim, asked);
            outdateOpenReplies();
        }
    }

    /** Pictures of an earlier round may be posted, and the victim die of it, before it has answered. */
    private static void awaitReplies(EaselProcess victim, List<Request> asked) {
        await("replies of a living process")
                .atMost(ACKNOWLEDGED_WITHIN)
                .until(() -> !victim.isAlive()
                        || asked.stream().allMatch(request -> request.probe().isAcknowledged()));
    }

    /** What Discord shows already stays valid: nobody restarts within the second in which a reply grows too old. */
    private void outdateOpenReplies() {
        world.requests().stream()
                .filter(request -> world.pictures(request).isEmpty())
                .forEach(request -> world.discord.age(request.probe(), TOO_OLD));
    }

    private void takeStock(Moment moment) {
        assertThat(world.books.violations()).as("after %s", moment).isEmpty();
        world.books.callsUnderWay().forEach(event -> cutOff.merge(event, 1, Integer::sum));
    }

    private boolean saw(Moment moment) {
        Killer watching = killer.get();
        return watching != null && watching.saw(moment);
    }
}
