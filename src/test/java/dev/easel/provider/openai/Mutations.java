package dev.easel.provider.openai;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import okio.Buffer;

/** Makes small mistakes in answers. */
final class Mutations {
    private static final String[] FRAGMENTS = {
        "\"",
        "\\",
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "null",
        "\\u00",
        "\u0000",
        "=",
        "-1e999",
        "\"url\":\"/a\",",
        "\"data\":[",
        "\"error\":{\"code\":\"x\"},",
        "<html>",
        "é",
        "[[[[[[[[",
        "9999999999999999999999",
        "\n",
        "\r\n\n",
        "\ndata: ",
        "event: error\n",
        "\"type\":\"image_generation.completed\",",
        "[DONE]"
    };

    private final Random random;

    Mutations(Random random) {
        this.random = random;
    }

    /** Something that may break an answer where it stands. */
    String fragment() {
        return FRAGMENTS[random.nextInt(FRAGMENTS.length)];
    }

    /** The answer with one mistake more. */
    byte[] of(byte[] body) {
        if (body.length == 0) {
            return body;
        }
        int at = random.nextInt(body.length);
        int to = Math.min(body.length, at + 1 + random.nextInt(20));
        String fragment = fragment();
        return switch (random.nextInt(6)) {
            case 0 -> Arrays.copyOf(body, at);
            case 1 -> joined(body, at, new byte[] {(byte) random.nextInt(256)}, at + 1);
            case 2 -> joined(body, at, new byte[0], to);
            case 3 -> joined(body, at, Arrays.copyOfRange(body, at, to), at);
            case 4 -> joined(body, at, new byte[0], at + 1);
            default -> joined(body, at, fragment.getBytes(StandardCharsets.UTF_8), at);
        };
    }

    private static byte[] joined(byte[] body, int head, byte[] middle, int tail) {
        Buffer joined = new Buffer().write(body, 0, head).write(middle).write(body, tail, body.length - tail);
        return joined.readByteArray();
    }
}
