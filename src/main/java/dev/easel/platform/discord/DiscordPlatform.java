package dev.easel.platform.discord;

import dev.easel.core.chat.Connection;
import dev.easel.core.chat.Inbox;
import dev.easel.core.chat.Messenger;
import dev.easel.core.identity.PlatformId;
import dev.easel.core.image.BlobStore;
import dev.easel.core.image.ModelCatalogue;
import dev.easel.core.image.ModelId;
import dev.easel.platform.discord.DiscordConnection.Session;
import java.time.InstantSource;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import net.dv8tion.jda.api.exceptions.InvalidTokenException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The bot on Discord. */
public final class DiscordPlatform implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DiscordPlatform.class);
    private static final long FIRST_PAUSE_SECONDS = 1;
    private static final long LONGEST_PAUSE_SECONDS = 30;

    /** What this platform is called. */
    public static final PlatformId ID = DiscordAddress.PLATFORM;

    private final DiscordConnection connection;
    private final ScheduledExecutorService timer;
    private final ExecutorService threads;
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private volatile @Nullable Session session;
    private @Nullable Future<?> nextTry;
    private boolean closed;

    /**
     * How to reach Discord.
     *
     * @param apiUrl REST base, with or without a trailing slash; absent: Discord's own
     * @param shards {@code 0-3/16}, or empty for as many as Discord recommends
     */
    public record Access(String token, @Nullable String apiUrl, String shards) {
        @Override
        public String toString() {
            return "Access[" + apiUrl + "]";
        }
    }

    /** What the adapter works with. */
    public record Parts(
            Inbox inbox,
            Consumer<Messenger> connected,
            ModelCatalogue catalogue,
            ModelId defaultModel,
            BlobStore blobs,
            InstantSource clock) {}

    /**
     * A bot that is not connected yet.
     *
     * @param threads for events and callbacks
     * @param timer for the watchdog and for new tries at connecting
     */
    public DiscordPlatform(Access access, Parts parts, ExecutorService threads, ScheduledExecutorService timer) {
        this.connection = new DiscordConnection(access, parts, threads, timer);
        this.threads = threads;
        this.timer = timer;
    }

    /**
     * Connects, however long Discord can't be reached.
     *
     * @return completes when commands are registered and answered; fails with {@link RejectedException} when trying on
     *     is of no use
     */
    public CompletableFuture<Void> start() {
        threads.execute(() -> connect(FIRST_PAUSE_SECONDS));
        return ready;
    }

    /** The shards of this instance that are connected now. */
    public Connection connection() {
        Session now = session;
        return now == null ? new Connection(0, 1) : now.connection();
    }

    private void connect(long pauseSeconds) {
        try {
            Session open = requireSession();
            open.watch().allReady().get();
            connection.register(open.shards());
            ready.complete(null);
        } catch (InvalidTokenException e) {
            ready.completeExceptionally(new RejectedException(RejectedException.WRONG_TOKEN));
        } catch (ExecutionException e) {
            ready.completeExceptionally(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            tryAgain(pauseSeconds, e);
        }
    }

    /** The login that succeeded, or a new one. */
    private synchronized Session requireSession() {
        if (closed) {
            throw new CancellationException("closed");
        }
        if (session == null) {
            session = connection.open();
        }
        return session;
    }

    private synchronized void tryAgain(long pauseSeconds, RuntimeException failure) {
        if (closed) {
            return;
        }
        LOG.warn("Discord can't be reached, next try in {} s: {}", pauseSeconds, failure.getMessage());
        long next = Math.min(pauseSeconds * 2, LONGEST_PAUSE_SECONDS);
        nextTry = timer.schedule(() -> threads.execute(() -> connect(next)), pauseSeconds, TimeUnit.SECONDS);
    }

    /** Discord will not let the bot in, whatever happens, until the configuration changes. */
    public static final class RejectedException extends RuntimeException {
        static final String WRONG_TOKEN = "Discord rejects the token. Copy it again from the application's page, Bot,"
                + " Reset Token, and set DISCORD_TOKEN.";

        private static final long serialVersionUID = 1;

        RejectedException(String sentence) {
            super(sentence);
        }
    }

    /** Takes nothing in any more; answers still go out. */
    public synchronized void stopListening() {
        closed = true;
        if (session != null) {
            connection.stopListening(session.shards());
        }
    }

    /** Idempotent. Waits for a login that is under way. */
    @Override
    public synchronized void close() {
        closed = true;
        if (nextTry != null) {
            nextTry.cancel(false);
        }
        connection.close();
        if (session != null) {
            session.close();
        }
    }
}
