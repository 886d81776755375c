package dev.easel.core.chat;

/**
 * How a platform is connected.
 *
 * @param open connections that work at this moment
 * @param wanted how many there should be; 0 where nothing is connected but called, as with HTTP
 * @param strangers connections under the same name that are not this process's: they get a part of what happens
 */
public record Connection(int open, int wanted, int strangers) {
    /** Without strangers, or where nobody could tell. */
    public Connection(int open, int wanted) {
        this(open, wanted, 0);
    }

    /** Whether everything is connected that should be. */
    public boolean isWhole() {
        return open >= wanted;
    }
}
