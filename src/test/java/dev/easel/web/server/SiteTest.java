package dev.easel.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SiteTest {
    private final Pages pages = new Pages();
    private final Kit kit = Kit.with(new Origins(true, "https://easel.example.org"), server -> {
        server.routes.get(
                "/page",
                context -> pages.show(
                        context,
                        "error",
                        "en",
                        Map.of("title", "<script>alert(1)</script>", "text", "\" onload='x' {{{title}}}")));
        server.routes.get("/broken", _ -> {
            throw new IllegalStateException("secret internals");
        });
        server.routes.post("/small", context -> context.result(Bodies.text(context, 10)));
    });

    @AfterEach
    void stop() {
        kit.close();
    }

    @Test
    void fencesEveryAnswerIn() throws Exception {
        for (String path : List.of("/page", "/broken", "/nothing", "/assets/base.css", "/favicon.ico")) {
            HttpResponse<String> answer = kit.get(path, "Accept", "text/html");

            assertThat(header(answer, "Content-Security-Policy"))
                    .contains("default-src 'none'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe", "*", "http:", "data:");
            assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(header(answer, "Referrer-Policy")).matches("no-referrer|same-origin");
            assertThat(header(answer, "Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
            assertThat(header(answer, "Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
            assertThat(header(answer, "Strict-Transport-Security")).isEqualTo("max-age=31536000");
            assertThat(header(answer, "Cache-Control")).matches("no-store|no-cache");
        }
    }

    @Test
    void letsPagesRunTheirOwnScriptsAndNoText() throws Exception {
        assertThat(header(kit.get("/page"), "Content-Security-Policy"))
                .contains("script-src 'self'", "style-src 'self'", "require-trusted-types-for 'script'")
                .contains("trusted-types 'none'", "form-action 'self'", "base-uri 'none'");
    }

    @Test
    void escapesWhatIsFilledIn() throws Exception {
        assertThat(kit.get("/page").body())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "&quot; onload")
                .doesNotContain("<script>", "onload='");
    }

    @Test
    void hasNoTemplateThatFillsInUnescaped() throws Exception {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/web"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".html")))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(Files.readString(file))
                            .doesNotContain("{{{", "{{&")
                            .doesNotContainPattern("\\{\\{=")
                            .doesNotContainPattern("<script(?! type=\"module\" src=\"/assets/)")
                            .doesNotContainPattern("(?i)<style|\\sstyle=|\\son[a-z]+=|javascript:")
                            .doesNotContainPattern("=\\s*\\{\\{"));
        }
    }

    @Test
    void sendsAFileAgainOnlyWhenItHasChanged() throws Exception {
        HttpResponse<String> first = kit.get("/assets/base.css");

        HttpResponse<String> again = kit.get("/assets/base.css", "If-None-Match", header(first, "ETag"));

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(header(first, "Content-Type")).isEqualTo("text/css; charset=utf-8");
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void servesNothingButTheFilesOfItsFolder() throws Exception {
        for (String name : List.of(
                "error.html",
                "..%2Fmessages.properties",
                "%2e%2e%2flogback.xml",
                "base.css%00.js",
                "none.css",
                "BASE.CSS",
                "")) {
            assertThat(kit.get("/assets/" + name).statusCode()).as(name).isIn(400, 404);
        }
    }

    @Test
    void tellsNobodyWhatBroke() throws Exception {
        HttpResponse<String> page = kit.get("/broken", "Accept", "text/html");
        HttpResponse<String> plain = kit.get("/broken");

        assertThat(page.statusCode()).isEqualTo(500);
        assertThat(page.body()).contains("Something broke").doesNotContain("secret", "IllegalState", "dev.easel");
        assertThat(plain.body()).startsWith("Something broke").doesNotContain("secret", "<");
    }

    @Test
    void speaksTheReadersLanguage() throws Exception {
        HttpResponse<String> page = kit.get("/nothing", "Accept", "text/html", "Accept-Language", "xx;q=broken,,");

        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("<html lang=\"en\">", "Nothing here");
    }

    @Test
    void refusesWhatIsTooLarge() throws Exception {
        assertThat(kit.post("/small", "0123456789").body()).isEqualTo("0123456789");
        assertThat(kit.post("/small", "0123456789a").statusCode()).isEqualTo(413);
        assertThat(kit.post("/small", "x".repeat(3_000_000)).statusCode()).isEqualTo(413);
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
