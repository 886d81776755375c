package dev.easel.imaging;

import dev.easel.core.image.Stamp;
import java.io.EOFException;
import java.util.Optional;

/**
 * Finds the stamp in a file's metadata, wherever a program put it: in text chunks of a PNG, application segments and
 * comments of a JPEG, any chunk of a WebP that isn't the picture, or the tags of a TIFF.
 */
final class StampSearch {
    private static final int PNG_SIGNATURE = 8;
    private static final int PNG_FRAME = 12;
    private static final int SOS = 0xDA;
    private static final int APP0 = 0xE0;
    private static final int COM = 0xFE;
    private static final int RIFF_HEAD = 12;
    private static final int RIFF_FRAME = 8;

    private StampSearch() {}

    /** Empty also where a file's frame is broken: it is not looked at any further. */
    static Optional<Stamp> find(FileKind kind, Octets file) {
        try {
            return switch (kind) {
                case PNG -> png(file);
                case JPEG -> jpeg(file);
                case WEBP -> webp(file);
                case GIF, BMP -> Optional.empty();
                case TIFF -> StampPacket.find(file);
            };
        } catch (EOFException e) {
            return Optional.empty();
        }
    }

    private static Optional<Stamp> png(Octets file) throws EOFException {
        Optional<Stamp> found = Optional.empty();
        for (long at = PNG_SIGNATURE; at < file.length() && found.isEmpty(); ) {
            long length = file.u32(at);
            if (file.has(at + 4, "iTXt") || file.has(at + 4, "tEXt") || file.has(at + 4, "eXIf")) {
                found = StampPacket.find(file.part(at + 8, length));
            }
            at += length + PNG_FRAME;
        }
        return found;
    }

    private static Optional<Stamp> jpeg(Octets file) throws EOFException {
        Optional<Stamp> found = Optional.empty();
        long at = 2;
        while (found.isEmpty() && file.u8(at) == 0xFF) {
            int marker = file.u8(at + 1);
            if (marker == 0xFF) {
                at++;
                continue;
            } else if (marker == SOS) {
                break;
            }
            Octets segment = file.part(at, 2L + file.u16(at + 2));
            found = marker >= APP0 && marker <= COM ? StampPacket.find(segment) : found;
            at += segment.length();
        }
        return found;
    }

    private static Optional<Stamp> webp(Octets file) throws EOFException {
        Optional<Stamp> found = Optional.empty();
        for (long at = RIFF_HEAD; at + RIFF_FRAME <= file.length() && found.isEmpty(); ) {
            long length = file.u32Little(at + 4);
            if (file.has(at, "XMP ") || file.has(at, "EXIF")) {
                found = StampPacket.find(file.part(at + RIFF_FRAME, length));
            }
            at += RIFF_FRAME + length + length % 2;
        }
        return found;
    }
}
