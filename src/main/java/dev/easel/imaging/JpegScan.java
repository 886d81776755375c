package dev.easel.imaging;

import dev.easel.core.image.ImageSize.Pixels;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A JPEG's segments up to the end of its first image, so the further images of an MPO and whatever else was appended are
 * gone. What is decoded, and kept, holds tables and scans only: no thumbnail, no comment, no location.
 */
final class JpegScan implements Scan {
    private static final int SOF_FIRST = 0xC0;
    private static final int DHT = 0xC4;
    private static final int RST_FIRST = 0xD0;
    private static final int EOI = 0xD9;
    private static final int SOS = 0xDA;
    private static final int DQT = 0xDB;
    private static final int DRI = 0xDD;
    private static final int APP0 = 0xE0;
    private static final int APP1 = 0xE1;
    private static final int APP2 = 0xE2;
    private static final int APP14 = 0xEE;
    private static final int MAX_PROFILE_BYTES = 4_000_000;
    /** Photographs have about ten; each one more is work on the whole image for a few bytes. */
    private static final int MAX_SCANS = 20;
    /** Pixels times scans that need no justification: a second of work. */
    private static final long FREE_WORK = 200_000_000;
    /** Pixels times scans that each byte of data justifies; photographs have a tenth of it. */
    private static final long WORK_PER_BYTE = 100;

    private final Octets file;
    private final ByteArrayOutputStream tables = new ByteArrayOutputStream();
    private final ByteArrayOutputStream icc = new ByteArrayOutputStream();
    private final JpegColour colour = new JpegColour();
    private Orientation orientation = Orientation.UPRIGHT;
    private @Nullable Pixels size;
    private int scans;
    private boolean clean;

    JpegScan(Octets file) throws IOException {
        this.file = file;
        long at = 2;
        for (int marker = marker(at); marker != EOI; marker = marker(at)) {
            while (file.u8(at + 1) == 0xFF) {
                at++;
            }
            Octets segment = file.part(at, 2L + file.u16(at + 2));
            if (segment.length() < 4) {
                throw new IOException("a segment has no length");
            }
            take(marker, segment, segment.part(4, segment.length() - 4L));
            at += segment.length();
            if (marker == SOS) {
                at = copyScan(at);
            }
        }
        if (scans == 0 || size == null) {
            throw new EOFException("no image in it");
        }
    }

    /** The marker at a place, whatever number of fill bytes precede it. */
    private int marker(long at) throws IOException {
        long place = at;
        if (file.u8(place) != 0xFF) {
            throw new IOException("no marker where one belongs");
        }
        while (file.u8(place) == 0xFF) {
            place++;
        }
        return file.u8(place);
    }

    private void take(int marker, Octets segment, Octets content) throws IOException {
        if (marker == DHT || marker == DQT || marker == DRI) {
            copy(segment);
        } else if (marker == SOS) {
            scans++;
            if (scans > MAX_SCANS || size == null) {
                throw new IOException("too many scans, or no frame for them");
            }
            copy(segment);
        } else if (marker >= SOF_FIRST && marker <= 0xCF && marker != 0xC8) {
            frame(marker, segment, content);
        } else if (marker == APP0 && content.has(0, "JFIF\0")) {
            colour.jfif();
        } else if (marker == APP14 && content.has(0, "Adobe")) {
            colour.adobe(content.u8(11));
        } else if (marker == APP1 && content.has(0, "Exif\0\0")) {
            orientation = TiffDirectory.orientation(content.part(6, content.length() - 6L));
        } else if (marker == APP2 && content.has(0, "ICC_PROFILE\0") && icc.size() < MAX_PROFILE_BYTES) {
            copyTo(icc, content.part(14, content.length() - 14L));
        }
    }

    private void frame(int marker, Octets segment, Octets content) throws IOException {
        if (size != null) {
            throw new IOException("a second frame");
        }
        int height = content.u16(1);
        int width = content.u16(3);
        int components = content.u8(5);
        boolean known = marker <= SOF_FIRST + 2
                && content.u8(0) == 8
                && (components == 1 || components == 3 || components == 4);
        if (!known || height == 0) {
            throw Refusals.unknownVariant("JPEG");
        } else if (width == 0) {
            throw new IOException("no width");
        }
        size = new Pixels(width, height);
        colour.components(content.part(6, 3L * components));
        copy(segment);
    }

    /** Copies the coded data behind a scan's header; the place of the marker that ends it. */
    private long copyScan(long from) throws EOFException {
        long at = from;
        while (true) {
            while (file.u8(at) != 0xFF) {
                at++;
            }
            int next = file.u8(at + 1);
            boolean data = next == 0 || (next >= RST_FIRST && next < RST_FIRST + 8);
            if (!data && next != 0xFF) {
                copy(file.part(from, at - from));
                return at;
            }
            at += data ? 2 : 1;
        }
    }

    private void copy(Octets part) {
        copyTo(tables, part);
    }

    private static void copyTo(ByteArrayOutputStream target, Octets part) {
        target.write(part.array(), part.start(), part.length());
    }

    @Override
    public Pixels size() {
        return Objects.requireNonNull(size);
    }

    @Override
    public Orientation orientation() {
        return orientation;
    }

    @Override
    public Optional<ColourProfile> profile() {
        return colour.rgb() ? ColourProfile.find(new Octets(icc.toByteArray())) : Optional.empty();
    }

    @Override
    public Bitmap decode(Deadline deadline) throws IOException {
        if (scans > 1 && scans * size().area() > FREE_WORK + WORK_PER_BYTE * tables.size()) {
            throw new IOException("scans without data in them");
        }
        JpegDecoder decoder = new JpegDecoder(deadline);
        Bitmap image = decoder.decode(new Octets(bytes()), colour);
        clean = !decoder.warned();
        return image;
    }

    @Override
    public Optional<byte[]> bare() {
        return clean && !colour.cmyk() ? Optional.of(bytes()) : Optional.empty();
    }

    private byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(tables.size() + 32);
        bytes.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xD8});
        bytes.writeBytes(colour.segment());
        bytes.writeBytes(tables.toByteArray());
        bytes.writeBytes(new byte[] {(byte) 0xFF, (byte) EOI});
        return bytes.toByteArray();
    }
}
