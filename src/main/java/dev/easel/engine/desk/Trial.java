package dev.easel.engine.desk;

import java.util.Locale;
import java.util.Map;

/** Tells whether a picture could be drawn with options. */
@FunctionalInterface
public interface Trial {
    /**
     * Plans one and forgets it.
     *
     * @throws dev.easel.core.failure.FailureException {@code UserError} that says why not
     */
    void plan(Map<String, String> options, Locale locale);
}
