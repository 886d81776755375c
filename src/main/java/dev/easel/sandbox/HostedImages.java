package dev.easel.sandbox;

import dev.easel.sandbox.paint.Recipe;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.UUID;

/**
 * Images that can be fetched for an hour. Only their recipes are kept, the last thousand of them, and drawn again on
 * request. Safe for use from any thread.
 */
final class HostedImages {
    static final String PATH = "/v1/files/";
    static final Duration LIFETIME = Duration.ofMinutes(60);
    private static final int MAX_RECIPES = 1000;

    private final InstantSource clock;
    private final LinkedHashMap<String, Entry> entries = new LinkedHashMap<>();

    HostedImages(InstantSource clock) {
        this.clock = clock;
    }

    private record Entry(Recipe recipe, Instant expires) {}

    /** Remembers a recipe and returns the path of its image. */
    synchronized String host(Recipe recipe) {
        String file = UUID.randomUUID() + "." + recipe.format().extension();
        entries.put(file, new Entry(recipe, clock.instant().plus(LIFETIME)));
        if (entries.size() > MAX_RECIPES) {
            entries.pollFirstEntry();
        }
        return PATH + file;
    }

    synchronized Optional<Recipe> find(String file) {
        return Optional.ofNullable(entries.get(file))
                .filter(entry -> clock.instant().isBefore(entry.expires()))
                .map(Entry::recipe);
    }
}
