package dev.easel.platform.slack;

import com.slack.api.Slack;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import dev.easel.core.chat.AttachmentSource;
import dev.easel.core.chat.Backlog;
import dev.easel.core.chat.Connection;
import dev.easel.core.chat.DeliveryNotes;
import dev.easel.core.chat.Inbox;
import dev.easel.core.chat.Messenger;
import dev.easel.core.chat.PlatformMemory;
import dev.easel.core.identity.PlatformId;
import dev.easel.core.identity.SpaceRef;
import dev.easel.core.image.BlobStore;
import dev.easel.core.image.ModelCatalogue;
import dev.easel.core.image.ModelId;
import dev.easel.web.server.WebModule;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The bot on Slack. */
public final class SlackPlatform implements AutoCloseable {
    /** What this platform is called. */
    public static final PlatformId ID = SlackAddress.PLATFORM;

    private static final Logger LOG = LoggerFactory.getLogger(SlackPlatform.class);
    private static final long FIRST_PAUSE_SECONDS = 1;
    private static final long LONGEST_PAUSE_SECONDS = 30;
    private static final long RESUME_SECONDS = 2;

    private final Access access;
    private final Parts parts;
    private final ExecutorService threads;
    private final ScheduledExecutorService timer;
    private final OkHttpClient http;
    private final Slack slack;
    private final App app;
    private final SlackRush rush = new SlackRush();
    private final CompletableFuture<@Nullable Void> ready = new CompletableFuture<>();
    private @Nullable SlackIntake intake;
    private volatile @Nullable SlackConnection sockets;
    private @Nullable Future<?> nextTry;
    private volatile boolean hearing;
    private boolean closed;

    /**
     * How to reach Slack, and how Slack reaches Easel: by sockets with an app token, else by requests to
     * {@code /slack/events}.
     *
     * @param botToken {@code xoxb-…}
     * @param appToken {@code xapp-…}
     * @param signingSecret tells Slack's requests from others
     * @param apiUrl base of the Web API; absent: Slack's own
     * @param origins further ones that pictures may come from
     */
    public record Access(
            String botToken,
            @Nullable String appToken,
            @Nullable String signingSecret,
            @Nullable String apiUrl,
            List<String> origins) {
        public Access {
            origins = List.copyOf(origins);
        }

        @Override
        public String toString() {
            return "Access[" + apiUrl + "]";
        }
    }

    /**
     * What the adapter works with.
     *
     * @param meaningful whether an emoji asks for anything
     * @param sharedChannels whether Easel works where people of other companies are
     * @param left told when a workspace has turned Easel out: what is kept of it has to go
     * @param pause waits
     */
    public record Parts(
            Inbox inbox,
            BiConsumer<Messenger, AttachmentSource> connected,
            ModelCatalogue catalogue,
            ModelId defaultModel,
            Predicate<String> meaningful,
            boolean sharedChannels,
            BlobStore blobs,
            DeliveryNotes notes,
            Backlog backlog,
            PlatformMemory memory,
            Company company,
            Consumer<SpaceRef> left,
            InstantSource clock,
            Pause pause) {}

    /** Whether this process alone should hold sockets of the app. */
    public enum Company {
        ALONE,
        /** Other instances hold some, which can't be told from strangers'. */
        AMONG_OTHERS
    }

    /** Waits, for as long as Slack asks for. */
    @FunctionalInterface
    public interface Pause {
        void sleep(Duration duration) throws InterruptedException;
    }

    /**
     * A bot that is not connected yet.
     *
     * @param threads for everything that waits for Slack
     * @param timer for new tries at connecting, and for what is told later
     */
    public SlackPlatform(Access access, Parts parts, ExecutorService threads, ScheduledExecutorService timer) {
        this.access = access;
        this.parts = parts;
        this.threads = threads;
        this.timer = timer;
        this.http = SlackHttp.client(threads);
        this.slack = SlackHttp.slack(http, access.apiUrl());
        this.app = SlackListener.app(config());
    }

    private AppConfig config() {
        return AppConfig.builder()
                .slack(slack)
                .singleTeamBotToken(access.botToken())
                .signingSecret(access.signingSecret())
                .build();
    }

    /**
     * The app's manifest, as JSON.
     *
     * @param address where Slack reaches Easel's web server; absent: through sockets
     */
    public static String manifest(@Nullable String address) {
        return SlackManifest.of(address);
    }

    /** Every scope of the bot's that the manifest asks for. */
    public static List<String> scopes() {
        return List.copyOf(SlackScopes.all());
    }

    /** What Easel's web server needs for Slack to reach it; empty where sockets are used. */
    public Optional<WebModule> web() {
        return access.appToken() == null && access.signingSecret() != null
                ? Optional.of(new SlackEvents(
                        new SlackSignature(access.signingSecret(), parts.clock()), app, rush, threads, () -> hearing))
                : Optional.empty();
    }

    /**
     * Connects, however long Slack can't be reached.
     *
     * @return completes when Slack is heard; fails with {@link RejectedException} when trying on is of no use
     */
    public CompletableFuture<@Nullable Void> start() {
        threads.execute(() -> connect(FIRST_PAUSE_SECONDS));
        return ready;
    }

    private void connect(long pauseSeconds) {
        try {
            SlackLogin.requireKinds(access);
            listen(SlackLogin.of(slack.methods(access.botToken())));
            if (access.appToken() != null) {
                open(new SlackConnection(
                        slack.methods(access.appToken()), app, rush, new SlackPulse(parts.clock()), threads, timer));
            }
            hearing = true;
            ready.complete(null);
        } catch (RejectedException e) {
            ready.completeExceptionally(e);
        } catch (ExecutionException e) {
            ready.completeExceptionally(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            tryAgain(pauseSeconds, e);
        }
    }

    private synchronized void listen(SlackLogin login) {
        SlackAssembly heard = SlackAssembly.listen(app, login, parts, parts.backlog(), tools(rush));
        intake = heard.intake();
        parts.connected()
                .accept(
                        heard.messenger(),
                        new SlackAttachments(http, access.botToken(), access.apiUrl(), access.origins()));
        if (parts.company() == Company.ALONE) {
            threads.execute(() -> heard.backlog().resumeAll(app));
        }
        Runnable resume = () -> threads.execute(() -> heard.backlog().resume(app));
        var _ = timer.scheduleWithFixedDelay(resume, RESUME_SECONDS, RESUME_SECONDS, TimeUnit.SECONDS);
    }

    private SlackAssembly.Tools tools(SlackRush during) {
        return new SlackAssembly.Tools(slack.methods(access.botToken()), http, during, threads, timer);
    }

    /**
     * Takes made-up commands, so that the first real ones are quick.
     *
     * @param scratch is thrown away
     */
    public void rehearse(Backlog scratch) {
        new SlackRehearsal(SlackListener.app(config()), parts, scratch, tools(new SlackRush())).run();
    }

    private void open(SlackConnection prepared) throws ExecutionException, InterruptedException {
        synchronized (this) {
            if (closed) {
                return;
            }
            sockets = prepared;
        }
        prepared.open().get();
    }

    private synchronized void tryAgain(long pauseSeconds, IOException failure) {
        if (closed) {
            return;
        }
        LOG.warn("Slack can't be reached, next try in {} s: {}", pauseSeconds, failure.getMessage());
        long next = Math.min(pauseSeconds * 2, LONGEST_PAUSE_SECONDS);
        nextTry = timer.schedule(() -> threads.execute(() -> connect(next)), pauseSeconds, TimeUnit.SECONDS);
    }

    /** Whether something that happens now would be heard. Cheap: nobody is asked. */
    public boolean hears() {
        return hearing && (access.appToken() == null || connection().open() > 0);
    }

    /** The sockets that hear at this moment; none are wanted where Slack sends requests. */
    public Connection connection() {
        SlackConnection open = sockets;
        if (open == null) {
            return new Connection(0, access.appToken() == null ? 0 : SlackConnection.SOCKETS);
        }
        int strangers = parts.company() == Company.ALONE ? open.strangers() : 0;
        return new Connection(open.hearing(), SlackConnection.SOCKETS, strangers);
    }

    /** Why nothing of what happens now would be heard; empty when it would. */
    public String deafness() {
        String why = hearing ? "it is deaf, no socket hears anything" : "not connected yet, or stopping";
        return hears() ? "" : why;
    }

    /** Slack will not let the bot in, whatever happens, until the configuration changes. */
    public static final class RejectedException extends RuntimeException {
        private static final long serialVersionUID = 1;

        RejectedException(String sentence) {
            super(sentence);
        }
    }

    /** Takes nothing in any more; answers still go out. */
    public synchronized void stopListening() {
        closed = true;
        hearing = false;
        if (intake != null) {
            intake.close();
        }
        if (sockets != null) {
            sockets.close();
        }
    }

    /** Idempotent. */
    @Override
    public synchronized void close() {
        stopListening();
        if (nextTry != null) {
            nextTry.cancel(false);
        }
        http.connectionPool().evictAll();
    }
}
