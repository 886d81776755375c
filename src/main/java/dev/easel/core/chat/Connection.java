package dev.easel.core.chat;

/**
 * How a platform is connected.
 *
 * @param open connections that work at this moment
 * @param wanted how many there should be; 0 where nothing is connected but called, as with HTTP
 */
public record Connection(int open, int wanted) {
    /** Whether everything is connected that should be. */
    public boolean isWhole() {
        return open >= wanted;
    }
}
