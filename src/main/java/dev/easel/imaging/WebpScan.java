package dev.easel.imaging;

import dev.easel.core.image.ImageSize.Pixels;
import java.io.EOFException;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A WebP's chunks (RFC 9649); of an animation the first frame, onto the whole canvas. */
final class WebpScan implements Scan {
    private static final int CHUNK_HEADER = 8;
    private static final int FRAME_HEADER = 16;

    private @Nullable Pixels canvas;
    private @Nullable WebpFrame frame;
    private @Nullable Octets alpha;
    private int left;
    private int top;
    private Orientation orientation = Orientation.UPRIGHT;
    private @Nullable Octets icc;

    WebpScan(Octets file) throws IOException {
        walk(file.part(12, file.u32Little(4) - 4));
        if (frame == null) {
            throw new EOFException("no image in it");
        }
        Pixels size = frame.size();
        if (canvas == null) {
            canvas = size;
        } else if (left + size.width() > canvas.width() || top + size.height() > canvas.height()) {
            throw new IOException("a frame larger than its canvas");
        }
    }

    private void walk(Octets chunks) throws IOException {
        long at = 0;
        while (at + CHUNK_HEADER <= chunks.length()) {
            long length = chunks.u32Little(at + 4);
            take(chunks, at, chunks.part(at + CHUNK_HEADER, length));
            at += CHUNK_HEADER + length + length % 2;
        }
    }

    private void take(Octets chunks, long at, Octets content) throws IOException {
        if (chunks.has(at, "VP8X")) {
            canvas = new Pixels(content.u24Little(4) + 1, content.u24Little(7) + 1);
        } else if (chunks.has(at, "EXIF")) {
            orientation = TiffDirectory.orientation(
                    content.has(0, "Exif\0\0") ? content.part(6, content.length() - 6L) : content);
        } else if (chunks.has(at, "ICCP")) {
            icc = content;
        } else if (chunks.has(at, "ALPH") && frame == null) {
            alpha = content;
        } else if (chunks.has(at, "ANMF") && frame == null) {
            left = 2 * content.u24Little(0);
            top = 2 * content.u24Little(3);
            walk(content.part(FRAME_HEADER, content.length() - FRAME_HEADER));
        } else if (chunks.has(at, "VP8 ") && frame == null) {
            frame = WebpFrame.lossy(content, alpha);
        } else if (chunks.has(at, "VP8L") && frame == null) {
            frame = WebpFrame.lossless(content);
        }
    }

    @Override
    public Pixels size() {
        return Objects.requireNonNull(canvas);
    }

    @Override
    public Orientation orientation() {
        return orientation;
    }

    @Override
    public Optional<ColourProfile> profile() {
        return icc == null ? Optional.empty() : ColourProfile.find(icc);
    }

    @Override
    public Bitmap decode(Deadline deadline) throws IOException {
        Bitmap image = Objects.requireNonNull(frame).decode(deadline);
        if (image.size().equals(size())) {
            return image;
        }
        Bitmap whole = Bitmap.blank(size());
        whole.put(image, left, top);
        return whole;
    }

    @Override
    public Optional<byte[]> bare() {
        return Optional.empty();
    }
}
