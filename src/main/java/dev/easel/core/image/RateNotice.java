package dev.easel.core.image;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a provider says of its limits beside an answer.
 *
 * @param images limits in images
 * @param requests limits in calls
 * @param holdBack how long nobody shall call, if the provider refused a call for its pace and said so
 */
public record RateNotice(
        Meter images, Meter requests, @Nullable Duration holdBack) {

    /**
     * One limit; what is absent was not said.
     *
     * @param limit a minute, at least 1
     * @param remaining what may still be asked for now, at least 0
     * @param reset until the limit is whole again
     */
    public record Meter(
            @Nullable Integer limit,
            @Nullable Integer remaining,
            @Nullable Duration reset) {
        public Meter {
            if ((limit != null && limit < 1) || (remaining != null && remaining < 0)) {
                throw new IllegalArgumentException("a limit of " + limit + " with " + remaining + " left");
            }
        }
    }
}
