package dev.easel.platform.slack;

import com.slack.api.bolt.App;
import com.slack.api.bolt.socket_mode.request.SocketModeRequest;
import com.slack.api.bolt.socket_mode.request.SocketModeRequestParser;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.apps.connections.AppsConnectionsOpenResponse;
import dev.easel.platform.slack.SlackSocket.Hello;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Socket Mode with two sockets, so that one is open while the other is replaced. */
final class SlackConnection implements SlackSocket.Taker {
    private static final Logger LOG = LoggerFactory.getLogger(SlackConnection.class);
    /** As many as are held open. */
    static final int SOCKETS = 2;

    private static final int TOO_MANY_REQUESTS = 429;
    private static final Duration USUAL_RETRY = Duration.ofSeconds(30);

    private final MethodsClient methods;
    private final App app;
    private final SlackRush rush;
    private final SlackPulse pulse;
    private final AtomicInteger own = new AtomicInteger();
    private volatile int strangers;
    private final SocketModeRequestParser parser;
    private final ExecutorService threads;
    private final List<SlackLine> lines;

    /**
     * Sockets that are not open yet.
     *
     * @param methods with the app-level token
     * @param app gets what comes in, and has it on disk when it returns
     */
    SlackConnection(
            MethodsClient methods,
            App app,
            SlackRush rush,
            SlackPulse pulse,
            ExecutorService threads,
            ScheduledExecutorService timer) {
        this.pulse = pulse;
        this.rush = rush;
        this.methods = methods;
        this.app = app;
        this.parser = new SocketModeRequestParser(app.config());
        this.threads = threads;
        this.lines = List.of(
                new SlackLine(this::prepare, timer, SlackLine.Refresh.AT_ITS_END),
                new SlackLine(this::prepare, timer, SlackLine.Refresh.HALFWAY_ONCE));
    }

    /** Opens both sockets. Completes when both are open; fails when Slack won't have them. */
    CompletableFuture<@Nullable Void> open() {
        app.start();
        CompletableFuture<?>[] opened = lines.stream().map(SlackLine::opened).toArray(CompletableFuture<?>[]::new);
        // One after the other: Slack lets few sockets be asked for at a time.
        threads.execute(lines.getFirst()::run);
        var _ = lines.getFirst().opened().thenRun(() -> threads.execute(lines.getLast()::run));
        return CompletableFuture.anyOf(CompletableFuture.allOf(opened), failureOf(opened[0]), failureOf(opened[1]))
                .thenApply(done -> null);
    }

    private static CompletableFuture<?> failureOf(CompletableFuture<?> future) {
        CompletableFuture<@Nullable Void> failed = new CompletableFuture<>();
        var _ = future.whenComplete((done, failure) -> {
            if (failure != null) {
                failed.completeExceptionally(failure);
            }
        });
        return failed;
    }

    /** How many sockets hear what happens now. */
    int hearing() {
        return Math.toIntExact(lines.stream().filter(SlackLine::hears).count());
    }

    /** How many sockets of the app are somebody else's, as Slack said last. */
    int strangers() {
        return strangers;
    }

    @Override
    public void opened(Hello hello) {
        strangers = Math.max(0, hello.connections() - own.incrementAndGet());
        if (strangers > 0) {
            LOG.warn("{} of the app's {} sockets are not this process's", strangers, hello.connections());
        }
    }

    @Override
    public void closed() {
        own.decrementAndGet();
    }

    private SlackSocket prepare() throws IOException {
        try {
            AppsConnectionsOpenResponse answer = methods.appsConnectionsOpen(request -> request);
            SlackLogin.require(answer.isOk(), answer.getError(), "app");
            return new SlackSocket(URI.create(answer.getUrl()), this, pulse, SlackSocket.PING_SECONDS);
        } catch (SlackApiException e) {
            if (e.getResponse().code() == TOO_MANY_REQUESTS) {
                throw new HeldBackException(retryAfter(e), e);
            }
            throw SlackLogin.passing(e);
        } catch (IllegalArgumentException e) {
            throw new IOException("Slack gives no address of a socket", e);
        }
    }

    private static Duration retryAfter(SlackApiException e) {
        String seconds = e.getResponse().header("Retry-After");
        return seconds != null && seconds.matches("\\d{1,4}")
                ? Duration.ofSeconds(Long.parseLong(seconds))
                : USUAL_RETRY;
    }

    /** Slack wants no new socket for a while. */
    static final class HeldBackException extends IOException {
        private static final long serialVersionUID = 1;

        private final Duration pause;

        HeldBackException(Duration pause, Throwable cause) {
            super("Slack wants no new socket for " + pause.toSeconds() + " s", cause);
            this.pause = pause;
        }

        Duration pause() {
            return pause;
        }
    }

    @Override
    public void say(String acknowledgement) {
        if (lines.stream().noneMatch(line -> line.say(acknowledgement))) {
            LOG.warn("an envelope could not be acknowledged: no socket is open");
        }
    }

    @Override
    public CompletableFuture<Boolean> take(String envelope) {
        rush.begin();
        try {
            return CompletableFuture.supplyAsync(() -> run(envelope), threads)
                    .whenComplete((safe, failure) -> rush.end());
        } catch (RejectedExecutionException e) {
            rush.end();
            LOG.info("an envelope came while stopping");
            return CompletableFuture.completedFuture(false);
        }
    }

    /** False when it should be told again; what isn't understood won't be understood then. */
    private boolean run(String envelope) {
        SocketModeRequest request = parser.parse(envelope);
        return request == null
                || request.getBoltRequest() == null
                || SlackListener.run(app, request.getBoltRequest()) != null;
    }

    void close() {
        lines.forEach(SlackLine::close);
    }
}
