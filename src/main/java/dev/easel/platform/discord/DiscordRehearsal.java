package dev.easel.platform.discord;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import net.dv8tion.jda.api.hooks.InterfacedEventManager;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.utils.ConcurrentSessionController;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;
import net.dv8tion.jda.internal.JDAImpl;
import net.dv8tion.jda.internal.handle.InteractionCreateHandler;
import net.dv8tion.jda.internal.utils.config.AuthorizationConfig;
import net.dv8tion.jda.internal.utils.config.MetaConfig;
import net.dv8tion.jda.internal.utils.config.SessionConfig;
import net.dv8tion.jda.internal.utils.config.ThreadingConfig;
import net.dv8tion.jda.internal.utils.config.flags.ConfigFlag;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;

/**
 * Takes made-up commands out of the gateway's events, through the client library, and opens their replies, so that the
 * first real ones find their code loaded and compiled. Nothing of it leaves the process: what would go to Discord is
 * answered here.
 */
final class DiscordRehearsal {
    /** At a time; more than decide at once without a crowd. */
    private static final int COMMANDS = 100;

    private static final int ROUNDS = 20;

    /** A round that takes less finds everything compiled. */
    private static final Duration QUICK = Duration.ofMillis(75);

    private static final long PATIENCE_SECONDS = 10;
    private static final String CHANNEL = "1";
    private static final String GUILD = "2";
    private static final int FIRST_COMMAND = 1_000;
    private static final MediaType JSON = MediaType.get("application/json");

    private final AtomicReference<Runnable> open = new AtomicReference<>(() -> {});
    private final OkHttpClient http;
    private final DiscordListener listener;
    private final ExecutorService threads;
    private final ScheduledExecutorService timer;

    /** @param listener whose inbox is nobody's */
    DiscordRehearsal(
            OkHttpClient http, DiscordListener listener, ExecutorService threads, ScheduledExecutorService timer) {
        this.http = http.newBuilder().addInterceptor(this::answer).build();
        this.listener = listener;
        this.threads = threads;
        this.timer = timer;
    }

    /** Blocks until the code is quick, or was tried often enough. */
    void run() {
        JDAImpl client = client();
        InteractionCreateHandler handler = new InteractionCreateHandler(client);
        try {
            boolean quick = false;
            for (int round = 0; round < ROUNDS && !quick; round++) {
                long start = System.nanoTime();
                take(handler, round * COMMANDS);
                quick = System.nanoTime() - start < QUICK.toNanos();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            client.getRequester().stop(true, () -> {});
        }
    }

    private void take(InteractionCreateHandler handler, int first) throws InterruptedException {
        CountDownLatch opening = new CountDownLatch(COMMANDS);
        open.set(opening::countDown);
        for (int number = first; number < first + COMMANDS; number++) {
            byte[] event = event(number);
            threads.execute(() -> handler.handle(first, DataObject.fromJson(event)));
        }
        if (!opening.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("replies were not opened");
        }
    }

    private JDAImpl client() {
        EnumSet<ConfigFlag> flags = ConfigFlag.getDefault();
        flags.add(ConfigFlag.EVENT_PASSTHROUGH);
        ThreadingConfig threading = new ThreadingConfig();
        threading.setCallbackPool(threads, false);
        threading.setRateLimitElastic(threads, false);
        threading.setRateLimitScheduler(timer, false);
        threading.setGatewayPool(timer, false);
        threading.init(() -> "rehearsal");
        JDAImpl client = new JDAImpl(
                new AuthorizationConfig("rehearsal"),
                new SessionConfig(new ConcurrentSessionController(), http, null, null, flags, 1, 250),
                threading,
                MetaConfig.getDefault(),
                new RestConfig(),
                null);
        client.initRequester();
        var _ = client.getEntityBuilder().createSelfUser(user(0));
        client.setEventManager(new InterfacedEventManager());
        client.addEventListener(listener);
        return client;
    }

    private Response answer(Interceptor.Chain chain) {
        open.get().run();
        return new Response.Builder()
                .request(chain.request())
                .protocol(Protocol.HTTP_1_1)
                .code(200)
                .message("OK")
                .body(ResponseBody.create("{}", JSON))
                .build();
    }

    private static DataObject user(int number) {
        return DataObject.empty()
                .put("id", Integer.toString(number + 1))
                .put("username", "nobody")
                .put("discriminator", "0")
                .put("avatar", null);
    }

    private static byte[] event(int number) {
        DataObject data = DataObject.empty()
                .put("id", "3")
                .put("name", "imagine")
                .put("type", 1)
                .put(
                        "options",
                        DataArray.fromCollection(List.of(DataObject.empty()
                                .put("name", "prompt")
                                .put("type", 3)
                                .put("value", "a rehearsal"))));
        DataObject interaction = DataObject.empty()
                .put("id", Integer.toString(FIRST_COMMAND + number))
                .put("application_id", "4")
                .put("type", 2)
                .put("token", "rehearsal")
                .put("version", 1)
                .put("context", 0)
                .put("channel_id", CHANNEL)
                .put("guild_id", GUILD)
                .put("locale", "en-US")
                .put("guild_locale", "en-US")
                .put("app_permissions", "0")
                .put("attachment_size_limit", DiscordAddress.USUAL_FILE_BYTES)
                .put("entitlements", DataArray.empty())
                .put("authorizing_integration_owners", DataObject.empty().put("0", GUILD))
                .put(
                        "guild",
                        DataObject.empty()
                                .put("id", GUILD)
                                .put("locale", "en-US")
                                .put("features", DataArray.empty()))
                .put(
                        "channel",
                        DataObject.empty()
                                .put("id", CHANNEL)
                                .put("type", 0)
                                .put("guild_id", GUILD)
                                .put("name", "nowhere")
                                .put("position", 0)
                                .put("permissions", "0"))
                .put(
                        "member",
                        DataObject.empty()
                                .put("user", user(number + 1))
                                .put("roles", DataArray.empty())
                                .put("nick", null)
                                .put("joined_at", "2024-01-01T00:00:00.000000+00:00")
                                .put("permissions", "0")
                                .put("flags", 0))
                .put("data", data);
        return DataObject.empty()
                .put("op", 0)
                .put("t", "INTERACTION_CREATE")
                .put("s", number)
                .put("d", interaction)
                .toJson();
    }
}
