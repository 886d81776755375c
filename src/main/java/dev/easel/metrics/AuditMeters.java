package dev.easel.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** What the auditor found. */
final class AuditMeters {
    private final AtomicLong violations = new AtomicLong();
    private final AtomicLong madeAt = new AtomicLong();
    private final Counter made;
    private final Counter failed;

    AuditMeters(MeterRegistry registry) {
        Gauge.builder("easel.ledger.violations", violations, AtomicLong::get)
                .description("Rows that broke a rule of the books in the last audit")
                .register(registry);
        Gauge.builder("easel.ledger.audited.timestamp.seconds", madeAt, AtomicLong::get)
                .description("When the books were last audited, 0 before the first time")
                .register(registry);
        made = counter(registry, "made");
        failed = counter(registry, "failed");
    }

    private static Counter counter(MeterRegistry registry, String result) {
        return Counter.builder("easel.ledger.audits")
                .description("Audits of the books")
                .tag("result", result)
                .register(registry);
    }

    void made(int found, Instant now) {
        violations.set(found);
        madeAt.set(now.getEpochSecond());
        made.increment();
    }

    int violations() {
        return violations.intValue();
    }

    void failed() {
        failed.increment();
    }
}
