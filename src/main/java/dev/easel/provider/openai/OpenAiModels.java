package dev.easel.provider.openai;

import dev.easel.core.failure.FailureException;
import dev.easel.core.image.ModelDirectory;
import dev.easel.core.image.ModelId;
import dev.easel.provider.openai.OpenAiServer.Timeouts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import okhttp3.Request;
import okhttp3.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads {@code shutdown_date} of a server's {@code GET /v1/models}: a day such as {@code 2026-12-01} or null (OpenAI's
 * specification, 2026-08-14; other servers leave it out). Safe for use from several threads.
 */
public final class OpenAiModels implements ModelDirectory {
    private static final Logger log = LoggerFactory.getLogger(OpenAiModels.class);

    private static final Timeouts TIMEOUTS =
            new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(15));

    /** OpenAI's own list is some ten thousand bytes long, a gateway's a few times that. */
    private static final int MAX_BYTES = 4 * 1024 * 1024;

    private final OpenAiRequests requests;
    private final Wire wire;

    public OpenAiModels(OpenAiServer server) {
        this(server, TIMEOUTS);
    }

    OpenAiModels(OpenAiServer server, Timeouts timeouts) {
        this.requests = new OpenAiRequests(server);
        this.wire = new Wire(timeouts);
    }

    @Override
    public Map<ModelId, LocalDate> listShutdowns() {
        return requests.find("models").map(this::fetch).orElse(Map.of());
    }

    private Map<ModelId, LocalDate> fetch(Request request) {
        try {
            return wire.send(request, OpenAiModels::read);
        } catch (FailureException | UncheckedIOException e) {
            log.debug("the server announces no shutdowns", e);
            return Map.of();
        }
    }

    private static Map<ModelId, LocalDate> read(Response response) throws IOException {
        if (!response.isSuccessful()) {
            throw new GarbledException("status " + response.code());
        }
        Map<ModelId, LocalDate> shutdowns = new HashMap<>();
        byte[] body = response.body().byteStream().readNBytes(MAX_BYTES);
        JsonScanner json = new JsonScanner(new ByteArrayInputStream(body));
        json.readObject(name -> {
            if (name.equals("data") && json.kind() == JsonScanner.Kind.ARRAY) {
                json.readArray(() -> readModel(json, shutdowns));
            } else {
                json.skip();
            }
        });
        return Map.copyOf(shutdowns);
    }

    private static void readModel(JsonScanner json, Map<ModelId, LocalDate> shutdowns) throws IOException {
        if (json.kind() != JsonScanner.Kind.OBJECT) {
            json.skip();
            return;
        }
        Map<String, String> texts = new HashMap<>();
        json.readObject(name -> json.findText().ifPresent(text -> texts.put(name, text)));
        String id = texts.getOrDefault("id", "");
        String date = texts.get("shutdown_date");
        if (date != null && !id.isBlank() && id.length() <= ModelId.MAX_LENGTH) {
            try {
                shutdowns.put(new ModelId(id), LocalDate.parse(date));
            } catch (DateTimeException e) {
                log.debug("a shutdown date that is none");
            }
        }
    }
}
