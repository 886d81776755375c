package dev.easel.imaging;

import dev.easel.core.image.ImageSize.Pixels;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * A PNG's chunks. Only those that make the picture are looked into; a text or colour chunk that inflates to gigabytes
 * costs nothing, because nobody asks what it says.
 */
final class PngScan implements Scan {
    private static final int SIGNATURE_BYTES = 8;
    private static final int CHUNK_FRAME_BYTES = 12;
    private static final int MAX_PROFILE_BYTES = 1_000_000;
    private static final Set<String> ESSENTIAL = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");

    private final Octets file;
    private final ByteArrayOutputStream essential = new ByteArrayOutputStream();
    private final List<Octets> data = new ArrayList<>();
    private final PngHeader header;
    private Octets palette = new Octets(new byte[0]);
    private Octets transparency = new Octets(new byte[0]);
    private @Nullable Octets packedProfile;
    private boolean srgb;
    private Orientation orientation = Orientation.UPRIGHT;
    private boolean clean;

    PngScan(Octets file) throws IOException {
        this.file = file;
        header = PngHeader.read(file.part(SIGNATURE_BYTES + 8L, 13));
        essential.write(file.part(0, SIGNATURE_BYTES).copy());
        long at = SIGNATURE_BYTES;
        boolean ended = false;
        while (!ended) {
            long length = file.u32(at);
            String type = type(at);
            Octets chunk = file.part(at, length + CHUNK_FRAME_BYTES);
            ended = type.equals("IEND");
            take(type, chunk);
            at += chunk.length();
        }
        if (data.isEmpty()) {
            throw new EOFException("no image data");
        }
    }

    private String type(long at) throws EOFException {
        StringBuilder type = new StringBuilder();
        for (int index = 0; index < 4; index++) {
            type.append((char) file.u8(at + 4 + index));
        }
        return type.toString();
    }

    private void take(String type, Octets chunk) throws IOException {
        Octets content = chunk.part(8, chunk.length() - CHUNK_FRAME_BYTES);
        if (ESSENTIAL.contains(type)) {
            requireChecksum(chunk);
            essential.write(chunk.array(), chunk.start(), chunk.length());
        }
        switch (type) {
            case "PLTE" -> palette = content;
            case "tRNS" -> transparency = content;
            case "IDAT" -> data.add(content);
            case "iCCP" -> packedProfile = content;
            case "sRGB" -> srgb = true;
            case "eXIf" -> orientation = TiffDirectory.orientation(content);
            default -> {}
        }
    }

    private static void requireChecksum(Octets chunk) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(chunk.array(), chunk.start() + 4, chunk.length() - 8);
        if (crc.getValue() != chunk.u32(chunk.length() - 4L)) {
            throw new IOException("a chunk's checksum is wrong");
        }
    }

    @Override
    public Pixels size() {
        return header.size();
    }

    @Override
    public Orientation orientation() {
        return orientation;
    }

    @Override
    public Optional<ColourProfile> profile() {
        if (srgb || packedProfile == null || header.grey()) {
            return Optional.empty();
        }
        return inflated(packedProfile).flatMap(ColourProfile::find);
    }

    private static Optional<Octets> inflated(Octets chunk) {
        Inflater inflater = new Inflater();
        try {
            int name = 0;
            while (chunk.u8(name) != 0) {
                name++;
            }
            Octets packed = chunk.part(name + 2L, chunk.length() - name - 2L);
            inflater.setInput(packed.array(), packed.start(), packed.length());
            byte[] profile = new byte[MAX_PROFILE_BYTES];
            int length = inflater.inflate(profile);
            return Optional.of(new Octets(profile).part(0, length));
        } catch (EOFException | DataFormatException e) {
            return Optional.empty(); // a broken profile is no profile
        } finally {
            inflater.end();
        }
    }

    @Override
    public Bitmap decode(Deadline deadline) throws IOException {
        try (PngData pixels = new PngData(data)) {
            Bitmap image = new PngDecoder(header, palette, transparency, pixels).decode(deadline);
            clean = pixels.finished();
            return image;
        }
    }

    @Override
    public Optional<byte[]> bare() {
        return clean && header.bitDepth() <= 8 ? Optional.of(essential.toByteArray()) : Optional.empty();
    }
}
