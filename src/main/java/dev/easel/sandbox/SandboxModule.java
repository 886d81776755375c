package dev.easel.sandbox;

import dev.easel.sandbox.paint.Painter;
import dev.easel.web.server.WebModule;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import java.nio.file.Path;
import java.time.InstantSource;

/** The sandbox's routes, and what every answer has in common. */
final class SandboxModule implements WebModule {
    private final RequestMarks marks;
    private final ModelTable models = ModelTable.load();
    private final HostedImages hosted;
    private final Fulfilment fulfilment;
    private final Path temporary;

    SandboxModule(InstantSource clock, Pause pause, SandboxOptions options, Path temporary) {
        this.temporary = temporary;
        marks = new RequestMarks(clock);
        Painter painter = Painter.create();
        hosted = new HostedImages(clock, painter);
        Latency latency = new Latency(options.latency(), pause);
        fulfilment = new Fulfilment(
                new ImageLimit(options.imagesPerMinute(), clock),
                new SandboxFaults(pause),
                latency,
                painter,
                new AnswerWriter(painter, hosted, clock, marks),
                new EventWriter(painter, latency, clock, marks));
    }

    @Override
    public void install(JavalinConfig server) {
        // The images are compressed already, and a client under test should meet plain bytes.
        server.http.compressionStrategy = CompressionStrategy.NONE;
        server.routes.before(marks::open);
        server.routes.beforeMatched("/v1/*", new KeyCheck());
        server.routes.after(marks::close);
        new Refusing().install(server.routes);
        server.routes.post("/v1/images/generations", new GenerationsEndpoint(new GenerationRules(models), fulfilment));
        server.routes.post("/v1/images/edits", new EditsEndpoint(new EditRules(models), fulfilment, temporary));
        server.routes.post(
                "/v1/images/variations", new VariationsEndpoint(new VariationRules(models), fulfilment, temporary));
        server.routes.get(HostedImages.PATH + "{file}", new FilesEndpoint(hosted));
        server.routes.post("/v1/moderations", new ModerationsEndpoint());
        new ModelsEndpoint(models).install(server.routes);
    }
}
