package dev.easel.core.gallery;

/** What of a job isn't kept any more, although nobody took it back. */
public record Gone(boolean inputs, boolean outputs, boolean prompt) {
    public static final Gone NOTHING = new Gone(false, false, false);
}
