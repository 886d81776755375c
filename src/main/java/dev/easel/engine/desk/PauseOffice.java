package dev.easel.engine.desk;

import dev.easel.core.quota.Gate;
import dev.easel.core.quota.Gate.Bar;
import dev.easel.core.quota.QuotaScope;
import dev.easel.core.quota.QuotaSubject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Stops a space from asking for a while. A pause by whoever runs the installation is not lifted here. */
final class PauseOffice implements AdminClerk.Office {
    /** What is to be done. */
    enum Switch {
        PAUSE,
        RESUME
    }

    private final Gate gate;
    private final Switch position;
    private final InstantSource clock;

    PauseOffice(Gate gate, Switch position, InstantSource clock) {
        this.gate = gate;
        this.position = position;
        this.clock = clock;
    }

    @Override
    public List<String> serve(AdminOrder order) {
        Instant now = clock.instant();
        QuotaSubject space = new QuotaSubject(
                QuotaScope.SPACE, order.platform(), order.space().id());
        Optional<Bar> bar = gate.listBars(now).stream()
                .filter(one -> one.subject().equals(space))
                .findFirst();
        if (bar.filter(one -> one.signature().space() == null).isPresent()) {
            throw new MisunderstoodException(order.wording().pausedFromAbove());
        }
        return List.of(
                switch (position) {
                    case PAUSE -> {
                        Optional<Duration> time = order.findTime();
                        gate.bar(space, time.map(now::plus).orElse(null), order.signature(now));
                        yield order.wording().paused(time.orElse(null));
                    }
                    case RESUME ->
                        gate.unbar(space, order.signature(now))
                                ? order.wording().resumed()
                                : order.wording().notPaused();
                });
    }
}
