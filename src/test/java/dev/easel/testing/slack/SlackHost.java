package dev.easel.testing.slack;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The listening part, which can go away and come back on its port while everything else stays. */
final class SlackHost {
    private static final String LOOPBACK = "127.0.0.1";
    private static final long PLENTY_BYTES = 200L << 20;

    private final Consumer<JavalinConfig> contents;
    private @Nullable Javalin listening;
    private volatile int port;

    SlackHost(int port, Consumer<JavalinConfig> contents) {
        this.port = port;
        this.contents = contents;
    }

    String authority() {
        return LOOPBACK + ":" + port;
    }

    int port() {
        return port;
    }

    synchronized void start() {
        if (listening != null) {
            return;
        }
        Javalin server = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.showOldJavalinVersionWarning = false;
            config.startup.startupWatcherEnabled = false;
            config.concurrency.useVirtualThreads = true;
            config.router.treatMultipleSlashesAsSingleSlash = true;
            config.http.maxRequestSize = PLENTY_BYTES;
            contents.accept(config);
        });
        server.start(LOOPBACK, port);
        port = server.port();
        listening = server;
    }

    synchronized void stop() {
        if (listening != null) {
            listening.stop();
            listening = null;
        }
    }
}
