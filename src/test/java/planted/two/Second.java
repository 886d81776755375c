package planted.two;

import planted.one.First;

/** Breaks: no circles. */
public final class Second {
    public static First other() {
        return new First();
    }
}
