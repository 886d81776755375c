package dev.easel.core.gallery;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How long what jobs leave behind is kept once they are over. What is absent is kept until somebody deletes it.
 *
 * @param inputs the images and masks that they were made from
 * @param outputs the images that they drew
 * @param prompts what was said
 */
public record RetentionRule(
        @Nullable Duration inputs,
        @Nullable Duration outputs,
        @Nullable Duration prompts) {
    /** Everything is kept. */
    public static final RetentionRule FOREVER = new RetentionRule(null, null, null);

    /** The shortest of them, by which conversations go that hold all three. */
    public Optional<Duration> findShortest() {
        return Stream.of(Optional.ofNullable(inputs), Optional.ofNullable(outputs), Optional.ofNullable(prompts))
                .flatMap(Optional::stream)
                .min(Duration::compareTo);
    }
}
