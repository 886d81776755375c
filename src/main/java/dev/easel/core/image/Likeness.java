package dev.easel.core.image;

/**
 * What an image looks like, coarsely, in 64 bits. Those of a file that was coded anew, scaled or trimmed a little differ in
 * few places; those of another picture mostly in about half of them, though two of the same composition may be the same.
 */
public record Likeness(long bits) {
    /** In how many of the 64 places two likenesses differ. */
    public int distance(Likeness other) {
        return Long.bitCount(bits ^ other.bits);
    }
}
