package dev.easel.web.server;

import io.javalin.http.ContentTooLargeResponse;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** Reads what is sent, up to a limit, and in two minutes at most. */
public final class Bodies {
    private static final int TOO_SLOW = 408;
    /** Who sends a little too much hears so; who sends far more finds the connection closed. */
    private static final long MAX_IGNORED_BYTES = 1 << 20;

    private static final long MAX_NANOS = TimeUnit.MINUTES.toNanos(2);

    private Bodies() {}

    /**
     * The body as it comes in.
     *
     * @throws ContentTooLargeResponse when it is announced as larger; from reading, when it turns out so
     */
    public static InputStream open(Context context, long maxBytes) {
        long announced = context.req().getContentLengthLong();
        if (announced > maxBytes) {
            if (announced <= maxBytes + MAX_IGNORED_BYTES) {
                ignore(context);
            }
            throw new ContentTooLargeResponse("At most " + maxBytes + " bytes.");
        }
        return new Limited(context.bodyInputStream(), maxBytes);
    }

    /** Some clients read no answer before they have sent everything. */
    private static void ignore(Context context) {
        try (InputStream rest = new Limited(context.bodyInputStream(), Long.MAX_VALUE)) {
            rest.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new ContentTooLargeResponse("The body broke off.");
        }
    }

    /** The whole body as UTF-8 text, limited as {@link #open}. */
    public static String text(Context context, long maxBytes) throws IOException {
        try (InputStream in = open(context, maxBytes)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static final class Limited extends FilterInputStream {
        private final long maxBytes;
        private final long deadline = System.nanoTime() + MAX_NANOS;
        private long seen;

        Limited(InputStream in, long maxBytes) {
            super(in);
            this.maxBytes = maxBytes;
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int read = super.read(into, from, length);
            count(Math.max(0, read));
            return read;
        }

        private void count(int bytes) {
            seen += bytes;
            if (seen > maxBytes) {
                throw new ContentTooLargeResponse("At most " + maxBytes + " bytes.");
            }
            if (System.nanoTime() - deadline > 0) {
                throw new HttpResponseException(TOO_SLOW, "The body took too long.");
            }
        }
    }
}
