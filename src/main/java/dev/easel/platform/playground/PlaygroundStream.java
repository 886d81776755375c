package dev.easel.platform.playground;

import dev.easel.core.chat.Transcript.Entry;
import io.javalin.http.Context;
import io.javalin.http.TooManyRequestsResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Server-sent events: a conversation up to now, then what is written in it. Each event has its message's version as its
 * id, so a browser that was cut off gets what it missed and nothing twice.
 */
final class PlaygroundStream implements AutoCloseable {
    private static final int MAX_OPEN = 256;
    private static final long LOOK_MILLIS = 1_500;
    private static final int LOOKS_PER_SIGN_OF_LIFE = 10;
    private static final int MAX_DIGITS = 18;

    private final PlaygroundTranscript transcript;
    private final PlaygroundLive live;
    private volatile boolean closed;

    PlaygroundStream(PlaygroundTranscript transcript, PlaygroundLive live) {
        this.transcript = transcript;
        this.live = live;
    }

    /** Returns when the browser has left. */
    void serve(Context context, String channel) throws IOException {
        if (closed || live.count() >= MAX_OPEN) {
            throw new TooManyRequestsResponse();
        }
        context.res().setContentType("text/event-stream");
        context.res().setCharacterEncoding("utf-8");
        context.header("X-Accel-Buffering", "no"); // else a proxy keeps events until it has many
        OutputStream out = context.res().getOutputStream();
        try (PlaygroundLive.Listener listener = live.listen(channel)) {
            follow(channel, version(context.header("Last-Event-ID")), listener, out);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void follow(String channel, long from, PlaygroundLive.Listener listener, OutputStream out)
            throws IOException, InterruptedException {
        send(out, "retry: 1000\n\n");
        long version = send(out, from, transcript.listAfter(channel, from));
        send(out, "event: caught-up\ndata:\n\n");
        int quiet = 0;
        while (!closed) {
            listener.await(LOOK_MILLIS);
            List<Entry> news = transcript.listAfter(channel, version);
            version = send(out, version, news);
            quiet = news.isEmpty() ? quiet + 1 : 0;
            if (quiet == LOOKS_PER_SIGN_OF_LIFE) {
                send(out, ":\n\n");
                quiet = 0;
            }
        }
    }

    private static long send(OutputStream out, long version, List<Entry> entries) throws IOException {
        long last = version;
        StringBuilder events = new StringBuilder();
        for (Entry entry : entries) {
            last = entry.version();
            events.append("id: ").append(last).append("\ndata: ");
            events.append(PlaygroundMessage.read(entry.body()).write(entry.key(), entry.place()));
            events.append("\n\n");
        }
        if (!events.isEmpty()) {
            send(out, events.toString());
        }
        return last;
    }

    private static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static long version(@Nullable String header) {
        return header != null && header.length() <= MAX_DIGITS && header.matches("\\d+") ? Long.parseLong(header) : 0;
    }

    @Override
    public void close() {
        closed = true;
        live.wakeAll();
    }
}
