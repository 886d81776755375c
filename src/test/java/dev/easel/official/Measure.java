package dev.easel.official;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/**
 * Runs one way of reading again and again in a Java virtual machine of its own, and prints what one time takes: processor
 * and wall time in microseconds, allocated bytes, bytes read. Knows nothing but the platform, so that it measures the
 * official client among nothing but its own libraries.
 */
public final class Measure {
    private static final OperatingSystemMXBean MACHINE =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Path folder;
    private long processor;
    private long wall;
    private long allocated;
    private long read;

    private Measure(Path folder) {
        this.folder = folder;
    }

    /**
     * Prints one line.
     *
     * @param arguments what reads, where from, an empty folder, how often before measuring, how often then
     */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[2]);
        @SuppressWarnings("unchecked")
        Callable<Long> reading = Class.forName(arguments[0])
                .asSubclass(Callable.class)
                .getConstructor(String.class, Path.class)
                .newInstance(arguments[1], folder);
        int rounds = Integer.parseInt(arguments[4]);
        new Measure(folder).run(reading, Integer.parseInt(arguments[3]));
        Measure measure = new Measure(folder);
        measure.run(reading, rounds);
        System.out.printf(
                "measured %d %d %d %d%n",
                measure.processor / rounds / 1_000,
                measure.wall / rounds / 1_000,
                measure.allocated / rounds,
                measure.read / rounds);
        System.exit(0); // both clients leave threads that wait for a next request
    }

    /** Of all threads, also those that collect garbage and compile; what is removed between rounds isn't counted. */
    private void run(Callable<Long> reading, int rounds) throws Exception {
        for (int i = 0; i < rounds; i++) {
            long processorBefore = MACHINE.getProcessCpuTime();
            long allocatedBefore = THREADS.getTotalThreadAllocatedBytes();
            long before = System.nanoTime();
            read += reading.call();
            wall += System.nanoTime() - before;
            allocated += THREADS.getTotalThreadAllocatedBytes() - allocatedBefore;
            processor += MACHINE.getProcessCpuTime() - processorBefore;
            removeFiles();
        }
    }

    private void removeFiles() throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(folder)) {
            files = found.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
    }
}
