package dev.easel.logs;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LogLinesTest {
    private final LoggerContext context = new LoggerContext();

    @Test
    void jsonHoldsWhatALogStoreAsksFor() throws Exception {
        JsonNode line =
                new ObjectMapper().readTree(encode(new JsonLines(), "drawn: 2 \"images\"\nof 2 \u0001 🦊", null));

        assertThat(line.get("time").asText()).isEqualTo("2026-11-20T12:00:00.123Z");
        assertThat(line.get("level").asText()).isEqualTo("info");
        assertThat(line.get("job").asText()).isEqualTo("01JOB");
        assertThat(line.get("message").asText()).isEqualTo("drawn: 2 \"images\"\nof 2 \u0001 🦊");
    }

    @Test
    void aMessageCantPretendToBeTheNextLine() {
        for (LineEncoder encoder : List.of(new JsonLines(), new TextLines())) {
            assertThat(encode(encoder, "name\r\n2026-11-20T12:00:00.123Z ERROR forged", null)
                            .lines())
                    .hasSize(1);
        }
    }

    @Test
    void exceptionsAreMaskedToo() {
        context.putObject("dev.easel.masking", new Masking(List.of("operators-own-secret")));

        for (LineEncoder encoder : List.of(new JsonLines(), new TextLines())) {
            String line = encode(
                    encoder,
                    "call failed",
                    new IllegalStateException("for operators-own-secret", new Exception("Bearer sk-abcdefgh12345678")));

            assertThat(line).contains("IllegalStateException").doesNotContain("operators-own-secret", "sk-abc");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "xoxb-1234567890-abcdefghij",
                "xapp-1-A0123456789-1234567890123-abcdef",
                "sk-proj-abcdefghijklmnop",
                "MTAwMDAwMDAwMDAwMDAwMDAx.GabcDE.abcdefghijklmnopqrstuvwxyz0123456789ab",
                "aW50ZXJhY3Rpb246MTIzNDU2Nzg5"
            })
    void hidesWhateverLooksLikeAToken(String token) {
        Masking masking = new Masking(List.of());

        String url = masking.mask("POST https://discord.com/api/v10/interactions/123/" + token + "/callback failed");

        assertThat(url)
                .doesNotContain(token)
                .startsWith("POST https://discord.com/")
                .endsWith(" failed");
    }

    @Test
    void hidesPasswordsInAddresses() {
        Masking masking = new Masking(List.of());

        assertThat(masking.mask("jdbc:postgresql://db/easel?user=easel&password=opensesame&ssl=true"))
                .isEqualTo("jdbc:postgresql://db/easel?user=easel&password=***&ssl=true");
        assertThat(masking.mask("http://proxy:opensesame@10.0.0.1:3128/")).isEqualTo("http://proxy:***@10.0.0.1:3128/");
    }

    @Test
    void leavesOrdinaryWordsAlone() {
        String text = "job 01K0ABCDEF admitted, 3 ahead, about PT12S; http://127.0.0.1:8080/readyz bot started";

        assertThat(new Masking(List.of("abc")).mask(text)).isEqualTo(text);
    }

    private String encode(LineEncoder encoder, String message, Throwable thrown) {
        encoder.setContext(context);
        LoggingEvent event = new LoggingEvent(
                "", context.getLogger("dev.easel.engine.JobRunner"), Level.INFO, message, thrown, new Object[0]);
        event.setInstant(Instant.parse("2026-11-20T12:00:00.123Z"));
        event.setMDCPropertyMap(Map.of("job", "01JOB"));
        return new String(encoder.encode(event), StandardCharsets.UTF_8);
    }
}
