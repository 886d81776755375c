package dev.easel.web.server;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Renders the templates of {@code web/*.html} (Mustache). Whatever is filled in is escaped: the templates have no way
 * around it, which a test checks. A page may hold no inline script and no inline style; its files are under
 * {@code /assets/}. Safe for use from several threads.
 */
public final class Pages {
    private static final String POLICY = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' blob:",
            "connect-src 'self'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'");

    private final Map<String, Template> templates = new ConcurrentHashMap<>();
    private final Mustache.Compiler compiler =
            Mustache.compiler().escapeHTML(true).strictSections(true).withLoader(Pages::source);

    /**
     * Answers with a page.
     *
     * @param name of the template: {@code playground} is {@code web/playground.html}
     * @param language of the page's words, for those who read it aloud: {@code en}
     * @param model what the template names; a name that it lacks is an error
     */
    public void show(Context context, String name, String language, Map<String, ?> model) {
        Template template = templates.computeIfAbsent(name, this::compile);
        context.header("Content-Security-Policy", POLICY)
                // No other site learns where a reader came from; without any, forms would not say that they are ours.
                .header("Referrer-Policy", "same-origin")
                .header("Content-Language", language)
                .contentType("text/html; charset=utf-8")
                .result(template.execute(model(model, language)));
    }

    private static Map<String, Object> model(Map<String, ?> model, String language) {
        Map<String, Object> all = new HashMap<>(model);
        all.put("language", language);
        return all;
    }

    private Template compile(String name) {
        return compiler.compile(source(name));
    }

    private static Reader source(String name) {
        if (!name.matches("[a-z][a-z-]*")) {
            throw new IllegalArgumentException("not a template's name: " + name);
        }
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(Pages.class.getResourceAsStream("/web/" + name + ".html"), name),
                StandardCharsets.UTF_8)) {
            return new StringReader(reader.readAllAsString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
