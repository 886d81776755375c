package dev.easel.core.image;

import dev.easel.core.image.ImageSize.Pixels;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Format and size of an image file, read from its first bytes without decoding anything. */
public record ImageHeader(ImageFormat format, Pixels size) {
    private static final int PNG_MAGIC = 0x89504E47;
    private static final int GIF_MAGIC = 0x47494638;
    private static final int RIFF_MAGIC = 0x52494646;
    private static final int WEBP_MAGIC = 0x57454250;
    private static final int JPEG_MAGIC = 0xFFD8;

    /** Any number of these bytes may stand before a marker (ITU-T T.81, B.1.1.2). */
    private static final int JPEG_FILL = 0xFFFF;

    /** Reads a header from the start of a stream, which is left open somewhere behind it; empty: not such an image. */
    public static Optional<ImageHeader> read(InputStream source) throws IOException {
        DataInputStream in = new DataInputStream(source);
        try {
            int magic = in.readInt();
            if (magic == PNG_MAGIC) {
                return png(in);
            } else if (magic == GIF_MAGIC) {
                return gif(in);
            } else if (magic == RIFF_MAGIC) {
                return webp(in);
            } else if (magic >>> 16 == JPEG_MAGIC) {
                return jpeg(in, magic & 0xFFFF);
            }
            return Optional.empty();
        } catch (EOFException e) {
            return Optional.empty();
        }
    }

    private static Optional<ImageHeader> png(DataInputStream in) throws IOException {
        in.skipNBytes(12); // rest of the signature, IHDR's length and name
        return of(ImageFormat.PNG, in.readInt(), in.readInt());
    }

    private static Optional<ImageHeader> gif(DataInputStream in) throws IOException {
        in.skipNBytes(2); // version
        return of(ImageFormat.GIF, readShortLittle(in), readShortLittle(in));
    }

    private static Optional<ImageHeader> webp(DataInputStream in) throws IOException {
        in.skipNBytes(4); // length
        if (in.readInt() != WEBP_MAGIC) {
            return Optional.empty();
        }
        int chunk = in.readInt();
        in.skipNBytes(4); // chunk length
        return switch (chunk) {
            case 0x56503820 -> lossyWebp(in); // "VP8 "
            case 0x5650384C -> losslessWebp(in); // "VP8L"
            case 0x56503858 -> extendedWebp(in); // "VP8X"
            default -> Optional.empty();
        };
    }

    private static Optional<ImageHeader> lossyWebp(DataInputStream in) throws IOException {
        in.skipNBytes(6); // frame tag and start code
        return of(ImageFormat.WEBP, readShortLittle(in) & 0x3FFF, readShortLittle(in) & 0x3FFF);
    }

    private static Optional<ImageHeader> losslessWebp(DataInputStream in) throws IOException {
        in.skipNBytes(1); // signature
        int bits = readShortLittle(in) | readShortLittle(in) << 16;
        return of(ImageFormat.WEBP, (bits & 0x3FFF) + 1, (bits >>> 14 & 0x3FFF) + 1);
    }

    private static Optional<ImageHeader> extendedWebp(DataInputStream in) throws IOException {
        in.skipNBytes(4); // flags
        int width = readShortLittle(in) | in.readUnsignedByte() << 16;
        int height = readShortLittle(in) | in.readUnsignedByte() << 16;
        return of(ImageFormat.WEBP, width + 1, height + 1);
    }

    /** Walks the segments up to the frame header; {@code marker} is the one that follows the magic number. */
    private static Optional<ImageHeader> jpeg(DataInputStream in, int marker) throws IOException {
        int at = marker;
        while (at >>> 8 == 0xFF) {
            if (isFrame(at)) {
                in.skipNBytes(3); // segment length, sample precision
                int height = in.readUnsignedShort();
                return of(ImageFormat.JPEG, in.readUnsignedShort(), height);
            }
            if (at == JPEG_FILL) {
                at = 0xFF00 | in.readUnsignedByte();
                continue;
            }
            int length = in.readUnsignedShort();
            if (length < 2 || at == 0xFFDA) {
                return Optional.empty();
            }
            in.skipNBytes(length - 2L);
            at = in.readUnsignedShort();
        }
        return Optional.empty();
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xFFC0 && marker <= 0xFFCF && marker != 0xFFC4 && marker != 0xFFC8 && marker != 0xFFCC;
    }

    private static Optional<ImageHeader> of(ImageFormat format, int width, int height) {
        return width < 1 || height < 1
                ? Optional.empty()
                : Optional.of(new ImageHeader(format, new Pixels(width, height)));
    }

    private static int readShortLittle(DataInputStream in) throws IOException {
        return in.readUnsignedByte() | in.readUnsignedByte() << 8;
    }
}
