package dev.easel.core.image;

import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * What stands in a picture's file, so that it is known again: a random number, which says nothing to anybody else.
 *
 * @param value 32 lower-case hexadecimal digits
 */
public record Stamp(String value) {
    private static final String FORM = "[0-9a-f]{32}";

    public Stamp {
        if (!value.matches(FORM)) {
            throw new IllegalArgumentException("not a stamp");
        }
    }

    /** A new one. */
    public static Stamp create(RandomGenerator random) {
        return new Stamp("%016x%016x".formatted(random.nextLong(), random.nextLong()));
    }

    /** Reads what somebody's file says; empty for anything else. */
    public static Optional<Stamp> find(String text) {
        return text.matches(FORM) ? Optional.of(new Stamp(text)) : Optional.empty();
    }
}
