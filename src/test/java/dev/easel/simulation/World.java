package dev.easel.simulation;

import dev.easel.core.chat.Attachment;
import dev.easel.core.chat.Incoming;
import dev.easel.core.failure.Failure;
import dev.easel.core.identity.ChannelRef;
import dev.easel.core.identity.Place;
import dev.easel.core.identity.ReplyAddress;
import dev.easel.core.identity.SpaceRef;
import dev.easel.core.image.ImageRequest;
import dev.easel.core.image.ModelId;
import dev.easel.core.job.InstanceId;
import dev.easel.core.job.JobId;
import dev.easel.core.job.JobStore;
import dev.easel.core.quota.QuotaRule;
import dev.easel.core.quota.QuotaRules;
import dev.easel.core.quota.QuotaScope;
import dev.easel.core.quota.QuotaUnit;
import dev.easel.core.quota.QuotaWindow;
import dev.easel.storage.Database;
import dev.easel.storage.JdbcJobStore;
import dev.easel.testing.ManualClock;
import dev.easel.testing.Samples;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * People, a provider, a chat platform and three processes of Easel on one real database, in virtual time. Everything
 * that happens follows from the seed: there is one thread of events, and while one process waits for its provider, the
 * others go on.
 */
final class World implements AutoCloseable {
    static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    static final String ONE_A_CALL = "dall-e-3";
    static final List<QuotaRule> LIMITS = List.of(
            new QuotaRule(QuotaScope.USER, null, QuotaWindow.DAY, QuotaUnit.IMAGES, 8),
            new QuotaRule(QuotaScope.USER, null, QuotaWindow.WEEK, QuotaUnit.IMAGES, 30),
            new QuotaRule(QuotaScope.CHANNEL, null, QuotaWindow.HOUR, QuotaUnit.IMAGES, 12),
            new QuotaRule(QuotaScope.SPACE, null, QuotaWindow.DAY, QuotaUnit.BUDGET, 900_000),
            new QuotaRule(QuotaScope.INSTANCE, null, QuotaWindow.MONTH, QuotaUnit.BUDGET, 15_000_000));
    static final QuotaRules RULES = new QuotaRules(LIMITS, ZONE);

    private static final Duration HEARTBEAT = Duration.ofSeconds(7);
    private static final Duration SETTLED = Duration.ofMinutes(30);
    private static final Pattern NUMBER = Pattern.compile("(\\d+)");
    private static final int MANY_TURNS = 1_000;

    private final Random random;
    private final Instant start;
    private final ManualClock clock;
    private final Database database;
    private final JobStore jobs;
    private final Audit audit;
    private final List<Ask> asks = new ArrayList<>();
    private final List<String> violations = new ArrayList<>();
    private final List<SimulatedInstance> instances = new ArrayList<>();
    private final List<Restart> restarts = new ArrayList<>();
    private final List<Incoming> redeliveries = new ArrayList<>();
    private final TreeSet<Instant> dues = new TreeSet<>();

    private Duration elapsed = Duration.ZERO;
    private Duration nextAsk = Duration.ZERO;
    private Duration nextWeather = Duration.ofHours(3);
    private Duration nextJump = Duration.ofDays(4);
    private Duration calmSince = Duration.ZERO;
    private Duration lastArrival = Duration.ZERO;
    private Weather weather = Weather.CALM;
    private boolean modelGone;
    private int images = 1_000;
    private int nested;
    private int crashes;
    private int born;

    World(long seed, Path file) {
        random = new Random(seed);
        start = Instant.parse("2026-02-20T00:00:00Z").plus(Duration.ofDays(random.nextInt(300)));
        clock = new ManualClock(start);
        database = Database.open("jdbc:sqlite:" + file);
        jobs = new JdbcJobStore(database);
        audit = new Audit(file, this);
        for (int slot = 0; slot < 3; slot++) {
            instances.add(instance(slot));
        }
    }

    private record Restart(int slot, Duration at) {}

    /** Lives through so many days, then lets everything come to its end, and judges. */
    List<String> live(int days) {
        Duration end = Duration.ofDays(days);
        Duration nextAudit = Duration.ofDays(5);
        while (elapsed.compareTo(end) < 0) {
            step();
            if (elapsed.compareTo(nextAudit) >= 0) {
                violations.addAll(audit.invariants());
                nextAudit = elapsed.plusDays(5);
            }
        }
        comeToAnEnd();
        violations.addAll(audit.invariants());
        violations.addAll(audit.truth());
        return List.copyOf(violations);
    }

    private void step() {
        Duration toDue = dues.isEmpty() ? Duration.ofHours(1) : Duration.between(clock.instant(), dues.first());
        Duration wait = List.of(toDue, nextAsk.minus(elapsed), nextWeather.minus(elapsed), Duration.ofHours(1)).stream()
                .min(Comparator.naturalOrder())
                .orElseThrow();
        advance(wait.isPositive() ? wait : Duration.ofMillis(1));
        dues.headSet(clock.instant(), true).clear();
        changeTheWeather();
        moveTheClock();
        restartDue();
        askDue();
        work();
    }

    private void comeToAnEnd() {
        become(Weather.CALM);
        nextAsk = nextWeather = nextJump = Duration.ofDays(10_000);
        for (int turn = 0; turn < 10 * MANY_TURNS && audit.isAnythingOpen(); turn++) {
            step();
        }
        if (audit.isAnythingOpen()) {
            violated("something never came to its end");
        }
    }

    /** Time passes for a process that waits; for the others it is time to act. */
    void pass(SimulatedInstance waiting, Duration time) {
        Duration left = time;
        while (left.isPositive()) {
            Duration slice = left.compareTo(HEARTBEAT) < 0 ? left : HEARTBEAT;
            advance(slice);
            left = left.minus(slice).plus(trouble(waiting));
            restartDue();
            instances.forEach(SimulatedInstance::heartbeat);
            meanwhile();
        }
        waiting.wakeUp();
        if (!waiting.isAlive()) {
            throw new Crash();
        }
    }

    /** The waiting process dies, or sleeps through its lease. */
    private Duration trouble(SimulatedInstance waiting) {
        if (random.nextDouble() < weather.crashes) {
            waiting.die();
        }
        if (random.nextDouble() < weather.crashes) {
            waiting.fallAsleep();
            return Duration.ofSeconds(30 + random.nextInt(60));
        }
        return Duration.ZERO;
    }

    private void meanwhile() {
        if (nested < 2 && random.nextInt(4) == 0) {
            nested++;
            anyIdle().ifPresent(other -> {
                other.recover();
                other.work();
            });
            askDue();
            nested--;
        }
    }

    private void work() {
        anyIdle().ifPresent(SimulatedInstance::recover);
        int turns = 0;
        boolean worked = true;
        while (worked && turns++ < MANY_TURNS) {
            worked = false;
            for (int slot = 0; slot < instances.size(); slot++) {
                worked |= instances.get(slot).isIdle() && instances.get(slot).work();
            }
        }
    }

    private Optional<SimulatedInstance> anyIdle() {
        List<SimulatedInstance> idle =
                instances.stream().filter(SimulatedInstance::isIdle).toList();
        return idle.isEmpty() ? Optional.empty() : Optional.of(idle.get(random.nextInt(idle.size())));
    }

    private void askDue() {
        while (elapsed.compareTo(nextAsk) >= 0) {
            // Bursts of a few, then hours of silence.
            nextAsk = nextAsk.plus(
                    random.nextInt(3) > 0
                            ? Duration.ofSeconds(random.nextInt(90))
                            : Duration.ofMinutes(random.nextInt(24 * 60)));
            Ask ask = ask(asks.size());
            asks.add(ask);
            put(ask.command);
        }
    }

    /** Hands an event to a process; what that one may not have seen, or not answered, comes again. */
    private void put(Incoming event) {
        if (!redeliveries.isEmpty() && random.nextInt(3) == 0) {
            Incoming again = redeliveries.removeFirst();
            anyIdle().ifPresent(other -> other.accept(again));
        }
        boolean answered = anyIdle().map(instance -> instance.accept(event)).orElse(false);
        if (!answered || random.nextInt(20) == 0) {
            redeliveries.add(event);
        }
    }

    private Ask ask(int number) {
        int user = random.nextInt(9);
        int count = 1 + random.nextInt(4);
        String model = random.nextInt(6) == 0 ? ONE_A_CALL : "gpt-image-2.5-flare";
        boolean edit = model.equals(ONE_A_CALL) ? false : random.nextInt(8) == 0;
        SpaceRef space = new SpaceRef(Samples.CHAT, "space-" + user % 3);
        Incoming.Command command = new Incoming.Command(
                "event-" + number,
                Samples.sender("user-" + user),
                new Place(space, new ChannelRef(Samples.CHAT, "channel-" + user % 4)),
                Samples.replyTo("ask-" + number),
                edit ? "edit" : "imagine",
                "picture " + number,
                edit ? List.of(new Attachment(Attachment.Role.IMAGE, "file", "photo.png")) : List.of(),
                Map.of("count", String.valueOf(count), "model", model));
        return new Ask(number, command, model, count);
    }

    private void changeTheWeather() {
        if (elapsed.compareTo(nextWeather) >= 0) {
            become(random.nextInt(3) == 0 ? Weather.CALM : Weather.any(random));
            nextWeather = elapsed.plus(Weather.lasts(random));
            modelGone = random.nextInt(3) == 0;
        }
    }

    private void become(Weather next) {
        if (weather != Weather.CALM && calmSince.compareTo(elapsed) < 0) {
            calmSince = elapsed;
        }
        weather = next;
    }

    private void moveTheClock() {
        if (elapsed.compareTo(nextJump) >= 0) {
            nextJump = elapsed.plusHours(24 * 4 + random.nextInt(24 * 12));
            Duration by = Duration.ofMinutes(random.nextInt(-24 * 60, 24 * 60));
            clock.advance(by);
            // Set back, the pauses of breakers and the line at the provider last until the clock is there again.
            calmSince = elapsed.plus(by.isNegative() ? by.negated() : Duration.ZERO);
        }
    }

    private void restartDue() {
        List<Restart> due = restarts.stream()
                .filter(restart -> elapsed.compareTo(restart.at()) >= 0)
                .toList();
        restarts.removeAll(due);
        for (Restart restart : due) {
            instances.set(restart.slot(), instance(restart.slot()));
            instances.get(restart.slot()).recover();
        }
    }

    void restartLater(SimulatedInstance dead) {
        crashes++;
        Duration at = elapsed.plusMillis(random.nextInt(60_000));
        restarts.add(new Restart(instances.indexOf(dead), at));
        due(clock.instant().plus(at.minus(elapsed)));
    }

    /** Two processes share a machine; of the third nobody else knows whether it lives. */
    private SimulatedInstance instance(int slot) {
        return new SimulatedInstance(this, new InstanceId(slot < 2 ? "alpha" : "beta", 100 + slot, ++born));
    }

    boolean isKnownDead(InstanceId owner, InstanceId asking) {
        return owner.host().equals(asking.host())
                && instances.stream().noneMatch(instance -> instance.id().equals(owner) && instance.isAlive());
    }

    private void advance(Duration time) {
        elapsed = elapsed.plus(time);
        clock.advance(time);
    }

    void due(Instant at) {
        dues.add(at);
    }

    /** A request failed, or was turned away: in calm weather for people's own reasons, or none was drawn since to show it. */
    void fellThrough(Object reason, Instant at) {
        boolean calm = weather == Weather.CALM && elapsed.compareTo(calmSince.plus(SETTLED)) >= 0;
        boolean theirs = reason instanceof Failure.QuotaExceeded || reason instanceof Failure.UserError;
        boolean noneHasShown =
                reason instanceof Failure.ProviderPermanent && lastArrival.compareTo(calmSince.plus(SETTLED)) < 0;
        if (calm && !theirs && !noneHasShown) {
            violated("in calm weather, " + reason);
        }
    }

    void arrived() {
        lastArrival = elapsed;
    }

    void checkLimits() {
        violations.addAll(audit.overLimit());
    }

    void violated(String what) {
        violations.add(clock.instant() + " " + weather + ": " + what);
    }

    Ask askOf(ImageRequest request) {
        return switch (request) {
            case ImageRequest.Generation generation ->
                numbered(generation.prompt().text());
            case ImageRequest.Edit edit -> numbered(edit.prompt().text());
            case ImageRequest.Variation _ -> throw new IllegalStateException("nobody asked for a variation");
        };
    }

    Ask askOf(String eventId) {
        return numbered(eventId);
    }

    Ask askOf(JobId job) {
        Predicate<Ask> has = ask -> job.equals(ask.job);
        return asks.reversed().stream().filter(has).findFirst().orElseThrow();
    }

    Ask askAt(ReplyAddress address) {
        return numbered(address.value());
    }

    private Ask numbered(String text) {
        Matcher matcher = NUMBER.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("it names no ask: " + text);
        }
        return asks.get(Integer.parseInt(matcher.group(1)));
    }

    boolean isGone(ModelId model) {
        return modelGone && model.value().equals(ONE_A_CALL);
    }

    int nextImage() {
        return ++images;
    }

    Weather weather() {
        return weather;
    }

    ManualClock clock() {
        return clock;
    }

    Random random() {
        return random;
    }

    Database database() {
        return database;
    }

    JobStore jobs() {
        return jobs;
    }

    List<Ask> asks() {
        return asks;
    }

    int crashes() {
        return crashes;
    }

    @Override
    public void close() {
        audit.close();
        database.close();
    }
}
