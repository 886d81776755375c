package dev.easel.engine;

import dev.easel.core.failure.Failure;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns a defect into a failure with a short number, under which the log has the whole story. */
final class Incidents {
    private static final Logger LOG = LoggerFactory.getLogger(Incidents.class);

    private final RandomGenerator random;

    Incidents(RandomGenerator random) {
        this.random = random;
    }

    Failure.Internal report(String where, RuntimeException defect) {
        String incident = String.format(Locale.ROOT, "%06x", random.nextInt(0x1000000));
        LOG.error("incident {} while {}", incident, where, defect);
        return new Failure.Internal(incident);
    }
}
