package dev.easel.imaging;

import java.io.EOFException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The first directory of a TIFF file, or of the Exif data of another one: where each tag's values are. */
final class TiffDirectory {
    static final int ORIENTATION = 274;
    private static final int[] TYPE_BYTES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8};
    private static final int MAX_ENTRIES = 1_000;

    private final Octets file;
    private final boolean little;
    private final Map<Integer, Entry> entries = new LinkedHashMap<>();

    /** @param place of the first value in the file */
    record Entry(int tag, int type, long count, long place) {}

    private TiffDirectory(Octets file) throws EOFException {
        this.file = file;
        little = file.has(0, "II");
        long start = u32(4);
        int count = Math.min(u16(start), MAX_ENTRIES);
        for (int index = 0; index < count; index++) {
            addEntry(start + 2 + 12L * index);
        }
    }

    static TiffDirectory read(Octets file) throws EOFException {
        return new TiffDirectory(file);
    }

    /** How Exif data says that the camera was held; broken data says nothing. */
    static Orientation orientation(Octets exif) {
        if (!exif.has(0, "II*\0") && !exif.has(0, "MM\0*")) {
            return Orientation.UPRIGHT;
        }
        try {
            return Orientation.of((int) read(exif).value(ORIENTATION, 1));
        } catch (EOFException e) {
            return Orientation.UPRIGHT;
        }
    }

    /** An entry whose values lie beyond the file is as good as none. */
    private void addEntry(long at) throws EOFException {
        int type = u16(at + 2);
        long count = u32(at + 4);
        if (type == 0 || type >= TYPE_BYTES.length) {
            return;
        }
        long bytes = count * TYPE_BYTES[type];
        long place = bytes <= 4 ? at + 8 : u32(at + 8);
        if (count > 0 && place + bytes <= file.length()) {
            entries.putIfAbsent(u16(at), new Entry(u16(at), type, count, place));
        }
    }

    /** How many bytes an entry's values take. */
    static long bytes(Entry entry) {
        return entry.count() * TYPE_BYTES[entry.type()];
    }

    boolean little() {
        return little;
    }

    Optional<Entry> find(int tag) {
        return Optional.ofNullable(entries.get(tag));
    }

    /** The first value of a tag, when it is a number without a fraction. */
    long value(int tag, long otherwise) throws EOFException {
        Entry entry = entries.get(tag);
        return entry == null ? otherwise : value(entry, 0);
    }

    long value(Entry entry, long index) throws EOFException {
        long place = entry.place() + index * TYPE_BYTES[entry.type()];
        return switch (TYPE_BYTES[entry.type()]) {
            case 1 -> file.u8(place);
            case 2 -> u16(place);
            default -> u32(place);
        };
    }

    private int u16(long at) throws EOFException {
        return little ? file.u16Little(at) : file.u16(at);
    }

    private long u32(long at) throws EOFException {
        return little ? file.u32Little(at) : file.u32(at);
    }
}
