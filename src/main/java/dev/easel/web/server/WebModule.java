package dev.easel.web.server;

import io.javalin.config.JavalinConfig;

/** A group of pages or endpoints that one {@link WebServer} serves. Called once, before the server starts. */
@FunctionalInterface
public interface WebModule {
    /** Adds this module's routes and whatever settings they need, such as a larger request limit. */
    void install(JavalinConfig server);
}
