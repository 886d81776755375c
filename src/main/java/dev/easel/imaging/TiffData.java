package dev.easel.imaging;

import dev.easel.imaging.TiffDirectory.Entry;
import java.io.EOFException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;

/** Where a TIFF's pixels are, and a directory of nothing else. */
final class TiffData {
    private static final int STRIP_OFFSETS = 273;
    private static final int STRIP_COUNTS = 279;
    private static final int TILE_OFFSETS = 324;
    private static final int TILE_COUNTS = 325;
    private static final int MAX_PIECES = 100_000;
    /** In ascending order, as a directory has to be. */
    private static final List<Integer> NEEDED = List.of(
            256,
            257,
            258,
            259,
            262,
            266,
            STRIP_OFFSETS,
            277,
            278,
            STRIP_COUNTS,
            284,
            292,
            293,
            317,
            320,
            322,
            323,
            TILE_OFFSETS,
            TILE_COUNTS,
            338,
            339);

    private TiffData() {}

    /** Whether every strip or tile lies within the file. */
    static boolean complete(Octets file, TiffDirectory directory) throws EOFException {
        Optional<Entry> offsets = either(directory, STRIP_OFFSETS, TILE_OFFSETS);
        Optional<Entry> counts = either(directory, STRIP_COUNTS, TILE_COUNTS);
        if (offsets.isEmpty() || counts.isEmpty()) {
            return false;
        }
        long pieces = offsets.get().count();
        if (pieces > MAX_PIECES || pieces != counts.get().count()) {
            return false;
        }
        for (long index = 0; index < pieces; index++) {
            long end = directory.value(offsets.get(), index) + directory.value(counts.get(), index);
            if (end > file.length()) {
                return false;
            }
        }
        return true;
    }

    private static Optional<Entry> either(TiffDirectory directory, int tag, int other) {
        Optional<Entry> found = directory.find(tag);
        return found.isPresent() ? found : directory.find(other);
    }

    /** The file with a new directory behind it, and its header pointing there. */
    static byte[] withBareDirectory(Octets file, TiffDirectory directory) {
        List<Entry> entries =
                NEEDED.stream().flatMap(tag -> directory.find(tag).stream()).toList();
        int start = file.length() + file.length() % 2;
        ByteBuffer target = ByteBuffer.allocate(start + 2 + 12 * entries.size() + 4)
                .order(directory.little() ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        target.put(file.array(), file.start(), file.length());
        target.putInt(4, start).position(start);
        target.putShort((short) entries.size());
        for (Entry entry : entries) {
            target.putShort((short) entry.tag()).putShort((short) entry.type()).putInt((int) entry.count());
            putValues(target, file, entry);
        }
        return target.array();
    }

    /** Up to four bytes of values stand in the entry itself, longer ones where they were. */
    private static void putValues(ByteBuffer target, Octets file, Entry entry) {
        if (TiffDirectory.bytes(entry) > 4) {
            target.putInt((int) entry.place());
        } else {
            target.put(file.array(), file.start() + (int) entry.place(), 4);
        }
    }
}
