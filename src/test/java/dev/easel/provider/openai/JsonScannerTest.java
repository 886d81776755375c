package dev.easel.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonScannerTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "fox"                | fox
            " a\\u0041\\/\\n "   | ' aA/\n '
            "\\"\\\\\\b\\f\\r\\t"| '"\\\b\f\r\t'
            "\\ud83e\\udd8a"     | 🦊
            "🦊é"                | 🦊é
            "\\ud83e!"           | \uFFFD!
            "\\ud83e\\n"         | '\uFFFD\n'
            "\\ud83e\\ud83e\\udd8a" | \uFFFD🦊
            "\\udd8a"            | \uFFFD
            12                   | 12
            -1.5e+3              | -1.5e+3
            """)
    void readsTextAndNumbers(String json, String text) throws IOException {
        assertThat(scan(json).findText()).contains(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "true", "false", "{}", "[]", "{\"a\":[{}, [1,\"]\"], null]}", " [ 1 , 2 ] "})
    void findsNoTextInOtherValues(String json) throws IOException {
        assertThat(scan(json).findText()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", " ", "{", "[", "\"", "\"a", "\"\\", "\"\\u12", "\"\\x\"", "\"\\u00g0\"", "{\"a\"}", "{\"a\":}",
                "{\"a\":1,}", "{a:1}", "[1,]", "[1 2]", "{\"a\":1]", "nul", "truex", "-", "+1", ".5", "1x", "NaN",
                "'a'", "]", "}", ",", "<html>", "\u0000"
            })
    void refusesWhatIsNotJson(String json) {
        assertThatThrownBy(() -> scan(json).skip()).isInstanceOf(GarbledException.class);
    }

    @Test
    void refusesToNestWithoutEnd() {
        assertThatThrownBy(() -> scan("[".repeat(100_000)).skip()).isInstanceOf(GarbledException.class);
        assertThatThrownBy(() -> scan("{\"a\":".repeat(100_000)).skip()).isInstanceOf(GarbledException.class);
    }

    @Test
    void refusesTextWithoutEnd() {
        String json = "\"" + "a".repeat(1024 * 1024 + 1) + "\"";

        assertThatThrownBy(() -> scan(json).findText()).isInstanceOf(GarbledException.class);
        assertThatThrownBy(() -> scan("1".repeat(100)).findText()).isInstanceOf(GarbledException.class);
    }

    @Test
    void agreesWithJacksonOnRandomDocumentsHoweverTheyArrive() throws IOException {
        Random random = new Random(7);
        ObjectMapper mapper = new ObjectMapper();

        for (int i = 0; i < 500; i++) {
            ObjectNode document = mapper.createObjectNode();
            grow(document, random, 4);
            byte[] json = (i % 2 == 0 ? mapper.writer() : mapper.writerWithDefaultPrettyPrinter())
                    .writeValueAsBytes(document);

            List<String> texts = new ArrayList<>();
            collect(new JsonScanner(dripping(json, 1 + random.nextInt(5))), texts);

            List<String> expected = new ArrayList<>();
            collect(document, expected);
            assertThat(texts).isEqualTo(expected);
        }
    }

    static InputStream dripping(byte[] bytes, int atMost) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(length, atMost));
            }
        };
    }

    private static void grow(ObjectNode node, Random random, int depth) {
        for (int i = random.nextInt(4); i >= 0; i--) {
            String name = word(random);
            switch (random.nextInt(depth > 0 ? 6 : 4)) {
                case 0 -> node.put(name, word(random));
                case 1 -> node.put(name, random.nextInt());
                case 2 -> node.putNull(name);
                case 3 -> node.put(name, random.nextBoolean());
                case 4 -> grow(node.putObject(name), random, depth - 1);
                default -> {
                    ArrayNode array = node.putArray(name);
                    array.add(word(random));
                    grow(array.addObject(), random, depth - 1);
                }
            }
        }
    }

    private static String word(Random random) {
        StringBuilder word = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            word.appendCodePoint("a\"\\/\n\té🦊{}[]:,\u0001".codePoints().toArray()[random.nextInt(15)]);
        }
        return word.toString();
    }

    private static void collect(JsonScanner json, List<String> texts) throws IOException {
        switch (json.kind()) {
            case OBJECT ->
                json.readObject(name -> {
                    texts.add(name);
                    collect(json, texts);
                });
            case ARRAY -> json.readArray(() -> collect(json, texts));
            case STRING, NULL, LITERAL -> json.findText().ifPresent(texts::add);
        }
    }

    private static void collect(JsonNode node, List<String> texts) {
        if (node.isObject()) {
            node.properties().forEach(member -> {
                texts.add(member.getKey());
                collect(member.getValue(), texts);
            });
        } else if (node.isArray()) {
            node.forEach(element -> collect(element, texts));
        } else if (node.isTextual() || node.isNumber()) {
            texts.add(node.asText());
        }
    }

    private static JsonScanner scan(String json) {
        return new JsonScanner(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }
}
