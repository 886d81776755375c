package dev.easel.sandbox;

import dev.easel.sandbox.paint.Painter;
import dev.easel.sandbox.paint.Recipe;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;

/** Serves the images of answers that were given as URLs. */
final class FilesEndpoint implements Handler {
    private final HostedImages hosted;
    private final Painter painter;

    FilesEndpoint(HostedImages hosted, Painter painter) {
        this.hosted = hosted;
        this.painter = painter;
    }

    @Override
    public void handle(Context context) throws IOException, InterruptedException {
        Recipe recipe = hosted.find(context.pathParam("file")).orElseThrow(NotFoundResponse::new);
        context.contentType(recipe.format().mediaType()).result(painter.paint(recipe));
    }
}
