package dev.easel.testing.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports for servers that take one by its number, some time after it was found free, or twice. */
final class Ports {
    /** Below those that systems give to connections by themselves, among them those of tests beside this one. */
    private static final int FIRST = 20_000;

    private static final int LAST = 32_000;
    private static final int TRIES = 100;

    private Ports() {}

    static int free() throws IOException {
        for (int tried = 1; ; tried++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, LAST);
            try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return free.getLocalPort();
            } catch (IOException e) {
                if (tried == TRIES) {
                    throw e;
                }
            }
        }
    }
}
