package planted.storage;

import java.time.Instant;
import java.util.Optional;

/** Breaks: no optional fields, time and threads have a home, environment has a home, no injection into fields. */
@SuppressWarnings("OptionalUsedAsFieldOrParameterType")
public final class Rows {
    /** An annotation that happens to be named like the well-known one. */
    @interface Inject {}

    @Inject
    public String injected = "";

    final Optional<String> first = Optional.ofNullable(System.getenv("PATH"));
    final Instant readAt = Instant.now();
}
