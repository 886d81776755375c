package dev.easel.sandbox;

import io.javalin.http.Context;
import java.io.IOException;

/** A connection that is lost in the middle. */
final class HalfAnswer {
    private HalfAnswer() {}

    /** Announces all of an answer and sends half of it, whereupon the server drops the connection. */
    static void send(Context context, byte[] whole) throws IOException {
        context.header("Content-Length", Integer.toString(whole.length));
        context.outputStream().write(whole, 0, whole.length / 2);
        context.res().flushBuffer();
    }
}
