package planted.one;

import planted.two.Second;

/** Breaks: no circles. */
public final class First {
    public static Second other() {
        return new Second();
    }
}
