package dev.easel.simulation;

import java.time.Duration;
import java.util.Random;

/** How badly everything around Easel behaves, for some hours. */
enum Weather {
    /** Nothing goes wrong. */
    CALM(0, 0, 0),
    /** Nearly a third of all calls of the provider fail. */
    STORM(0.30, 0.05, 0.003),
    /** The account has no credit. */
    NO_CREDIT(0.1, 0.02, 0.001),
    /** The chat platform is down. */
    SILENT_PLATFORM(0.1, 1, 0.003),
    /** Processes die all the time. */
    CRASHES(0.05, 0.05, 0.02);

    final double providerFaults;
    final double platformFaults;
    final double crashes;

    Weather(double providerFaults, double platformFaults, double crashes) {
        this.providerFaults = providerFaults;
        this.platformFaults = platformFaults;
        this.crashes = crashes;
    }

    static Weather any(Random random) {
        Weather[] all = values();
        return all[random.nextInt(all.length)];
    }

    static Duration lasts(Random random) {
        return Duration.ofMinutes(30 + random.nextInt(14 * 60));
    }
}
