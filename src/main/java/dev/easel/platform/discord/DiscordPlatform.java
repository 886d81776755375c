package dev.easel.platform.discord;

import dev.easel.core.chat.AttachmentSource;
import dev.easel.core.chat.Backlog;
import dev.easel.core.chat.CommandName;
import dev.easel.core.chat.Connection;
import dev.easel.core.chat.Inbox;
import dev.easel.core.chat.Messenger;
import dev.easel.core.chat.PlatformMemory;
import dev.easel.core.identity.Place;
import dev.easel.core.identity.PlatformId;
import dev.easel.core.identity.Sender;
import dev.easel.core.identity.UserRef;
import dev.easel.core.image.BlobStore;
import dev.easel.core.image.ModelCatalogue;
import dev.easel.core.image.ModelId;
import dev.easel.core.text.Visibility;
import dev.easel.platform.discord.DiscordConnection.Content;
import dev.easel.platform.discord.DiscordConnection.Session;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import net.dv8tion.jda.api.exceptions.InvalidTokenException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The bot on Discord. */
public final class DiscordPlatform implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DiscordPlatform.class);
    private static final long FIRST_PAUSE_SECONDS = 1;
    private static final long LONGEST_PAUSE_SECONDS = 30;
    private static final String CONTENT_PAGE = "to have it, switch on Message Content Intent on the application's page,"
            + " https://discord.com/developers/applications, Bot, Privileged Gateway Intents, and restart.";

    /** What this platform is called. */
    public static final PlatformId ID = DiscordAddress.PLATFORM;

    private final DiscordConnection connection;
    private final ScheduledExecutorService timer;
    private final ExecutorService threads;
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private volatile @Nullable Session session;
    private @Nullable Future<?> nextTry;
    private boolean closed;
    private volatile Content content = Content.ASKED;

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

    /**
     * What the adapter works with.
     *
     * @param connected told who answers and who opens files, each time that Discord let Easel in
     * @param reactions whether an emoji asks for anything
     * @param recentPrompts what somebody asked for lately, newest first
     * @param habits who sees what somebody asks for, unless they say otherwise
     * @param attachmentOrigins where files are taken from beside Discord's own servers
     */
    public record Parts(
            Inbox inbox,
            BiConsumer<Messenger, AttachmentSource> connected,
            ModelCatalogue catalogue,
            ModelId defaultModel,
            Predicate<String> reactions,
            Function<UserRef, List<String>> recentPrompts,
            Habits habits,
            List<String> attachmentOrigins,
            BlobStore blobs,
            PlatformMemory memory,
            Backlog backlog,
            InstantSource clock) {
        public Parts {
            attachmentOrigins = List.copyOf(attachmentOrigins);
        }

        /** The same with another inbox. */
        Parts leadingTo(Inbox other) {
            return new Parts(
                    other,
                    connected,
                    catalogue,
                    defaultModel,
                    reactions,
                    recentPrompts,
                    habits,
                    attachmentOrigins,
                    blobs,
                    memory,
                    backlog,
                    clock);
        }
    }

    /** Knows who sees what somebody asks for when they don't say it. May block. */
    @FunctionalInterface
    public interface Habits {
        Visibility of(Sender sender, Place place, CommandName command);
    }

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
     * Takes made-up commands, so that the first real ones are answered quickly. Blocks; asks nobody.
     *
     * @param scratch is thrown away
     */
    public void rehearse(Backlog scratch) {
        connection.rehearse(scratch);
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

    /**
     * The address on which somebody lets the bot into their server.
     *
     * @return empty when the token isn't one of a bot
     */
    public static Optional<String> findInvite(String token) {
        return DiscordInvite.find(token);
    }

    /** The shards of this instance that are connected now. */
    public Connection connection() {
        Session now = session;
        return now == null ? new Connection(0, 1) : now.connection();
    }

    private void connect(long pauseSeconds) {
        try {
            Duration pause = isLoggedIn() ? Duration.ZERO : connection.pause();
            if (pause.isPositive()) {
                LOG.warn("the next login is in {} s", pause.toSeconds());
                again(pause.toMillis(), pauseSeconds);
                return;
            }
            Session open = requireSession();
            open.watch().allReady().get();
            connection.register(open.shards());
            ready.complete(null);
        } catch (InvalidTokenException e) {
            ready.completeExceptionally(new RejectedException(RejectedException.WRONG_TOKEN));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ShardWatch.ContentRefusedException) {
                renounceContent(pauseSeconds);
            } else {
                ready.completeExceptionally(e.getCause());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            tryAgain(pauseSeconds, e);
        }
    }

    /** Works on without what others write, which only a few things need. */
    private void renounceContent(long pauseSeconds) {
        LOG.warn(
                "Discord doesn't grant the message content intent: pictures in other people's messages can't be seen when"
                        + " somebody reacts to them. {}",
                CONTENT_PAGE);
        synchronized (this) {
            content = Content.RENOUNCED;
            if (session != null) {
                session.close();
                session = null;
            }
        }
        connect(pauseSeconds);
    }

    /** What doesn't work although Easel is connected, and where to mend it; empty when everything does. */
    public Optional<String> findNotice() {
        return content == Content.ASKED
                ? Optional.empty()
                : Optional.of("without the message content intent; " + CONTENT_PAGE);
    }

    private synchronized boolean isLoggedIn() {
        return session != null;
    }

    /** The login that succeeded, or a new one. */
    private synchronized Session requireSession() {
        if (closed) {
            throw new CancellationException("closed");
        }
        if (session == null) {
            session = connection.open(content);
        }
        return session;
    }

    private synchronized void tryAgain(long pauseSeconds, RuntimeException failure) {
        if (closed) {
            return;
        }
        LOG.warn("Discord can't be reached, next try in {} s: {}", pauseSeconds, failure.getMessage());
        again(TimeUnit.SECONDS.toMillis(pauseSeconds), Math.min(pauseSeconds * 2, LONGEST_PAUSE_SECONDS));
    }

    private synchronized void again(long millis, long nextPauseSeconds) {
        if (!closed) {
            nextTry = timer.schedule(
                    () -> threads.execute(() -> connect(nextPauseSeconds)), millis, TimeUnit.MILLISECONDS);
        }
    }

    /** Discord will not let the bot in, whatever happens, until the configuration changes. */
    public static final class RejectedException extends RuntimeException {
        static final String WRONG_TOKEN = "Discord rejects the token. Copy it again from the application's page, Bot,"
                + " Reset Token, and set DISCORD_TOKEN.";

        static final String WRONG_INTENTS =
                "Discord does not allow this bot's intents (4014). Look at the application's"
                        + " page, https://discord.com/developers/applications, Bot, Privileged Gateway Intents.";

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
