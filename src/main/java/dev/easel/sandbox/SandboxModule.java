package dev.easel.sandbox;

import dev.easel.sandbox.paint.Painter;
import dev.easel.web.server.WebModule;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import java.time.InstantSource;

/** The sandbox's routes, and what every answer has in common. */
final class SandboxModule implements WebModule {
    private final RequestMarks marks;
    private final ModelTable models = ModelTable.load();
    private final Painter painter = Painter.create();
    private final HostedImages hosted;
    private final GenerationsEndpoint generations;

    SandboxModule(InstantSource clock, Pause pause) {
        marks = new RequestMarks(clock);
        hosted = new HostedImages(clock);
        generations = new GenerationsEndpoint(
                new GenerationRules(models),
                new SandboxFaults(pause),
                painter,
                new AnswerWriter(painter, hosted, clock, marks));
    }

    @Override
    public void install(JavalinConfig server) {
        // The images are compressed already, and a client under test should meet plain bytes.
        server.http.compressionStrategy = CompressionStrategy.NONE;
        server.routes.before(marks::open);
        server.routes.beforeMatched("/v1/*", new KeyCheck());
        server.routes.after(marks::close);
        new Refusing().install(server.routes);
        server.routes.post("/v1/images/generations", generations);
        server.routes.get(HostedImages.PATH + "{file}", new FilesEndpoint(hosted, painter));
        new ModelsEndpoint(models).install(server.routes);
    }
}
