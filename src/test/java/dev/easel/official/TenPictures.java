package dev.easel.official;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/** A server on loopback that answers everything with ten pictures of one size, all different. */
final class TenPictures implements AutoCloseable {
    private static final int COUNT = 10;
    private static final int HEAD_BYTES = 48; // a multiple of three, so that base64 texts can be joined

    private final ServerSocket socket;
    private final byte[] rest;
    private final AtomicLong drawn = new AtomicLong();

    /** @param pictureBytes of each picture */
    TenPictures(int pictureBytes) throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        byte[] bytes = new byte[pictureBytes - HEAD_BYTES];
        new Random(1).nextBytes(bytes);
        rest = Base64.getEncoder().encode(bytes);
        Thread.ofPlatform().daemon().start(this::accept);
    }

    String url() {
        return "http://127.0.0.1:" + socket.getLocalPort() + "/v1";
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                Thread.ofPlatform().daemon().start(() -> serve(client));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                InputStream in = new BufferedInputStream(client.getInputStream());
                OutputStream out = client.getOutputStream()) {
            client.setTcpNoDelay(true);
            while (takeRequest(in)) {
                answer(out);
            }
        } catch (IOException e) {
            // a client that had enough, or too little memory
        }
    }

    /** Whether there is another one; it is read to its end. */
    private static boolean takeRequest(InputStream in) throws IOException {
        String line = line(in);
        if (line.isEmpty()) {
            return false;
        }
        long length = 0;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length =
                        Long.parseLong(header.substring(header.indexOf(':') + 1).strip());
            }
        }
        in.skipNBytes(length);
        return true;
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int character = in.read(); character >= 0 && character != '\n'; character = in.read()) {
            if (character != '\r') {
                line.append((char) character);
            }
        }
        return line.toString();
    }

    private void answer(OutputStream out) throws IOException {
        List<byte[]> parts = new ArrayList<>();
        parts.add(ascii("{\"created\":1,\"data\":["));
        for (int i = 0; i < COUNT; i++) {
            parts.add(ascii((i == 0 ? "" : ",") + "{\"b64_json\":\""));
            parts.add(head());
            parts.add(rest);
            parts.add(ascii("\"}"));
        }
        parts.add(ascii("],\"usage\":{\"input_tokens\":1,\"output_tokens\":1,\"total_tokens\":2,"
                + "\"input_tokens_details\":{\"text_tokens\":1,\"image_tokens\":0}}}"));
        long length = parts.stream().mapToLong(part -> part.length).sum();
        out.write(ascii("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + length + "\r\n\r\n"));
        for (byte[] part : parts) {
            out.write(part);
        }
        out.flush();
    }

    /** How a PNG of 3 x 2 pixels begins, and a number. */
    private byte[] head() {
        ByteBuffer head = ByteBuffer.allocate(HEAD_BYTES)
                .putLong(0x89504E470D0A1A0AL)
                .putInt(13)
                .putInt(0x49484452)
                .putInt(3)
                .putInt(2)
                .putLong(drawn.incrementAndGet());
        return Base64.getEncoder().encode(head.array());
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
