package dev.easel.core.job;

import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A job's name: 23 lower-case letters and digits, sortable by the time of admission. Short enough for a chat platform's
 * nonce.
 */
public record JobId(String value) {
    private static final String FORM = "[0-9a-z]{1,25}";
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int TIME_CHARACTERS = 10;
    private static final int RANDOM_CHARACTERS = 13;
    private static final int BITS = 5;
    private static final int MASK = (1 << BITS) - 1;

    public JobId {
        if (!value.matches(FORM)) {
            throw new IllegalArgumentException("not a job id");
        }
    }

    /** Reads what somebody gave back; empty when it can't be an id. */
    public static Optional<JobId> find(String text) {
        return text.matches(FORM) ? Optional.of(new JobId(text)) : Optional.empty();
    }

    /** A new id: 50 bits of time in milliseconds and 64 random bits. */
    public static JobId create(Instant now, RandomGenerator random) {
        StringBuilder text = new StringBuilder(TIME_CHARACTERS + RANDOM_CHARACTERS);
        append(text, now.toEpochMilli(), TIME_CHARACTERS);
        append(text, random.nextLong(), RANDOM_CHARACTERS);
        return new JobId(text.toString());
    }

    private static void append(StringBuilder text, long bits, int characters) {
        for (int i = characters - 1; i >= 0; i--) {
            text.append(ALPHABET.charAt((int) (bits >>> (i * BITS)) & MASK));
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
