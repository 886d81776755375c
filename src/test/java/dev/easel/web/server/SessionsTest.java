package dev.easel.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.testing.ManualClock;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SessionsTest {
    private static final Origins PLAIN = new Origins(true, null);
    private static final Origins TLS = new Origins(true, "https://easel.example.org");

    private final ManualClock clock = new ManualClock(Instant.parse("2026-11-01T00:00:00Z"));
    private final Sessions sessions = sessions("play", 1, PLAIN);
    private final Sessions others = sessions("admin", 1, PLAIN);
    private final Sessions foreign = sessions("play", 2, PLAIN);
    private final Sessions secure = sessions("play", 1, TLS);
    private final Kit kit = Kit.with(PLAIN, server -> {
        server.routes.get(
                "/open", context -> context.result(sessions.open(context).id()));
        server.routes.get(
                "/renew", context -> context.result(sessions.renew(context).id()));
        server.routes.get(
                "/token", context -> context.result(sessions.open(context).formToken()));
        server.routes.get("/end", sessions::end);
        server.routes.get("/find", context -> context.result(id(sessions, context)));
        server.routes.get("/find-other", context -> context.result(id(others, context)));
        server.routes.get("/find-foreign", context -> context.result(id(foreign, context)));
        server.routes.get(
                "/secure", context -> context.result(secure.open(context).id()));
        server.routes.post(
                "/change", context -> context.result(sessions.require(context).id()));
    });

    @AfterEach
    void stop() {
        kit.close();
    }

    @Test
    void knowsABrowserAgain() throws Exception {
        String id = kit.get("/open").body();

        assertThat(id).hasSize(22);
        assertThat(kit.get("/open").body()).isEqualTo(id);
        assertThat(kit.get("/renew").body()).isNotEqualTo(id);
    }

    @Test
    void keepsTheCookieFromScriptsAndOtherSites() throws Exception {
        String cookie = cookie(kit.get("/open"));

        assertThat(cookie).startsWith("easel-play=").contains("HttpOnly", "SameSite=Strict", "Path=/", "Max-Age=3600");
        assertThat(cookie).doesNotContain("Secure");
    }

    @Test
    void bindsTheCookieToItsHostUnderTls() throws Exception {
        String cookie = cookie(kit.get("/secure"));

        assertThat(cookie)
                .startsWith("__Host-easel-play=")
                .contains("Secure", "Path=/")
                .doesNotContain("Domain");
    }

    @Test
    void forgetsABrowserThatStaysAway() throws Exception {
        String id = kit.get("/open").body();

        clock.advance(Duration.ofMinutes(50));
        assertThat(kit.get("/find").body()).isEqualTo(id);
        clock.advance(Duration.ofMinutes(50));
        assertThat(kit.get("/find").body()).isEqualTo(id);
        clock.advance(Duration.ofMinutes(61));
        assertThat(kit.get("/find").body()).isEqualTo("none");
    }

    @Test
    void forgetsABrowserThatLeaves() throws Exception {
        kit.get("/open");

        kit.get("/end");

        assertThat(kit.get("/find").body()).isEqualTo("none");
    }

    @Test
    void trustsNoCookieOfAnotherGroupOrKey() throws Exception {
        kit.get("/open");

        assertThat(kit.get("/find-other").body()).isEqualTo("none");
        assertThat(kit.get("/find-foreign").body()).isEqualTo("none");
    }

    @Test
    void trustsNoCookieOfWhichASingleBitIsFlipped() throws Exception {
        String value = cookie(kit.get("/open")).replaceFirst("easel-play=([^;]*).*", "$1");

        kit.get("/end");
        for (int at = 0; at < value.length(); at++) {
            for (int bit = 1; bit < 0x80; bit <<= 1) {
                char flipped = (char) (value.charAt(at) ^ bit);
                if (flipped > ' ' && "\",;\\\u007f".indexOf(flipped) < 0) {
                    String forged = value.substring(0, at) + flipped + value.substring(at + 1);
                    assertThat(kit.get("/find", "Cookie", "easel-play=" + forged)
                                    .body())
                            .as(forged)
                            .isEqualTo("none");
                }
            }
        }
    }

    @Test
    void wantsTheFormTokenWithEveryChange() throws Exception {
        assertThat(kit.post("/change", "").statusCode()).isEqualTo(401);

        String token = kit.get("/token").body();
        String id = kit.get("/open").body();

        assertThat(kit.post("/change", "").statusCode()).isEqualTo(403);
        assertThat(kit.post("/change", "", "X-Form-Token", token + "x").statusCode())
                .isEqualTo(403);
        assertThat(kit.post("/change", "", "X-Form-Token", token).body()).isEqualTo(id);
        assertThat(kit.post("/change", "form-token=" + token, "Content-Type", "application/x-www-form-urlencoded")
                        .body())
                .isEqualTo(id);
    }

    private static String id(Sessions sessions, io.javalin.http.Context context) {
        return sessions.find(context).map(Session::id).orElse("none");
    }

    private static String cookie(HttpResponse<String> answer) {
        return answer.headers().firstValue("Set-Cookie").orElse("");
    }

    private Sessions sessions(String group, int seed, Origins origins) {
        byte[] key = new byte[32];
        new Random(seed).nextBytes(key);
        return new Sessions(group, key, Duration.ofHours(1), origins, clock, new Random(7));
    }
}
