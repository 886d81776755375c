package dev.easel.testing;

import static org.awaitility.Awaitility.await;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.SizeUnit;
import io.javalin.util.JavalinBindException;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The listening part of a fake, which can go away and come back on its port while everything else stays. */
public final class LoopbackServer {
    private static final String LOOPBACK = "127.0.0.1";
    private static final int PLENTY_MEGABYTES = 200;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

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

    /** The same port again may be somebody's outgoing connection for a moment: whoever comes back tries once more. */
    public synchronized void start() {
        if (listening != null) {
            return;
        }
        Javalin server = port == 0
                ? listen()
                : await().atMost(PATIENCE)
                        .ignoreException(JavalinBindException.class)
                        .until(this::listen, Objects::nonNull);
        port = server.port();
        listening = server;
    }

    private Javalin listen() {
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
        return server.start(LOOPBACK, port);
    }

    public synchronized void stop() {
        if (listening != null) {
            listening.stop();
            listening = null;
        }
    }
}
