package dev.easel.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.failure.FailureException;
import dev.easel.core.image.Drawing;
import dev.easel.core.image.PartialListener;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import okio.Buffer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Answers that are wrong below their text: mutated heads and chunks, and connections that close at any byte, end in
 * the very images that were sent or in a failure.
 */
final class BrokenConnectionsTest extends LoopbackDrawing {
    private static final int ROUNDS = 1_000;
    private static final int CAMPAIGN_ROUNDS = 50_000;
    private static final byte[] PICTURE = Specimens.png(600, 1);

    private final Random random = new Random(20261121);
    private final Mutations mutations = new Mutations(random);
    private volatile byte[] next = {};

    @Test
    void endInTheImageOrAFailure() throws IOException {
        draw(ROUNDS);
    }

    @Test
    @Tag("campaign")
    void endInTheImageOrAFailureHoweverManyThereAre() throws IOException {
        draw(CAMPAIGN_ROUNDS);
    }

    private void draw(int rounds) throws IOException {
        int drawn = 0;
        try (ServerSocket raw = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.startVirtualThread(() -> serve(raw));
            OpenAiImages images = images("http://127.0.0.1:" + raw.getLocalPort(), null, PROFILE, Specimens.QUICK);
            for (int round = 0; round < rounds; round++) {
                boolean whole = random.nextBoolean();
                byte[] answer = whole ? cut(response()) : mutations.of(response());
                next = answer;
                try {
                    Drawing drawing = images.draw(Specimens.generation("gpt-image-2"), "person", PartialListener.NONE);
                    assertThat(drawing.images()).hasSize(1);
                    if (whole) {
                        assertThat(drawing.images()).containsExactly(image(PICTURE, null));
                    }
                    drawn++;
                } catch (FailureException e) {
                    assertThat(e.failure()).isNotNull();
                }
                assertThat(blobs.openSinks()).isZero();
            }
        }

        assertThat(drawn).isBetween(rounds / 20, rounds * 9 / 10);
    }

    /** Closed after any byte, now and then after the last. */
    private byte[] cut(byte[] answer) {
        return random.nextInt(4) == 0 ? answer : Arrays.copyOf(answer, random.nextInt(answer.length));
    }

    private byte[] response() {
        byte[] body = Specimens.answer(PICTURE).getBytes(StandardCharsets.UTF_8);
        boolean chunked = random.nextBoolean();
        String head = "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: application/json\r\n";
        Buffer response = new Buffer().writeUtf8(head);
        if (!chunked) {
            return response.writeUtf8("Content-Length: " + body.length + "\r\n\r\n")
                    .write(body)
                    .readByteArray();
        }
        response.writeUtf8("Transfer-Encoding: chunked\r\n\r\n");
        for (byte[] chunk : chunks(body)) {
            response.writeUtf8(Integer.toHexString(chunk.length) + "\r\n")
                    .write(chunk)
                    .writeUtf8("\r\n");
        }
        return response.writeUtf8("0\r\n\r\n").readByteArray();
    }

    private List<byte[]> chunks(byte[] body) {
        List<byte[]> chunks = new ArrayList<>();
        for (int at = 0; at < body.length; ) {
            int to = Math.min(body.length, at + 1 + random.nextInt(200));
            chunks.add(Arrays.copyOfRange(body, at, to));
            at = to;
        }
        return chunks;
    }

    /** A call may also die on a connection that was kept from the one before, and never get here. */
    private void serve(ServerSocket raw) {
        while (!raw.isClosed()) {
            try (Socket client = raw.accept();
                    InputStream in = client.getInputStream();
                    OutputStream out = client.getOutputStream()) {
                takeRequest(in);
                out.write(next);
                out.flush();
            } catch (IOException e) {
                // the client had enough, or all is done
            }
        }
    }

    /** So that closing is an end and not a reset, which could overtake the answer. */
    private static void takeRequest(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int character = in.read();
            if (character < 0) {
                throw new IOException("no request");
            }
            head.append((char) character);
        }
        String length = head.toString().replaceFirst("(?is).*content-length: (\\d+).*", "$1");
        in.skipNBytes(Long.parseLong(length));
    }
}
