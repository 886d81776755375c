package dev.easel.imaging;

import java.io.EOFException;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** What a PNG's data chunks hold, unpacked only as far as it is asked for. */
final class PngData implements AutoCloseable {
    private final Inflater inflater = new Inflater();
    private final Iterator<Octets> chunks;

    PngData(List<Octets> chunks) {
        this.chunks = chunks.iterator();
    }

    void readFully(byte[] target, int count) throws IOException {
        int done = 0;
        while (done < count) {
            int step = inflate(target, done, count - done);
            if (step == 0 && !feed()) {
                throw new EOFException("the image data ends early");
            }
            done += step;
        }
    }

    private int inflate(byte[] target, int offset, int count) throws IOException {
        try {
            return inflater.inflate(target, offset, count);
        } catch (DataFormatException e) {
            throw new IOException("the image data is damaged", e);
        }
    }

    private boolean feed() {
        if (inflater.finished() || inflater.needsDictionary() || !inflater.needsInput() || !chunks.hasNext()) {
            return false;
        }
        Octets chunk = chunks.next();
        inflater.setInput(chunk.array(), chunk.start(), chunk.length());
        return true;
    }

    /** Whether nothing follows: neither pixels nor anything hidden behind them. Checks the checksum. */
    boolean finished() throws IOException {
        byte[] more = new byte[1];
        while (true) {
            if (inflate(more, 0, 1) > 0) {
                return false;
            } else if (inflater.finished()) {
                return inflater.getRemaining() == 0 && !chunks.hasNext();
            } else if (!feed()) {
                throw new EOFException("the image data has no end");
            }
        }
    }

    @Override
    public void close() {
        inflater.end();
    }
}
