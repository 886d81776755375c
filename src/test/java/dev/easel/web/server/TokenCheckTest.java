package dev.easel.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.testing.ManualClock;
import dev.easel.web.server.TokenCheck.Verdict;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class TokenCheckTest {
    private final ManualClock clock = new ManualClock(Instant.parse("2026-11-01T00:00:00Z"));
    private final TokenCheck check = new TokenCheck("correct horse", clock);
    private final Kit kit = Kit.with(
            new Origins(true, null),
            server -> server.routes.get(
                    "/try/{token}",
                    context -> context.result(
                            switch (check.check(context, context.pathParam("token"))) {
                                case Verdict.Right ignored -> "right";
                                case Verdict.Wrong ignored -> "wrong";
                                case Verdict.Later later ->
                                    "later " + later.pause().toSeconds();
                            })));

    @AfterEach
    void stop() {
        kit.close();
    }

    @Test
    void tellsTheTokenFromAnythingElse() throws Exception {
        assertThat(offer("correct horse")).isEqualTo("right");
        assertThat(offer("correct horsf")).isEqualTo("wrong");
        assertThat(offer("correct hors")).isEqualTo("wrong");
    }

    @Test
    void makesGuessingSlow() throws Exception {
        for (int i = 0; i < 5; i++) {
            assertThat(offer("guess")).isEqualTo("wrong");
        }

        assertThat(offer("correct horse")).isEqualTo("later 2");
        clock.advance(Duration.ofSeconds(2));
        assertThat(offer("guess")).isEqualTo("wrong");
        assertThat(offer("guess")).isEqualTo("later 4");
        clock.advance(Duration.ofSeconds(4));
        assertThat(offer("correct horse")).isEqualTo("right");
        assertThat(offer("guess")).isEqualTo("wrong");
        assertThat(offer("guess")).isEqualTo("wrong");
    }

    @Test
    void makesNobodyWaitForEver() throws Exception {
        for (int i = 0; i < 40; i++) {
            offer("guess");
            clock.advance(Duration.ofMinutes(15));
        }

        assertThat(offer("correct horse")).isEqualTo("right");
    }

    private String offer(String token) throws Exception {
        return kit.get("/try/" + token.replace(" ", "%20")).body();
    }
}
