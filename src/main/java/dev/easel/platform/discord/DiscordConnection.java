package dev.easel.platform.discord;

import dev.easel.core.chat.Backlog;
import dev.easel.core.chat.Connection;
import dev.easel.core.chat.Inbox;
import dev.easel.core.chat.Messenger;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.requests.GatewayIntent;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.sharding.DefaultShardManagerBuilder;
import net.dv8tion.jda.api.sharding.ShardManager;
import net.dv8tion.jda.api.utils.Compression;
import net.dv8tion.jda.api.utils.messages.MessageRequest;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the gateway as JDA needs it. */
final class DiscordConnection {
    private static final Logger LOG = LoggerFactory.getLogger(DiscordConnection.class);
    private static final int MAX_REQUESTS = 64;
    private static final int LOOK_SECONDS = 5;

    /** JDA's own is 15 minutes: so long Easel would stay away after Discord is back from an outage. */
    private static final int MOST_SECONDS_BETWEEN_TRIES = 60;

    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(5);

    /** What Easel hears of without being trusted more than any bot. */
    private static final Set<GatewayIntent> INTENTS = EnumSet.of(
            GatewayIntent.GUILD_MESSAGES,
            GatewayIntent.GUILD_MESSAGE_REACTIONS,
            GatewayIntent.DIRECT_MESSAGES,
            GatewayIntent.DIRECT_MESSAGE_REACTIONS);

    private final DiscordPlatform.Access access;
    private final DiscordPlatform.Parts parts;
    private final ExecutorService threads;
    private final ScheduledExecutorService timer;
    private final ShardRange range;
    private final DiscordRegistration registration;
    private final DiscordListener listener;
    private final UndecidedReplies undecided;
    private final OpenInteractions open = new OpenInteractions();
    private volatile @Nullable Future<?> lookingForOpenReplies;
    private final OkHttpClient http;
    private final DiscordBudget budget;
    private final DiscordLogins logins;

    DiscordConnection(
            DiscordPlatform.Access access,
            DiscordPlatform.Parts parts,
            ExecutorService threads,
            ScheduledExecutorService timer) {
        this.access = access;
        this.parts = parts;
        this.threads = threads;
        this.timer = timer;
        this.range = ShardRange.parse(access.shards());
        this.registration =
                new DiscordRegistration(new DiscordCommands(parts.catalogue()), parts.memory(), parts.clock());
        this.undecided = new UndecidedReplies(parts.backlog(), parts.clock());
        this.listener = new DiscordListener(parts, open, undecided, threads, timer);
        Dispatcher dispatcher = new Dispatcher(threads);
        dispatcher.setMaxRequests(MAX_REQUESTS);
        dispatcher.setMaxRequestsPerHost(MAX_REQUESTS);
        this.http = new OkHttpClient.Builder()
                .dispatcher(dispatcher)
                .addInterceptor(new FewAtOnce(MAX_REQUESTS))
                .build();
        this.budget = new DiscordBudget(http, access);
        this.logins = new DiscordLogins(access.token(), parts.memory(), budget::allowed);
    }

    /** A login that succeeded. */
    record Session(ShardManager shards, ShardWatch watch) {
        Connection connection() {
            List<JDA> all = List.copyOf(shards.getShardCache().asList());
            int connected = (int) all.stream()
                    .filter(shard -> shard.getStatus() == JDA.Status.CONNECTED)
                    .count();
            return new Connection(connected, Math.max(1, all.size()));
        }

        /** Leaves, once what is on its way has arrived; waits a moment for that. */
        void close() {
            watch.leave();
            List<JDA> open = List.copyOf(shards.getShards());
            shards.shutdown();
            try {
                for (JDA shard : open) {
                    if (!shard.awaitShutdown(CLOSE_PATIENCE)) {
                        shard.shutdownNow();
                    }
                }
            } catch (InterruptedException e) {
                open.forEach(JDA::shutdownNow);
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Whether what others write is asked for: Discord may not grant it. */
    enum Content {
        ASKED,
        RENOUNCED
    }

    /** How long to wait before the next login. Asks Discord. */
    Duration pause() {
        return budget.pause(range);
    }

    /**
     * Logs in and begins to receive events. From the first shard on that is ready, answers can go out.
     *
     * @throws net.dv8tion.jda.api.exceptions.InvalidTokenException when the token is wrong
     * @throws RuntimeException when Discord can't be reached
     */
    Session open(Content content) {
        MessageRequest.setDefaultMentions(EnumSet.noneOf(Message.MentionType.class));
        MessageRequest.setDefaultMentionRepliedUser(false);
        Set<GatewayIntent> intents = EnumSet.copyOf(INTENTS);
        if (content == Content.ASKED) {
            intents.add(GatewayIntent.MESSAGE_CONTENT);
        } else {
            Message.suppressContentIntentWarning(); // it was said already
        }
        ShardWatch watch = new ShardWatch(range, content, this::connected, threads);
        DefaultShardManagerBuilder builder = DefaultShardManagerBuilder.createLight(access.token(), intents)
                .setHttpClient(http)
                .setSessionController(new GatewayMemory(logins, timer, parts.clock()))
                .setEventPool(threads, false)
                .setCallbackPool(threads, false)
                .setRateLimitElastic(threads, false)
                .setEnableShutdownHook(false)
                .setRequestTimeoutRetry(false) // whoever asks tries again, if it is still theirs to do
                .setMaxReconnectDelay(MOST_SECONDS_BETWEEN_TRIES)
                .setEventPassthrough(true) // the limit for uploads stands in the payload alone
                .addEventListeners(watch, listener);
        range.applyTo(builder);
        if (access.apiUrl() != null) {
            builder.setRestConfig(new RestConfig().setBaseUrl(withSlash(access.apiUrl())));
            builder.setCompression(Compression.NONE);
        }
        return new Session(builder.build(), watch);
    }

    private void connected(ShardManager shards) {
        Messenger messenger = new DiscordMessenger(
                new DiscordChannels(shards, timer, parts.clock()), open, parts.blobs(), parts.clock());
        parts.connected().accept(messenger, new DiscordAttachments(http, parts.attachmentOrigins()));
        if (lookingForOpenReplies != null) {
            lookingForOpenReplies.cancel(false);
        }
        Runnable look = () -> threads.execute(() -> undecided.answerLeft(messenger));
        lookingForOpenReplies = timer.scheduleWithFixedDelay(look, 0, LOOK_SECONDS, TimeUnit.SECONDS);
    }

    /** Blocks until made-up commands were taken. Asks nobody. */
    void rehearse(Backlog scratch) {
        UndecidedReplies nobodys = new UndecidedReplies(scratch, parts.clock());
        Inbox nowhere = incoming -> {
            UndecidedReplies.Decision decision = nobodys.begin(incoming.eventId());
            decision.keep(incoming);
            decision.end();
        };
        DiscordListener rehearsing =
                new DiscordListener(parts.leadingTo(nowhere), new OpenInteractions(), nobodys, threads, timer);
        try {
            new DiscordRehearsal(http, rehearsing, threads, timer).run();
        } catch (RuntimeException e) {
            LOG.warn("the first commands may be answered late: the rehearsal broke off", e);
        }
    }

    /** Tells Discord of the commands. */
    void register(ShardManager shards) {
        registration.register(shards.getShardCache().iterator().next());
    }

    static String withSlash(String url) {
        return url.endsWith("/") ? url : url + "/";
    }

    /** Hands no event on any more. */
    void stopListening(ShardManager shards) {
        shards.removeEventListener(listener);
    }

    /** Answers nothing any more. */
    void close() {
        if (lookingForOpenReplies != null) {
            lookingForOpenReplies.cancel(false);
        }
        open.close();
        http.connectionPool().evictAll();
    }
}
