package dev.easel.simulation;

import dev.easel.core.failure.Failure;
import dev.easel.core.image.ModelId;
import java.time.Duration;
import java.util.Random;

/** The weather as it comes and goes, and what it excuses; times are counted from the beginning. */
final class Sky {
    private static final Duration SETTLED = Duration.ofMinutes(30);

    private final Random random;
    private Weather weather = Weather.CALM;
    private Duration nextChange = Duration.ofHours(3);
    private Duration calmSince = Duration.ZERO;
    private Duration lastArrival = Duration.ZERO;
    private boolean modelGone;

    Sky(Random random) {
        this.random = random;
    }

    Weather weather() {
        return weather;
    }

    Duration nextChange() {
        return nextChange;
    }

    void change(Duration now) {
        if (now.compareTo(nextChange) >= 0) {
            become(random.nextInt(3) == 0 ? Weather.CALM : Weather.any(random), now);
            nextChange = now.plus(Weather.lasts(random));
            modelGone = random.nextInt(3) == 0;
        }
    }

    /** From now on nothing goes wrong. */
    void clearUp(Duration now) {
        become(Weather.CALM, now);
        nextChange = Duration.ofDays(10_000);
    }

    private void become(Weather next, Duration now) {
        if (weather != Weather.CALM && calmSince.compareTo(now) < 0) {
            calmSince = now;
        }
        weather = next;
    }

    void unsettledUntil(Duration time) {
        calmSince = time;
    }

    void arrived(Duration now) {
        lastArrival = now;
    }

    boolean isGone(ModelId model) {
        return modelGone && model.value().equals(World.ONE_A_CALL);
    }

    /** In calm weather requests fall through for people's own reasons, or because none was drawn since to show it. */
    boolean excuses(Object reason, Duration now) {
        boolean calm = weather == Weather.CALM && now.compareTo(calmSince.plus(SETTLED)) >= 0;
        boolean theirs = reason instanceof Failure.QuotaExceeded || reason instanceof Failure.UserError;
        boolean noneHasShown =
                reason instanceof Failure.ProviderPermanent && lastArrival.compareTo(calmSince.plus(SETTLED)) < 0;
        return !calm || theirs || noneHasShown;
    }
}
