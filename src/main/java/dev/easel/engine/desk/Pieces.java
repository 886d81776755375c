package dev.easel.engine.desk;

import dev.easel.core.chat.Document;
import dev.easel.core.chat.ReplyLimits;
import dev.easel.core.image.BlobStore;
import dev.easel.core.image.ImageRef;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Pictures as files that a conversation takes: one that is too large is cut into pieces, which make it up when they are put
 * one behind the other.
 */
record Pieces(List<Piece> all) {
    /**
     * A range of a picture's bytes.
     *
     * @param name of its file
     * @param whole the picture's own name
     */
    record Piece(String name, String whole, ImageRef image, long from, long bytes) {
        boolean isCut() {
            return !name.equals(whole);
        }

        Document document(BlobStore blobs) {
            String type = isCut() ? "application/octet-stream" : image.format().mediaType();
            return new Document(name, type, bytes, () -> range(blobs.open(image.sha256()), from, bytes));
        }
    }

    /** As few as the limits allow. */
    static Pieces of(String name, List<ImageRef> images, ReplyLimits limits) {
        long most = Math.min(limits.maxFileBytes(), limits.maxMessageBytes());
        List<Piece> all = new ArrayList<>();
        for (int i = 0; i < images.size(); i++) {
            ImageRef image = images.get(i);
            String whole = "%s-%d.%s".formatted(name, i + 1, image.format().extension());
            if (image.bytes() <= most) {
                all.add(new Piece(whole, whole, image, 0, image.bytes()));
                continue;
            }
            int number = 1;
            for (long from = 0; from < image.bytes(); from += most) {
                String piece = "%s.%03d".formatted(whole, number++);
                all.add(new Piece(piece, whole, image, from, Math.min(most, image.bytes() - from)));
            }
        }
        return new Pieces(all);
    }

    boolean isCut() {
        return all.stream().anyMatch(Piece::isCut);
    }

    /** The name of the first picture that is in pieces. */
    String firstCut() {
        return all.stream().filter(Piece::isCut).findFirst().orElseThrow().whole();
    }

    /** In as many messages as they need. */
    List<List<Document>> messages(BlobStore blobs, ReplyLimits limits) {
        List<List<Document>> messages = new ArrayList<>();
        List<Document> message = new ArrayList<>();
        long bytes = 0;
        for (Piece piece : all) {
            boolean full = message.size() == limits.maxFiles() || bytes + piece.bytes() > limits.maxMessageBytes();
            if (full && !message.isEmpty()) {
                messages.add(message);
                message = new ArrayList<>();
                bytes = 0;
            }
            message.add(piece.document(blobs));
            bytes += piece.bytes();
        }
        messages.add(message);
        return messages;
    }

    private static InputStream range(InputStream whole, long from, long bytes) throws IOException {
        whole.skipNBytes(from);
        return new FilterInputStream(whole) {
            private long left = bytes;

            @Override
            public int read() throws IOException {
                int value = left > 0 ? super.read() : -1;
                left -= value < 0 ? 0 : 1;
                return value;
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                if (left == 0) {
                    return -1;
                }
                int count = super.read(target, offset, (int) Math.min(length, left));
                left -= Math.max(0, count);
                return count;
            }
        };
    }
}
