package dev.easel.web.server;

import io.javalin.config.JavalinConfig;
import java.util.function.BooleanSupplier;

/** {@code /livez}: the process answers; {@code /readyz}: it can take work. Both say nothing else to strangers. */
public final class HealthModule implements WebModule {
    private static final int UNAVAILABLE = 503;

    private final BooleanSupplier ready;

    public HealthModule(BooleanSupplier ready) {
        this.ready = ready;
    }

    @Override
    public void install(JavalinConfig server) {
        server.routes.get("/livez", context -> context.result("ok\n"));
        server.routes.get("/readyz", context -> {
            if (ready.getAsBoolean()) {
                context.result("ready\n");
            } else {
                context.status(UNAVAILABLE).result("not ready\n");
            }
        });
    }
}
