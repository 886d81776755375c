package dev.easel.core.failure;

import java.util.Arrays;
import java.util.List;

/**
 * One thing about a request that its sender can change.
 *
 * @param key names the sentence under {@code failure.user.} in the message bundle
 * @param arguments the sentence's placeholders in order, already as text
 */
public record Problem(String key, List<String> arguments) {
    public Problem {
        arguments = List.copyOf(arguments);
    }

    public static Problem of(String key, Object... arguments) {
        return new Problem(key, Arrays.stream(arguments).map(String::valueOf).toList());
    }
}
