package dev.easel.testing.discord;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.Message.MentionType;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.hooks.EventListener;
import net.dv8tion.jda.api.requests.GatewayIntent;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.sharding.DefaultShardManagerBuilder;
import net.dv8tion.jda.api.sharding.ShardManager;
import net.dv8tion.jda.api.utils.Compression;
import net.dv8tion.jda.api.utils.ConcurrentSessionController;
import net.dv8tion.jda.api.utils.SessionController;
import net.dv8tion.jda.api.utils.messages.MessageRequest;
import okhttp3.OkHttpClient;
import org.awaitility.Awaitility;

/** The real JDA, connected to a fake, with everything it reported. */
final class JdaClient implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final List<GenericEvent> events = new CopyOnWriteArrayList<>();
    private final OkHttpClient http = new OkHttpClient();
    private final ShardManager shards;

    private JdaClient(FakeDiscord fake, String token, EventListener listener) {
        MessageRequest.setDefaultMentions(EnumSet.noneOf(MentionType.class));
        MessageRequest.setDefaultMentionRepliedUser(false);
        shards = DefaultShardManagerBuilder.createLight(
                        token,
                        GatewayIntent.GUILD_MESSAGES,
                        GatewayIntent.GUILD_MESSAGE_REACTIONS,
                        GatewayIntent.DIRECT_MESSAGES)
                .setRestConfig(new RestConfig().setBaseUrl(fake.apiUrl()))
                .setCompression(Compression.NONE)
                .setSessionController(comingBackTo(fake.gatewayUrl()))
                .setHttpClient(http)
                .setEnableShutdownHook(false)
                .setEventPool(Executors.newVirtualThreadPerTaskExecutor(), true)
                .setCallbackPool(Executors.newVirtualThreadPerTaskExecutor(), true)
                .addEventListeners((EventListener) events::add, listener)
                .build();
    }

    /** JDA forgets READY's address after one failed attempt and then asks here (JDA 6.5.0, 2026-11). */
    private static SessionController comingBackTo(String gatewayUrl) {
        return new ConcurrentSessionController() {
            @Override
            public String getGateway() {
                return gatewayUrl;
            }
        };
    }

    /** Returns when every shard is ready. */
    static JdaClient connect(FakeDiscord fake, EventListener listener) {
        JdaClient client = new JdaClient(fake, fake.token(), listener);
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> client.shards.getShards().stream()
                        .allMatch(shard -> shard.getStatus() == JDA.Status.CONNECTED));
        return client;
    }

    /** Returns without waiting. */
    static JdaClient connecting(FakeDiscord fake) {
        return new JdaClient(fake, fake.token(), _ -> {});
    }

    static JdaClient connect(FakeDiscord fake) {
        return connect(fake, _ -> {});
    }

    JDA jda() {
        return shards.getShards().getFirst();
    }

    ShardManager shards() {
        return shards;
    }

    /** The first event of the kind that fits. */
    <T extends GenericEvent> T await(Class<T> type, Predicate<T> fits) {
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() ->
                        events.stream().filter(type::isInstance).map(type::cast).anyMatch(fits));
        return events.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .filter(fits)
                .findFirst()
                .orElseThrow();
    }

    <T extends GenericEvent> T await(Class<T> type) {
        return await(type, _ -> true);
    }

    @Override
    public void close() {
        shards.shutdown();
        shards.getShards().forEach(JDA::shutdownNow);
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }
}
