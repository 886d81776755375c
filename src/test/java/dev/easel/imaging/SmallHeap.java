package dev.easel.imaging;

import dev.easel.core.failure.Failure.UserError;
import dev.easel.core.failure.FailureException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Run by {@link BoundedMemoryTest} as a process of its own: admits large and hostile files and counts the verdicts. */
final class SmallHeap {
    private SmallHeap() {}

    public static void main(String[] arguments) throws IOException {
        List<String> verdicts = new ArrayList<>();
        for (byte[] file : files()) {
            verdicts.add(verdict(file));
        }
        long peak = ManagementFactory.getMemoryPoolMXBeans().stream()
                .mapToLong(SmallHeap::peak)
                .sum();
        System.out.println(verdicts + " peak " + (peak >> 20) + " MB");
    }

    private static long peak(MemoryPoolMXBean pool) {
        return pool.getPeakUsage().getUsed();
    }

    private static List<byte[]> files() {
        byte[] small = Specimens.file(Specimens.photo(32, 32, BufferedImage.TYPE_INT_RGB), "png");
        byte[] inflating =
                Specimens.concat("a\0\0".getBytes(StandardCharsets.US_ASCII), Specimens.deflate(new byte[40_000_000]));
        return List.of(
                Specimens.png(8_000, 8_000, 1, 0, 0, new byte[8_000 * 1_001]),
                Bombs.jpeg(8_000, 8_000),
                Bombs.gif(8_000, 8_000),
                Specimens.png(5_000, 5_000, 1, 0, 0, new byte[5_000 * 626]),
                Specimens.withChunk(small, "zTXt", inflating),
                Specimens.withChunk(small, "iCCP", inflating),
                Specimens.png(2_000, 1_500, 8, 2, 0, new byte[1_500 * 6_001]),
                small);
    }

    private static String verdict(byte[] file) throws IOException {
        try {
            new Studio().admit(file);
            return "admitted";
        } catch (FailureException e) {
            return ((UserError) e.failure()).problems().getFirst().key();
        }
    }
}
