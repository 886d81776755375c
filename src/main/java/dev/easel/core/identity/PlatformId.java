package dev.easel.core.identity;

/** The name of a chat system: lower-case letters and dashes. An open set; the core knows none of them. */
public record PlatformId(String name) {
    public PlatformId {
        if (!name.matches("[a-z][a-z-]{0,19}")) {
            throw new IllegalArgumentException("not a platform name: " + name);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
