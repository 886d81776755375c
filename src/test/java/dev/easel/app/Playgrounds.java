package dev.easel.app;

/** Where a running Easel says that its playground is. */
final class Playgrounds {
    private Playgrounds() {}

    static String url(Easel easel) {
        return easel.lines().stream()
                .filter(line -> line.startsWith("playground"))
                .map(line -> line.replaceFirst("(?s)^playground\\s+(http\\S+).*", "$1"))
                .findFirst()
                .orElseThrow();
    }
}
