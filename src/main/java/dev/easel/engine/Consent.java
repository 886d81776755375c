package dev.easel.engine;

/**
 * What somebody has said already to what they ask for.
 *
 * @param micros what they agreed to pay at most, in micro-dollars; 0 for nothing
 */
record Consent(long micros, Wish wish) {
    /** They were asked nothing yet. */
    static final Consent NONE = new Consent(0, Wish.UNKNOWN);

    /** They want the images that they were given for it before. */
    static final Consent REUSE = new Consent(0, Wish.REUSE);

    /** Whether they want images of before. */
    enum Wish {
        UNKNOWN,
        DRAW,
        REUSE
    }

    /** They want it drawn, for so much at most. */
    static Consent upTo(long micros) {
        return new Consent(micros, Wish.DRAW);
    }

    /** What they do says that they want it drawn, whatever they were given before. */
    Consent toDraw() {
        return upTo(micros);
    }
}
