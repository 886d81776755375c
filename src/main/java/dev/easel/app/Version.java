package dev.easel.app;

/** Which Easel this is. */
final class Version {
    /** From the jar's manifest; {@code development} without one. */
    static final String NAME = name();

    private Version() {}

    private static String name() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
