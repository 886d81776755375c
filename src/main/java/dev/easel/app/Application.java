package dev.easel.app;

import dev.easel.config.Secret;
import dev.easel.config.Settings;
import dev.easel.engine.Engine;
import dev.easel.platform.cli.CliPlatform;
import dev.easel.platform.discord.DiscordPlatform;
import dev.easel.platform.playground.PlaygroundPlatform;
import dev.easel.platform.slack.SlackPlatform;
import dev.easel.storage.JdbcBacklog;
import dev.easel.web.server.HealthModule;
import dev.easel.web.server.TokenCheck;
import dev.easel.web.server.WebModule;
import dev.easel.web.server.WebServer;
import java.io.IOException;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running Easel. Starts storage, sandbox, web server, workers and platforms in this order, saying a line for each;
 * stops in the reverse one: jobs at hand are delivered before the platforms go.
 */
final class Application implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Application.class);
    private static final long PLATFORM_PATIENCE_SECONDS = 30;

    private final Settings settings;
    private final PrintStream out;
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final List<Runnable> doors = new CopyOnWriteArrayList<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicReference<@Nullable RuntimeException> cause = new AtomicReference<>();
    private volatile boolean ready;

    private Application(Settings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
    }

    /**
     * Starts everything that is configured and returns when it is ready.
     *
     * @param out gets a line for each thing that is ready, and {@code ready} last
     * @throws IOException when the data folder can't be used
     * @throws DiscordPlatform.RejectedException when Discord won't have this bot
     * @throws SlackPlatform.RejectedException when Slack won't have this app
     */
    static Application start(Settings settings, PrintStream out) throws IOException {
        Application application = new Application(settings, out);
        try {
            application.startParts();
            return application;
        } catch (IOException | RuntimeException e) {
            application.close();
            throw e;
        }
    }

    private void startParts() throws IOException {
        Monitoring monitoring = opened(new Monitoring(settings.catalogue(), InstantSource.system()));
        Core core = opened(Core.open(settings, Engine.Tenure.SHARED, monitoring.watching()));
        if (core.sandbox() != null) {
            say("sandbox", core.sandbox().url() + "  draws the pictures; set OPENAI_API_KEY for a real model");
        } else {
            say(
                    "images",
                    settings.provider().baseUrl() + "  ("
                            + settings.provider().server().name() + ")");
        }
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().factory());
        opened(threads::shutdownNow);
        opened(timer::shutdownNow);
        SlackPlatform slack = prepareSlack(core, threads, timer);
        core.engine().messengers().add(CliPlatform.messenger(core.blobs()));
        startWeb(core, monitoring, slack);
        core.engine().worker().start();
        core.modelWatch().start();
        core.startHousekeeping();
        opened(monitoring.start(core, BackupMark.in(settings.dataDir().toAbsolutePath())));
        startDiscord(core, monitoring, threads, timer);
        startSlack(core, slack);
        ready = true;
        out.println("ready");
        out.flush();
    }

    private @Nullable SlackPlatform prepareSlack(Core core, ExecutorService threads, ScheduledExecutorService timer) {
        Secret token = settings.slack().botToken();
        return token == null ? null : opened(SlackDoor.of(settings, token, core, threads, timer));
    }

    private void startSlack(Core core, @Nullable SlackPlatform slack) throws IOException {
        if (slack == null) {
            say("slack", "off; set SLACK_BOT_TOKEN to turn it on");
            return;
        }
        core.rehearse(scratch -> slack.rehearse(new JdbcBacklog(scratch)));
        opened(core::drain);
        doors.add(slack::stopListening);
        String way = settings.slack().appToken() == null ? "requests come to /slack/events" : "Socket Mode";
        await("slack", slack.start(), () -> "connected, " + way);
    }

    private HealthModule health(Core core, Monitoring monitoring, @Nullable SlackPlatform slack) {
        Secret token = settings.web().adminToken();
        return new HealthModule(
                new Readiness(
                        () -> ready,
                        () -> slack == null || slack.deafness().isEmpty() ? "" : "Slack: " + slack.deafness(),
                        core.database(),
                        settings.dataDir().toAbsolutePath(),
                        monitoring),
                token == null ? null : new TokenCheck(token.value(), core.clock()));
    }

    private void startWeb(Core core, Monitoring monitoring, @Nullable SlackPlatform slack) throws IOException {
        WebKit kit = WebKit.open(settings, core);
        Optional<PlaygroundPlatform> playground = Playground.open(settings, core, kit);
        List<WebModule> modules =
                new ArrayList<>(List.of(kit.site(), health(core, monitoring, slack), monitoring.module()));
        modules.add(core.masks().page(settings, core, kit));
        modules.add(playground.map(PlaygroundPlatform::module).orElseGet(() -> PlaygroundPlatform.closed(kit.pages())));
        modules.add(core.masks().pictures(core, kit));
        modules.add(core.masks().portfolios(settings, core, kit));
        Optional<WebModule> dashboard = Dashboards.open(settings, core, kit);
        dashboard.ifPresent(modules::add);
        if (slack != null) {
            slack.web().ifPresent(modules::add);
            monitoring.show(SlackPlatform.ID, slack::connection);
        }
        WebServer web =
                opened(WebServer.start(settings.web().host(), settings.web().port(), modules));
        say("web", web.url() + "/readyz");
        if (dashboard.isPresent()) {
            say("dashboard", web.url() + "/admin  sign in with EASEL_ADMIN_TOKEN");
        }
        if (playground.isPresent()) {
            opened(playground.get());
            core.masks().addresses().listening(web.url(), PlaygroundPlatform.ID);
            say("playground", Playground.invitation(settings, kit.isPrivate(), web.url()));
        } else {
            say("playground", "off; set EASEL_PLAYGROUND_TOKEN to turn it on where others reach it");
        }
    }

    private void startDiscord(Core core, Monitoring monitoring, ExecutorService threads, ScheduledExecutorService timer)
            throws IOException {
        Secret token = settings.discord().token();
        if (token == null) {
            say("discord", "off; set DISCORD_TOKEN to turn it on");
            return;
        }
        DiscordPlatform discord = opened(DiscordDoor.of(settings, core, token, threads, timer));
        core.rehearse(scratch -> discord.rehearse(new JdbcBacklog(scratch)));
        monitoring.show(DiscordPlatform.ID, discord::connection);
        opened(core::drain);
        doors.add(discord::stopListening);
        await(
                "discord",
                discord.start(),
                () -> "connected, /imagine is registered"
                        + discord.findNotice().map(notice -> "; " + notice).orElse(""));
    }

    /** Waits a while for a platform; one that can't be reached is tried on while Easel runs. */
    private void await(String name, CompletableFuture<?> connected, Supplier<String> success) {
        try {
            connected.get(PLATFORM_PATIENCE_SECONDS, TimeUnit.SECONDS);
            say(name, success.get());
        } catch (TimeoutException e) {
            say(name, "can't be reached; Easel keeps trying");
        } catch (ExecutionException e) {
            throw asRuntime(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while starting", e);
        }
        var _ = connected.whenComplete((done, failure) -> {
            if (failure != null) {
                end(asRuntime(failure));
            }
        });
    }

    private static RuntimeException asRuntime(@Nullable Throwable failure) {
        return failure instanceof RuntimeException known ? known : new IllegalStateException(failure);
    }

    /**
     * Waits until {@link #end} is called.
     *
     * @throws RuntimeException why it ended, unless it was told to
     */
    void awaitEnd() {
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        RuntimeException why = cause.get();
        if (why != null) {
            throw why;
        }
    }

    private void end(RuntimeException why) {
        cause.set(why);
        ended.countDown();
    }

    @Override
    public void close() {
        ready = false;
        doors.forEach(Runnable::run);
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                LOG.warn("something did not stop cleanly", e);
            }
        }
        ended.countDown();
    }

    private <T extends AutoCloseable> T opened(T part) {
        parts.push(part);
        return part;
    }

    private void say(String name, String text) {
        out.printf("%-10s %s%n", name, text);
        out.flush();
    }
}
