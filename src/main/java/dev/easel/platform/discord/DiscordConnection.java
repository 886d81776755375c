package dev.easel.platform.discord;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.events.session.ShutdownEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.requests.CloseCode;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.sharding.DefaultShardManagerBuilder;
import net.dv8tion.jda.api.sharding.ShardManager;
import net.dv8tion.jda.api.utils.Compression;
import net.dv8tion.jda.api.utils.messages.MessageRequest;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;

/** Opens the gateway as JDA needs it. */
final class DiscordConnection {
    private static final Pattern SHARDS = Pattern.compile("(\\d+)(?:-(\\d+))?/(\\d+)");
    private static final int MAX_REQUESTS = 64;

    private final DiscordPlatform.Access access;
    private final DiscordPlatform.Parts parts;
    private final ExecutorService threads;
    private final DiscordCommands commands;
    private final DiscordListener listener;
    private final OpenInteractions open = new OpenInteractions();
    private final OkHttpClient http;

    DiscordConnection(
            DiscordPlatform.Access access,
            DiscordPlatform.Parts parts,
            ExecutorService threads,
            ScheduledExecutorService timer) {
        this.access = access;
        this.parts = parts;
        this.threads = threads;
        this.commands = new DiscordCommands(parts.catalogue());
        this.listener = new DiscordListener(parts.inbox(), commands, parts.defaultModel(), open, timer, parts.clock());
        Dispatcher dispatcher = new Dispatcher(threads);
        dispatcher.setMaxRequests(MAX_REQUESTS);
        dispatcher.setMaxRequestsPerHost(MAX_REQUESTS);
        this.http = new OkHttpClient.Builder().dispatcher(dispatcher).build();
    }

    /**
     * Logs in and begins to receive events.
     *
     * @param rejected told when Discord closes the gateway for good
     * @throws net.dv8tion.jda.api.exceptions.InvalidTokenException when the token is wrong
     * @throws RuntimeException when Discord can't be reached
     */
    ShardManager open(Consumer<String> rejected) {
        MessageRequest.setDefaultMentions(EnumSet.noneOf(Message.MentionType.class));
        MessageRequest.setDefaultMentionRepliedUser(false);
        DefaultShardManagerBuilder builder = DefaultShardManagerBuilder.createLight(access.token(), List.of())
                .setHttpClient(http)
                .setSessionController(new GatewayMemory())
                .setEventPool(threads, false)
                .setCallbackPool(threads, false)
                .setEnableShutdownHook(false)
                .addEventListeners(listener, closing(rejected));
        if (access.apiUrl() != null) {
            builder.setRestConfig(new RestConfig().setBaseUrl(withSlash(access.apiUrl())));
            builder.setCompression(Compression.NONE);
        }
        Matcher range = SHARDS.matcher(access.shards());
        if (range.matches()) {
            int first = Integer.parseInt(range.group(1));
            builder.setShardsTotal(Integer.parseInt(range.group(3)));
            builder.setShards(first, range.group(2) == null ? first : Integer.parseInt(range.group(2)));
        }
        return builder.build();
    }

    /** Waits for the gateway, tells Discord of the commands, and lets answers go out. */
    void register(ShardManager shards) throws InterruptedException {
        JDA shard = shards.getShardCache().iterator().next();
        shard.awaitReady();
        parts.connected().accept(new DiscordMessenger(new DiscordChannels(shards), open, parts.blobs(), parts.clock()));
        LocalDate today = LocalDate.ofInstant(parts.clock().instant(), ZoneOffset.UTC);
        shard.updateCommands().addCommands(commands.all(today)).complete();
    }

    private static ListenerAdapter closing(Consumer<String> rejected) {
        return new ListenerAdapter() {
            @Override
            public void onShutdown(ShutdownEvent event) {
                CloseCode code = event.getCloseCode();
                if (code != null && !code.isReconnect()) {
                    rejected.accept("Discord closed the connection for good: %d, %s."
                            .formatted(code.getCode(), code.getMeaning()));
                }
            }
        };
    }

    private static String withSlash(String url) {
        return url.endsWith("/") ? url : url + "/";
    }

    void stopListening(ShardManager shards) {
        shards.removeEventListener(listener);
    }

    void close() {
        http.connectionPool().evictAll();
    }
}
