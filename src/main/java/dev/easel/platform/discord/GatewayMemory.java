package dev.easel.platform.discord;

import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.utils.ConcurrentSessionController;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the gateway's address that the REST API gave. JDA 6.5.0 goes to Discord's own address after a refused
 * reconnect, wherever the REST API is.
 */
final class GatewayMemory extends ConcurrentSessionController {
    private volatile @Nullable String url;

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
}
