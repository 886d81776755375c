package dev.easel.web.originals;

import dev.easel.core.gallery.PictureLinks;
import dev.easel.core.gallery.Portfolio;
import dev.easel.core.gallery.Search;
import dev.easel.core.identity.UserRef;
import dev.easel.core.text.GalleryWording;
import dev.easel.web.server.Downloads;
import dev.easel.web.server.Origins;
import dev.easel.web.server.Site;
import dev.easel.web.server.WebModule;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.time.InstantSource;

/** {@code /portfolio/TOKEN}, all of somebody's pictures behind a link of {@link PictureLinks}. */
public final class PortfolioDownload implements WebModule {
    private final Origins origins;
    private final PictureLinks links;
    private final Portfolio portfolio;
    private final InstantSource clock;

    public PortfolioDownload(Origins origins, PictureLinks links, Portfolio portfolio, InstantSource clock) {
        this.origins = origins;
        this.links = links;
        this.portfolio = portfolio;
        this.clock = clock;
    }

    @Override
    public void install(JavalinConfig server) {
        server.routes.before("/portfolio/*", origins);
        server.routes.get("/portfolio/{token}", this::send);
    }

    private void send(Context context) {
        UserRef whose =
                links.readAll(context.pathParam("token"), clock.instant()).orElseThrow(NotFoundResponse::new);
        String rest = GalleryWording.in(Site.language(context)).rest();
        Downloads.zip(context, Portfolio.FILE, start -> portfolio.write(whose, Search.ALL, rest, start::open));
    }
}
