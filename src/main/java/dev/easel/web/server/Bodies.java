package dev.easel.web.server;

import io.javalin.http.ContentTooLargeResponse;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import jakarta.servlet.ServletInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** Reads what is sent, up to a limit, and in two minutes at most. */
public final class Bodies {
    private static final int TOO_SLOW = 408;
    /** Some clients read no answer before they have sent everything; beyond this they find the connection closed. */
    private static final long MAX_IGNORED_BYTES = 16 << 20;

    private static final long MAX_IGNORING_NANOS = TimeUnit.SECONDS.toNanos(10);

    private static final long MAX_NANOS = TimeUnit.MINUTES.toNanos(2);

    private Bodies() {}

    /**
     * The body as it comes in.
     *
     * @throws ContentTooLargeResponse when it is announced as larger; from reading, when it turns out so
     */
    public static InputStream open(Context context, long maxBytes) {
        InputStream body = context.bodyInputStream();
        if (context.req().getContentLengthLong() > maxBytes) {
            throw tooLarge(body, maxBytes);
        }
        return new Limited(body, maxBytes);
    }

    /** Lets the rest go by, so that its sender comes to hear the answer. */
    private static ContentTooLargeResponse tooLarge(InputStream rest, long maxBytes) {
        try {
            ignore(rest);
        } catch (IOException e) {
            return new ContentTooLargeResponse("The body broke off.");
        }
        return new ContentTooLargeResponse("At most " + maxBytes + " bytes.");
    }

    /** Lets go by what nobody read; false when it does not end, and the connection is of no more use. */
    static boolean ignoreRest(Context context) {
        try {
            ServletInputStream body = context.req().getInputStream();
            return body.isFinished() || ignore(body);
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether it came to its end. */
    private static boolean ignore(InputStream rest) throws IOException {
        byte[] ignored = new byte[1 << 14];
        long deadline = System.nanoTime() + MAX_IGNORING_NANOS;
        for (long seen = 0; seen < MAX_IGNORED_BYTES && System.nanoTime() - deadline < 0; ) {
            int read = rest.read(ignored);
            if (read < 0) {
                return true;
            }
            seen += read;
        }
        return false;
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
                throw tooLarge(in, maxBytes);
            }
            if (System.nanoTime() - deadline > 0) {
                throw new HttpResponseException(TOO_SLOW, "The body took too long.");
            }
        }
    }
}
