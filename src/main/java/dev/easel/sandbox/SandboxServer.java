package dev.easel.sandbox;

import dev.easel.web.server.AddressInUseException;
import dev.easel.web.server.WebServer;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/**
 * The running sandbox: an Images API on its own port that costs nothing and knows every model, the retired ones too.
 *
 * <p>Any bearer key is accepted but an empty one and one beginning {@code sk-invalid}. Words such as
 * {@code sandbox:429} in a prompt cause faults. Safe for use from any thread.
 */
public final class SandboxServer implements AutoCloseable {
    private final WebServer server;

    private SandboxServer(WebServer server) {
        this.server = server;
    }

    /**
     * Starts listening; the caller closes the server.
     *
     * @param host name or address to bind, {@code 127.0.0.1} to stay on this machine
     * @param port 0 for any free port
     * @param clock decides what {@code created} says and when image URLs expire
     * @param pause how {@code sandbox:slow} and a latency wait
     * @throws AddressInUseException when the port is taken or the address is not this machine's
     */
    public static SandboxServer start(String host, int port, InstantSource clock, Pause pause) {
        return start(host, port, clock, pause, SandboxOptions.none());
    }

    /** As {@link #start(String, int, InstantSource, Pause)}, with what makes it slower or stricter. */
    public static SandboxServer start(String host, int port, InstantSource clock, Pause pause, SandboxOptions options) {
        return start(host, port, clock, pause, options, Path.of(System.getProperty("java.io.tmpdir")));
    }

    /** @param temporary the folder for uploads while their requests last */
    static SandboxServer start(
            String host, int port, InstantSource clock, Pause pause, SandboxOptions options, Path temporary) {
        SandboxModule module = new SandboxModule(clock, pause, options, temporary);
        return new SandboxServer(WebServer.start(host, port, List.of(module)));
    }

    /** The port that is listened on, also when 0 was asked for. */
    public int port() {
        return server.port();
    }

    /** The base URL to give a client: {@code http://127.0.0.1:8181/v1}, without a slash. */
    public String url() {
        return server.url() + "/v1";
    }

    @Override
    public void close() {
        server.close();
    }
}
