package dev.easel.app;

import dev.easel.sandbox.SandboxServer;
import java.time.InstantSource;

/** Starts the sandbox Images API on loopback. */
final class Sandboxes {
    /** Any key but an empty one is welcome there. */
    static final String KEY = "sandbox";

    private static final String HOST = "127.0.0.1";

    private Sandboxes() {}

    /** @param port 0 for any free one */
    static SandboxServer start(int port) {
        return SandboxServer.start(HOST, port, InstantSource.system(), Thread::sleep);
    }
}
