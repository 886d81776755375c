package dev.easel.platform.discord;

import dev.easel.platform.discord.DiscordPlatform.RejectedException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import net.dv8tion.jda.api.JDA.ShardInfo;
import net.dv8tion.jda.api.events.session.ReadyEvent;
import net.dv8tion.jda.api.events.session.ShutdownEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.requests.CloseCode;
import net.dv8tion.jda.api.sharding.ShardManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Knows when all shards are ready, and when Discord will not have them. Safe for use from several threads. */
final class ShardWatch extends ListenerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(ShardWatch.class);

    private final ShardRange range;
    private final Consumer<ShardManager> connected;
    private final AtomicBoolean told = new AtomicBoolean();
    private final Set<Integer> ready = ConcurrentHashMap.newKeySet();
    private final CompletableFuture<Void> allReady = new CompletableFuture<>();

    /** @param connected told when the first shard is ready */
    ShardWatch(ShardRange range, Consumer<ShardManager> connected) {
        this.range = range;
        this.connected = connected;
    }

    /** Completes when every shard is ready; fails with {@link RejectedException} when one never will be. */
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
            LOG.error("Discord closed the gateway for good: {}", code);
            allReady.completeExceptionally(new RejectedException(sentence(code)));
        }
    }

    private static String sentence(CloseCode code) {
        return code == CloseCode.AUTHENTICATION_FAILED
                ? RejectedException.WRONG_TOKEN
                : "Discord closed the connection for good: %d, %s.".formatted(code.getCode(), code.getMeaning());
    }
}
