package dev.easel.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** A listener on loopback that nobody may be made to call, and addresses that would lead there or to its like. */
public final class Ambush implements AutoCloseable {
    private static final List<String> TARGETS = List.of(
            "127.0.0.1",
            "127.1",
            "127.0.1",
            "127.000.000.001",
            "0177.0.0.1",
            "0x7f.0.0.1",
            "0x7f000001",
            "2130706433",
            "017700000001",
            "localhost",
            "LOCALHOST",
            "localhost.",
            "127.0.0.1.",
            "①②⑦.⓪.⓪.①",
            "127。0。0。1",
            "%31%32%37.0.0.1",
            "[::1]",
            "[::ffff:127.0.0.1]",
            "[::ffff:7f00:1]",
            "[0:0:0:0:0:0:0:1]",
            "[64:ff9b::7f00:1]",
            "0.0.0.0",
            "0",
            "169.254.169.254",
            "[fd00:ec2::254]",
            "10.0.0.1",
            "192.168.0.1",
            "metadata.google.internal");

    /** A host goes to %1$s, an allowed one to %2$s, the port to %3$d. */
    private static final List<String> SHAPES = List.of(
            "http://%1$s:%3$d/cat.png",
            "https://%1$s:%3$d/cat.png",
            "http://%2$s@%1$s:%3$d/cat.png",
            "https://%2$s:443@%1$s:%3$d/cat.png",
            "https://%2$s%%2f@%1$s:%3$d/cat.png",
            "https://%1$s:%3$d\\@%2$s/cat.png",
            "https://%1$s:%3$d#@%2$s/cat.png",
            "https://%1$s:%3$d?@%2$s/cat.png",
            "//%1$s:%3$d/cat.png",
            "\\\\%1$s:%3$d\\cat.png",
            "http:/\\%1$s:%3$d/cat.png",
            "ht\ttp://%1$s:%3$d/cat.png",
            "ftp://%1$s:%3$d/cat.png",
            "gopher://%1$s:%3$d/_GET",
            "jar:http://%1$s:%3$d/cat.png!/",
            "ws://%1$s:%3$d/cat.png");

    private final ServerSocket door;
    private final AtomicInteger calls = new AtomicInteger();

    private Ambush(ServerSocket door) {
        this.door = door;
    }

    public static Ambush lay() {
        try {
            Ambush ambush = new Ambush(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
            Thread.ofVirtual().start(ambush::listen);
            return ambush;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void listen() {
        while (!door.isClosed()) {
            try (Socket caller = door.accept()) {
                calls.incrementAndGet();
                caller.setSoLinger(true, 0);
            } catch (IOException e) {
                return;
            }
        }
    }

    /**
     * Hundreds of addresses, all to be refused before anybody is called.
     *
     * @param allowed a host that may be called
     */
    public Set<String> addresses(String allowed) {
        Set<String> all = new LinkedHashSet<>();
        for (String target : TARGETS) {
            for (String shape : SHAPES) {
                all.add(shape.formatted(target, allowed, door.getLocalPort()));
            }
        }
        all.addAll(List.of("file:///etc/passwd", "data:image/png;base64,AAAA", "", " ", "http://", "https:///cat.png"));
        return all;
    }

    /** How often somebody came. */
    public int calls() {
        return calls.get();
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
