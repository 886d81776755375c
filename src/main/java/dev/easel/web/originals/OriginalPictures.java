package dev.easel.web.originals;

import dev.easel.core.gallery.Exhibit;
import dev.easel.core.gallery.Gallery;
import dev.easel.core.gallery.Origin;
import dev.easel.core.gallery.PictureLinks;
import dev.easel.core.image.BlobStore;
import dev.easel.core.image.ImageRef;
import dev.easel.web.server.Origins;
import dev.easel.web.server.WebModule;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;

/** {@code /original/TOKEN}, the file behind a link of {@link PictureLinks}. What was taken back is not there any more. */
public final class OriginalPictures implements WebModule {
    private final Origins origins;
    private final PictureLinks links;
    private final Gallery gallery;
    private final BlobStore blobs;
    private final InstantSource clock;

    public OriginalPictures(
            Origins origins, PictureLinks links, Gallery gallery, BlobStore blobs, InstantSource clock) {
        this.origins = origins;
        this.links = links;
        this.gallery = gallery;
        this.blobs = blobs;
        this.clock = clock;
    }

    @Override
    public void install(JavalinConfig server) {
        server.routes.before("/original/*", origins);
        server.routes.get("/original/{token}", this::send);
    }

    private void send(Context context) throws IOException {
        Origin wanted = links.read(context.pathParam("token"), clock.instant()).orElseThrow(NotFoundResponse::new);
        ImageRef image = find(wanted).orElseThrow(NotFoundResponse::new);
        String name = "%s-%d.%s"
                .formatted(wanted.job(), wanted.position(), image.format().extension());
        try {
            context.contentType(image.format().mediaType())
                    .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                    .header("Cache-Control", "private, no-store")
                    .header("X-Robots-Tag", "noindex")
                    .result(blobs.open(image.sha256()));
        } catch (FileNotFoundException e) {
            throw new NotFoundResponse();
        }
    }

    private Optional<ImageRef> find(Origin wanted) {
        return gallery.find(wanted.job())
                .filter(exhibit -> exhibit.removedAt() == null)
                .flatMap((Exhibit exhibit) -> exhibit.findImage(wanted.position()));
    }
}
