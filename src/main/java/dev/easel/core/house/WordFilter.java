package dev.easel.core.house;

import dev.easel.core.identity.Place;

/** Port: which words are not drawn. Safe for use from several threads. */
@FunctionalInterface
public interface WordFilter {
    /** Whether a text holds something that is not drawn there. Quick, whatever the text. */
    boolean forbids(Place where, String text);
}
