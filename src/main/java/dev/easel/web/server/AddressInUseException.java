package dev.easel.web.server;

/** The server could not listen where it was told to. */
public final class AddressInUseException extends RuntimeException {
    private final String host;
    private final int port;

    AddressInUseException(String host, int port, Throwable cause) {
        super("can't listen on " + host + ":" + port, cause);
        this.host = host;
        this.port = port;
    }

    /** The host as configured. */
    public String host() {
        return host;
    }

    /** The port as configured. */
    public int port() {
        return port;
    }
}
