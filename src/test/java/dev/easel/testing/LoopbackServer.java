package dev.easel.testing;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.SizeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The listening part of a fake, which can go away and come back on its port while everything else stays. */
public final class LoopbackServer {
    private static final String LOOPBACK = "127.0.0.1";
    private static final int PLENTY_MEGABYTES = 200;

    private final Consumer<JavalinConfig> contents;
    private @Nullable Javalin listening;
    private volatile int port;

    /** @param port 0 for any that is free */
    public LoopbackServer(int port, Consumer<JavalinConfig> contents) {
        this.port = port;
        this.contents = contents;
    }

    public String authority() {
        return LOOPBACK + ":" + port;
    }

    public int port() {
        return port;
    }

    public synchronized void start() {
        if (listening != null) {
            return;
        }
        Javalin server = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.showOldJavalinVersionWarning = false;
            config.startup.startupWatcherEnabled = false;
            config.concurrency.useVirtualThreads = true;
            config.router.treatMultipleSlashesAsSingleSlash = true;
            config.http.maxRequestSize = (long) PLENTY_MEGABYTES << 20;
            config.jetty.multipartConfig.maxFileSize(PLENTY_MEGABYTES, SizeUnit.MB);
            config.jetty.multipartConfig.maxTotalRequestSize(PLENTY_MEGABYTES, SizeUnit.MB);
            config.jetty.multipartConfig.maxInMemoryFileSize(PLENTY_MEGABYTES, SizeUnit.MB);
            contents.accept(config);
        });
        server.start(LOOPBACK, port);
        port = server.port();
        listening = server;
    }

    public synchronized void stop() {
        if (listening != null) {
            listening.stop();
            listening = null;
        }
    }
}
