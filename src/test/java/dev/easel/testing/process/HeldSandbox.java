package dev.easel.testing.process;

import dev.easel.sandbox.SandboxServer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An Images API outside of Easel's process, which knows how often it was really asked to draw. It holds every prompt
 * with the word {@code sandbox:slow} until the test lets it go.
 */
public final class HeldSandbox implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 60;

    private final Semaphore arrived = new Semaphore(0);
    private final Semaphore released = new Semaphore(0);
    private final AtomicInteger calls = new AtomicInteger();
    private final SandboxServer server = SandboxServer.start("127.0.0.1", 0, InstantSource.system(), this::hold);

    private void hold(Duration length) throws InterruptedException {
        calls.incrementAndGet();
        arrived.release();
        released.acquire();
    }

    public String url() {
        return server.url();
    }

    /** Waits until one more held call is there. */
    public void awaitCall() throws InterruptedException {
        if (!arrived.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("nobody asked for a picture");
        }
    }

    /** Lets this many held calls go on, now or when they come. */
    public void release(int howMany) {
        released.release(howMany);
    }

    /** How many calls were held so far. */
    public int calls() {
        return calls.get();
    }

    @Override
    public void close() {
        released.release(Integer.MAX_VALUE / 2);
        server.close();
    }
}
