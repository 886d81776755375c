package dev.easel.web.server;

import java.time.Instant;

/**
 * A browser that was here before.
 *
 * @param id random, 22 characters of letters, digits, dashes and underscores
 * @param expires when its cookie ends
 * @param formToken what its pages send along with every change, so that other sites can't: see {@link Sessions#require}
 */
public record Session(String id, Instant expires, String formToken) {
    /** Never the id: whoever has it and the key is this browser. */
    @Override
    public String toString() {
        return "Session[" + expires + "]";
    }
}
