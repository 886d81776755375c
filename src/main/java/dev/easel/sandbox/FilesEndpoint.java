package dev.easel.sandbox;

import dev.easel.sandbox.HostedImages.Hosted;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;

/** Serves the images of answers that were given as URLs. */
final class FilesEndpoint implements Handler {
    private final HostedImages hosted;

    FilesEndpoint(HostedImages hosted) {
        this.hosted = hosted;
    }

    @Override
    public void handle(Context context) throws IOException, InterruptedException {
        Hosted image = hosted.find(context.pathParam("file")).orElseThrow(NotFoundResponse::new);
        context.contentType(image.format().mediaType()).result(image.file());
    }
}
