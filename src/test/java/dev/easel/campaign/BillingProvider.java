package dev.easel.campaign;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;

/**
 * An Images API outside of every Easel, which remembers what it was asked and what it billed. Each picture says in its
 * first pixel which call brought it. A prompt with the word {@code forbidden} is refused and not billed.
 */
final class BillingProvider implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SIDE = 16;
    private static final int RGB = 0xFFFFFF;
    private static final String REFUSAL = """
            {"error":{"type":"image_generation_user_error","code":"moderation_blocked","message":"refused by the fake"}}
            """;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger numbers = new AtomicInteger();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private volatile Watcher watcher = (stage, prompt) -> {};

    /**
     * A call that arrived whole.
     *
     * @param number also stands in the picture's first pixel
     */
    record Call(int number, String prompt, boolean billed) {}

    /** How far a call has come. */
    enum Stage {
        HEAD_ARRIVED,
        BODY_ARRIVED,
        BILLED,
        ANSWER_BEGUN,
        HALF_ANSWERED,
        NEARLY_ANSWERED,
        ANSWERED
    }

    /** Hears of every stage of every call, in the thread that serves it: what it does holds the call up. */
    interface Watcher {
        /**
         * Somebody's call has come this far.
         *
         * @param prompt empty before it is known
         */
        void at(Stage stage, String prompt);
    }

    BillingProvider() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/v1/images/generations", this::serve);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    void watch(Watcher by) {
        watcher = by;
    }

    List<Call> calls() {
        return List.copyOf(calls);
    }

    /** All calls for one prompt. */
    List<Call> calls(String prompt) {
        return calls.stream().filter(call -> call.prompt().equals(prompt)).toList();
    }

    /** The number of the call that brought this picture. */
    static int callOf(byte[] picture) {
        try {
            return ImageIO.read(new ByteArrayInputStream(picture)).getRGB(0, 0) & RGB;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            watcher.at(Stage.HEAD_ARRIVED, "");
            String prompt = JSON.readTree(exchange.getRequestBody().readAllBytes())
                    .path("prompt")
                    .asText();
            watcher.at(Stage.BODY_ARRIVED, prompt);
            int number = numbers.incrementAndGet();
            boolean refused = prompt.contains("forbidden");
            calls.add(new Call(number, prompt, !refused));
            watcher.at(Stage.BILLED, prompt);
            answer(exchange, prompt, refused ? 400 : 200, refused ? REFUSAL : pictures(number));
        }
    }

    private void answer(HttpExchange exchange, String prompt, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        OutputStream out = exchange.getResponseBody();
        out.flush();
        watcher.at(Stage.ANSWER_BEGUN, prompt);
        int sent = 0;
        for (Part part : Part.of(bytes.length)) {
            out.write(bytes, sent, part.end() - sent);
            out.flush();
            sent = part.end();
            watcher.at(part.reached(), prompt);
        }
    }

    /** A piece of an answer, and what is reached when it is out. */
    private record Part(int end, Stage reached) {
        static List<Part> of(int length) {
            List<Part> parts = new ArrayList<>();
            parts.add(new Part(length / 2, Stage.HALF_ANSWERED));
            parts.add(new Part(length - 1, Stage.NEARLY_ANSWERED));
            parts.add(new Part(length, Stage.ANSWERED));
            return parts;
        }
    }

    private static String pictures(int number) throws IOException {
        BufferedImage picture = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(0, 0, number);
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", png);
        return "{\"created\":1,\"data\":[{\"b64_json\":\"%s\"}]}"
                .formatted(Base64.getEncoder().encodeToString(png.toByteArray()));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
