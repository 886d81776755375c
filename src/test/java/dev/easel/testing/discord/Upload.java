package dev.easel.testing.discord;

/** A file part of a request: {@code files[index]}. */
final class Upload {
    final int index;
    final String name;
    final byte[] bytes;

    Upload(int index, String name, byte[] bytes) {
        this.index = index;
        this.name = name;
        this.bytes = bytes;
    }
}
