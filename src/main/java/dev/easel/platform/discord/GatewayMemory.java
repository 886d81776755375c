package dev.easel.platform.discord;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.utils.ConcurrentSessionController;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers the gateway's address that the REST API gave, since JDA 6.5.0 goes to Discord's own address after a refused
 * reconnect, wherever the REST API is; and keeps back logins that would be too many for a day.
 */
final class GatewayMemory extends ConcurrentSessionController {
    private static final Logger LOG = LoggerFactory.getLogger(GatewayMemory.class);
    private static final Duration LATER = Duration.ofMinutes(10);

    private final DiscordLogins logins;
    private final ScheduledExecutorService timer;
    private final InstantSource clock;
    private volatile @Nullable String url;

    GatewayMemory(DiscordLogins logins, ScheduledExecutorService timer, InstantSource clock) {
        this.logins = logins;
        this.timer = timer;
        this.clock = clock;
    }

    @Override
    public ShardedGateway getShardedGateway(JDA shard) {
        ShardedGateway gateway = super.getShardedGateway(shard);
        url = gateway.getUrl();
        return gateway;
    }

    @Override
    public String getGateway() {
        String known = url;
        return known == null ? super.getGateway() : known;
    }

    /** Every login comes by here; a lost connection that is resumed does not. */
    @Override
    public void appendSession(SessionConnectNode node) {
        if (logins.take(clock.instant())) {
            super.appendSession(node);
            return;
        }
        LOG.error(
                "shard {} doesn't log in: there were so many logins within a day that Discord would reset the token with a"
                        + " few more. Something restarts Easel over and over. The next try is in {} min",
                node.getShardInfo().getShardId(),
                LATER.toMinutes());
        try {
            var _ = timer.schedule(() -> appendSession(node), LATER.toMinutes(), TimeUnit.MINUTES);
        } catch (RejectedExecutionException e) {
            LOG.debug("no login while stopping: {}", e.getMessage());
        }
    }
}
