package dev.easel.official;

import java.io.IOException;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The official client {@code com.openai:openai-java} behind a class loader of its own, so calls are plain maps. */
final class OfficialClient implements AutoCloseable {
    private static final URLClassLoader LOADER = OfficialProgram.loader();

    private final Function<Map<String, Object>, Map<String, Object>> client;

    @SuppressWarnings("unchecked")
    OfficialClient(String baseUrl, String key, int maxRetries) {
        try {
            client = (Function<Map<String, Object>, Map<String, Object>>) LOADER.loadClass("official.OfficialImages")
                    .getConstructor(String.class, String.class, Integer.class)
                    .newInstance(baseUrl, key, maxRetries);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    Answer run(Call call) {
        return new Answer(client.apply(call.map));
    }

    @Override
    public void close() throws IOException {
        try {
            ((AutoCloseable) client).close();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    /** One call of one method of the client. */
    static final class Call {
        private final Map<String, Object> map = new LinkedHashMap<>();
        private final List<byte[]> images = new ArrayList<>();

        /** @param fields {@code name=value} apart by semicolons */
        static Call of(String operation, String fields) {
            return new Call().with("operation", operation).with("fields", fields(fields));
        }

        static Map<String, String> fields(String fields) {
            Map<String, String> values = new LinkedHashMap<>();
            for (String field : fields.split(";", -1)) {
                String[] parts = field.split("=", 2);
                if (parts.length == 2) {
                    values.put(parts[0], parts[1]);
                }
            }
            return values;
        }

        Call with(String name, Object value) {
            map.put(name, value);
            return this;
        }

        /** A file with a name and a type; may be called several times. */
        Call image(byte[] image) {
            images.add(image);
            return with("images", images);
        }
    }

    /** What the client made of an answer; {@code exception} is what it complained about. */
    record Answer(Map<String, Object> map) {
        @SuppressWarnings("unchecked")
        List<byte[]> images() {
            return (List<byte[]>) map.get("images");
        }

        @SuppressWarnings("unchecked")
        List<byte[]> partials() {
            return (List<byte[]>) map.get("partials");
        }

        @SuppressWarnings("unchecked")
        List<String> texts(String name) {
            return (List<String>) map.get(name);
        }

        long number(String name) {
            return ((Number) map.get(name)).longValue();
        }

        Object get(String name) {
            return map.get(name);
        }
    }
}
