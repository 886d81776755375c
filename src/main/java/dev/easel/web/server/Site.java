package dev.easel.web.server;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What all pages of a server share: their files under {@code /assets/}, the icon, and pages for errors, which show a
 * sentence and, where something broke, a number to look up in the log. Programs get the same as plain text.
 */
public final class Site implements WebModule {
    private static final Logger LOG = LoggerFactory.getLogger(Site.class);
    private static final int FIRST_ERROR = 400;
    private static final int BROKEN = 500;
    private static final int INCIDENT_LENGTH = 8;

    private static final String ONE_YEAR = "max-age=31536000";

    private final Origins origins;
    private final Pages pages;
    private final Words words;

    /** Makes the words of an error page. */
    @FunctionalInterface
    public interface Words {
        /**
         * Says what went wrong.
         *
         * @param language the reader's
         * @param status the HTTP status, 400 to 599
         * @param incident a number to look up in the log; empty when nothing broke
         */
        ErrorText say(Locale language, int status, String incident);
    }

    /**
     * The words of an error page.
     *
     * @param language of them: {@code en}
     */
    public record ErrorText(String language, String title, String text) {}

    public Site(Origins origins, Pages pages, Words words) {
        this.origins = origins;
        this.pages = pages;
        this.words = words;
    }

    /** The language that a browser asks for first; English when it asks for none. */
    public static Locale language(Context context) {
        String header = context.header("Accept-Language");
        try {
            List<Locale.LanguageRange> ranges = header == null ? List.of() : Locale.LanguageRange.parse(header);
            return ranges.isEmpty() || ranges.getFirst().getRange().equals("*")
                    ? Locale.ENGLISH
                    : Locale.forLanguageTag(ranges.getFirst().getRange());
        } catch (IllegalArgumentException e) {
            return Locale.ENGLISH;
        }
    }

    @Override
    public void install(JavalinConfig server) {
        if (origins.secure()) {
            server.routes.before(context -> context.header("Strict-Transport-Security", ONE_YEAR));
        }
        Assets assets = new Assets();
        server.routes.get("/assets/{name}", assets);
        server.routes.get("/favicon.ico", context -> assets.serve(context, "icon.svg"));
        server.routes.exception(HttpResponseException.class, (e, context) -> {
            LOG.debug("{} {} refused: {}", context.method(), context.path(), e.getMessage());
            show(context, e.getStatus() < FIRST_ERROR ? BROKEN : e.getStatus(), "");
        });
        server.routes.exception(Exception.class, this::broke);
    }

    private void broke(Exception e, Context context) {
        if (context.res().isCommitted()) {
            LOG.debug("answer to {} broke off", context.path(), e); // mostly a browser that has left
            return;
        }
        String incident = UUID.randomUUID().toString().substring(0, INCIDENT_LENGTH);
        LOG.error("{} {} failed, incident {}", context.method(), context.path(), incident, e);
        show(context, BROKEN, incident);
    }

    private void show(Context context, int status, String incident) {
        context.status(status);
        ErrorText error = words.say(language(context), status, incident);
        String accepted = context.header("Accept");
        if (accepted != null && accepted.contains("text/html")) {
            pages.show(context, "error", error.language(), Map.of("title", error.title(), "text", error.text()));
        } else {
            context.contentType("text/plain; charset=utf-8").result(error.text() + "\n");
        }
    }
}
