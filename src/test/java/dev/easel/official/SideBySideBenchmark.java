package dev.easel.official;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Easel and the official client read the same answers of one server: ten pictures as {@code b64_json}. Each reads in Java
 * virtual machines of its own with the same settings, to which all figures belong; the server is in this one. Prints a
 * table; the figures that don't depend on the machine have limits.
 */
@Tag("benchmark")
final class SideBySideBenchmark {
    private static final int MEGABYTE = 1_000_000;
    private static final long MINUTES = 4;
    private static final Pattern MEASURED = Pattern.compile("measured (\\d+) (\\d+) (\\d+) (\\d+)");
    private static final List<Integer> HEAPS =
            List.of(8, 12, 16, 20, 24, 32, 48, 64, 96, 128, 192, 256, 288, 320, 384, 512, 768);

    private static final String DRAIN = "drained, nothing else";
    private static final String OURS = "Easel: hashed, forced to disk";
    private static final String OURS_PLAIN = "Easel: written to files";
    private static final String THEIRS = "openai-java: hashed, forced to disk";
    private static final String THEIRS_PLAIN = "openai-java: written to files";

    private final Map<String, String> readers = new LinkedHashMap<>();
    private final String ourClassPath = System.getProperty("java.class.path");
    private final String officialClassPath =
            OfficialProgram.classPath() + File.pathSeparator + Path.of("target/test-classes");

    @TempDir
    private Path folder;

    SideBySideBenchmark() {
        readers.put(DRAIN, "dev.easel.official.DrainsOnly");
        readers.put(OURS_PLAIN, "dev.easel.official.EaselWrites");
        readers.put(THEIRS_PLAIN, "official.ReadPictures");
        readers.put(OURS, "dev.easel.official.EaselReads");
        readers.put(THEIRS, "official.KeepPictures");
    }

    /** What one time takes. */
    private record Figures(double processorMillis, double wallMillis, double allocatedMegabytes) {}

    @Test
    void tenPicturesOfTwoMegabytes() throws Exception {
        compare(2, 20, 40);
    }

    @Test
    void tenPicturesOfTwelveMegabytes() throws Exception {
        compare(12, 8, 12);
    }

    private void compare(int megabytes, int warmUp, int rounds) throws Exception {
        Map<String, Figures> figures = new LinkedHashMap<>();
        Map<String, Integer> heaps = new LinkedHashMap<>();
        try (TenPictures server = new TenPictures(megabytes * MEGABYTE)) {
            for (String reader : readers.keySet()) {
                figures.put(
                        reader,
                        run(reader, server.url(), 1_024, warmUp, rounds)
                                .orElseThrow(() -> new AssertionError(reader + " didn't finish")));
                heaps.put(reader, smallestHeap(reader, server.url()));
            }
        }
        print(megabytes, figures, heaps);

        assertThat(figures.get(OURS).allocatedMegabytes()).isLessThan(2);
        assertThat(heaps.get(OURS)).isLessThanOrEqualTo(32);
    }

    /** In megabytes, of those that are tried; the first picture of a fresh start must fit too. */
    private int smallestHeap(String reader, String url) throws Exception {
        int fails = -1;
        int passes = HEAPS.size() - 1;
        while (passes - fails > 1) {
            int middle = (passes + fails) / 2;
            if (run(reader, url, HEAPS.get(middle), 0, 1).isPresent()) {
                passes = middle;
            } else {
                fails = middle;
            }
        }
        return HEAPS.get(passes);
    }

    /** Empty when it ran out of memory. */
    private Optional<Figures> run(String reader, String url, int heapMegabytes, int warmUp, int rounds)
            throws IOException, InterruptedException {
        String program = readers.get(reader);
        Path files = Files.createTempDirectory(folder, "read");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + heapMegabytes + "m",
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        program.startsWith("official.") ? officialClassPath : ourClassPath,
                        Measure.class.getName(),
                        program,
                        url,
                        files.toString(),
                        String.valueOf(warmUp),
                        String.valueOf(rounds))
                .redirectErrorStream(true)
                .redirectOutput(
                        files.resolveSibling(files.getFileName() + ".log").toFile())
                .start();
        boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
        process.destroyForcibly().waitFor();
        String said = Files.readString(files.resolveSibling(files.getFileName() + ".log"), StandardCharsets.UTF_8);
        Matcher measured = MEASURED.matcher(said);
        if (ended && measured.find()) {
            return Optional.of(new Figures(
                    Long.parseLong(measured.group(1)) / 1e3,
                    Long.parseLong(measured.group(2)) / 1e3,
                    Long.parseLong(measured.group(3)) / 1e6));
        }
        assertThat(said)
                .as("neither an end nor a full heap")
                .matches(text -> !ended || text.contains("OutOfMemoryError"));
        return Optional.empty();
    }

    @SuppressWarnings("SystemOut")
    private static void print(int megabytes, Map<String, Figures> figures, Map<String, Integer> heaps) {
        double floor = figures.get(DRAIN).processorMillis();
        System.out.printf(
                Locale.ROOT,
                "%nten pictures of %d MB            CPU ms  above floor   wall ms  allocated MB  smallest heap MB%n",
                megabytes);
        figures.forEach((reader, figure) -> System.out.printf(
                Locale.ROOT,
                "%-36s%8.1f %12.1f %9.1f %13.2f %17d%n",
                reader,
                figure.processorMillis(),
                figure.processorMillis() - floor,
                figure.wallMillis(),
                figure.allocatedMegabytes(),
                heaps.get(reader)));
        System.out.printf(
                Locale.ROOT,
                "processor time above the floor, openai-java : Easel = %.1f (files), %.1f (hashed, forced)%n",
                ratio(figures, THEIRS_PLAIN, OURS_PLAIN),
                ratio(figures, THEIRS, OURS));
    }

    private static double ratio(Map<String, Figures> figures, String theirs, String ours) {
        double floor = figures.get(DRAIN).processorMillis();
        return (figures.get(theirs).processorMillis() - floor)
                / (figures.get(ours).processorMillis() - floor);
    }
}
