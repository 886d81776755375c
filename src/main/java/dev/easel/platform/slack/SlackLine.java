package dev.easel.platform.slack;

import dev.easel.platform.slack.SlackConnection.HeldBackException;
import dev.easel.platform.slack.SlackSocket.End;
import dev.easel.platform.slack.SlackSocket.Hello;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps one socket open: a new one before an announced end, and at once after any other. */
final class SlackLine {
    private static final Logger LOG = LoggerFactory.getLogger(SlackLine.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    /** Longer than Slack takes to close a socket that it has announced the end of. */
    private static final Duration AFTERLIFE = Duration.ofSeconds(30);

    /** Whether a socket is silent. */
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private static final Duration FOR_EVER = Duration.ofDays(10_000);

    private final Opener opener;
    private final ScheduledExecutorService timer;
    private final Refresh refresh;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final CompletableFuture<@Nullable Void> opened = new CompletableFuture<>();
    private volatile @Nullable SlackSocket current;

    /** Asks Slack for an address and makes a socket to it, which is not open yet. */
    @FunctionalInterface
    interface Opener {
        SlackSocket prepare() throws IOException;
    }

    /** When the first socket is given up. */
    enum Refresh {
        AT_ITS_END,
        /** So that two lines don't end together for ever. */
        HALFWAY_ONCE
    }

    SlackLine(Opener opener, ScheduledExecutorService timer, Refresh refresh) {
        this.opener = opener;
        this.timer = timer;
        this.refresh = refresh;
    }

    /** Completes with the first socket; fails when Slack will have none. */
    CompletableFuture<@Nullable Void> opened() {
        return opened;
    }

    boolean hears() {
        SlackSocket socket = current;
        return socket != null && socket.hears();
    }

    /** Whether something could be said. */
    boolean say(String text) {
        SlackSocket socket = current;
        try {
            if (socket == null || !socket.hears()) {
                return false;
            }
            socket.send(text);
            return true;
        } catch (WebsocketNotConnectedException e) {
            return false;
        }
    }

    /** Blocks until it is closed, or Slack won't have it any more. */
    void run() {
        Duration pause = FIRST_PAUSE;
        boolean first = true;
        while (closed.getCount() > 0) {
            try {
                Hello hello = replace();
                opened.complete(null);
                pause = FIRST_PAUSE;
                End end = awaitEnd(
                        first
                                        && refresh == Refresh.HALFWAY_ONCE
                                        && hello.lifetime().isPositive()
                                ? hello.lifetime().dividedBy(2)
                                : FOR_EVER);
                first = false;
                if (end == End.DISABLED || end == End.TOO_MANY) {
                    LOG.error("Slack closes the connection: {}", end);
                    pause = LONGEST_PAUSE;
                    rest(pause);
                }
            } catch (SlackPlatform.RejectedException e) {
                LOG.error("{}", e.getMessage());
                if (opened.completeExceptionally(e)) {
                    return;
                }
                pause = LONGEST_PAUSE;
                rest(pause);
            } catch (HeldBackException e) {
                LOG.warn("{}", e.getMessage());
                rest(e.pause());
            } catch (IOException e) {
                LOG.warn("no socket, next try in {} ms: {}", pause.toMillis(), e.getMessage());
                rest(pause);
                pause = longer(pause);
            }
        }
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
    }

    /** The old socket goes on hearing until Slack closes it. */
    private Hello replace() throws IOException {
        SlackSocket next = opener.prepare();
        Hello hello = next.open();
        SlackSocket old = current;
        current = next;
        if (closed.getCount() == 0) {
            next.close();
        }
        if (old != null && old.isOpen()) {
            var _ = timer.schedule(() -> old.close(), AFTERLIFE.toMillis(), TimeUnit.MILLISECONDS);
        }
        LOG.info("connected to Slack; the app has {} sockets", hello.connections());
        return hello;
    }

    private End awaitEnd(Duration atMost) {
        SlackSocket socket = current;
        if (socket == null) {
            return End.LOST;
        }
        long looks = Math.max(1, atMost.dividedBy(BETWEEN_LOOKS));
        try {
            for (long look = 0; look < looks; look++) {
                Optional<End> end = findEnd(socket);
                if (end.isPresent()) {
                    return end.get();
                }
                socket.endWhenSilent();
            }
            return End.ANNOUNCED;
        } catch (ExecutionException e) {
            throw new IllegalStateException("an end never fails", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed.countDown();
            return End.LOST;
        }
    }

    private static Optional<End> findEnd(SlackSocket socket) throws ExecutionException, InterruptedException {
        try {
            return Optional.of(socket.end().get(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        }
    }

    private void rest(Duration pause) {
        try {
            var _ = closed.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed.countDown();
        }
    }

    void close() {
        closed.countDown();
        SlackSocket socket = current;
        if (socket != null) {
            socket.close();
        }
    }
}
