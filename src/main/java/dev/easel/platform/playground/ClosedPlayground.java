package dev.easel.platform.playground;

import dev.easel.core.text.PageWording;
import dev.easel.web.server.Pages;
import dev.easel.web.server.Site;
import dev.easel.web.server.WebModule;
import io.javalin.config.JavalinConfig;
import io.javalin.http.HttpStatus;
import java.util.Map;

/**
 * The address of the playground where there is none: says what this server is and where people find Easel, and nothing
 * about this installation. Still 404, for programs.
 *
 * @param pages renders it
 */
record ClosedPlayground(Pages pages) implements WebModule {
    @Override
    public void install(JavalinConfig server) {
        server.routes.get("/", context -> {
            PageWording words = PageWording.in(Site.language(context));
            context.status(HttpStatus.NOT_FOUND);
            pages.show(context, "closed", words.language(), Map.of("say", words.words("closed")));
        });
    }
}
