package dev.easel.platform.discord;

import dev.easel.platform.discord.DiscordConnection.Content;
import dev.easel.platform.discord.DiscordPlatform.RejectedException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDA.ShardInfo;
import net.dv8tion.jda.api.events.session.ReadyEvent;
import net.dv8tion.jda.api.events.session.ShutdownEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.requests.CloseCode;
import net.dv8tion.jda.api.sharding.ShardManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows when all shards are ready, and when Discord will not have them; starts one anew that gave up by itself. Safe for
 * use from several threads.
 */
final class ShardWatch extends ListenerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(ShardWatch.class);

    private final ShardRange range;
    private final Content content;
    private final Consumer<ShardManager> connected;
    private final AtomicBoolean told = new AtomicBoolean();
    private final Set<Integer> ready = ConcurrentHashMap.newKeySet();
    private final CompletableFuture<Void> allReady = new CompletableFuture<>();
    private final Executor threads;
    private volatile boolean leaving;

    /**
     * A watch over shards that are not there yet.
     *
     * @param content whether they ask for what others write
     * @param connected told when the first shard is ready
     * @param threads start shards anew
     */
    ShardWatch(ShardRange range, Content content, Consumer<ShardManager> connected, Executor threads) {
        this.range = range;
        this.content = content;
        this.connected = connected;
        this.threads = threads;
    }

    /** What others write is not granted to this bot; everything else may be. */
    static final class ContentRefusedException extends RuntimeException {
        private static final long serialVersionUID = 1;

        ContentRefusedException() {
            super("the message content intent is not granted");
        }
    }

    /**
     * Completes when every shard is ready; fails with {@link RejectedException} when one never will be, or with
     * {@link ContentRefusedException} when it may be without asking for as much.
     */
    CompletableFuture<Void> allReady() {
        return allReady;
    }

    @Override
    public void onReady(ReadyEvent event) {
        if (!told.getAndSet(true)) {
            connected.accept(event.getJDA().getShardManager());
        }
        ShardInfo shard = event.getJDA().getShardInfo();
        ready.add(shard.getShardId());
        if (ready.size() == range.shardsOf(shard.getShardTotal())) {
            allReady.complete(null);
        }
    }

    @Override
    public void onShutdown(ShutdownEvent event) {
        CloseCode code = event.getCloseCode();
        if (code != null && !code.isReconnect()) {
            if (code == CloseCode.DISALLOWED_INTENTS && content == Content.ASKED) {
                allReady.completeExceptionally(new ContentRefusedException());
                return;
            }
            LOG.error("Discord closed the gateway for good: {}", code);
            allReady.completeExceptionally(new RejectedException(sentence(code)));
        } else if (!leaving) {
            startAnew(event.getJDA());
        }
    }

    /** JDA takes an interruption, which its own sockets cause now and then while they close, for the wish to shut down. */
    private void startAnew(JDA shard) {
        int id = shard.getShardInfo().getShardId();
        ShardManager shards = shard.getShardManager();
        if (shards != null) {
            LOG.warn("shard {} gave up by itself and is started anew", id);
            threads.execute(() -> shards.restart(id));
        }
    }

    /** Shards that shut down from now on are meant to. */
    void leave() {
        leaving = true;
    }

    private static String sentence(CloseCode code) {
        return switch (code) {
            case AUTHENTICATION_FAILED -> RejectedException.WRONG_TOKEN;
            case DISALLOWED_INTENTS -> RejectedException.WRONG_INTENTS;
            default -> "Discord closed the connection for good: %d, %s.".formatted(code.getCode(), code.getMeaning());
        };
    }
}
