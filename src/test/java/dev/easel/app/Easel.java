package dev.easel.app;

import dev.easel.config.Environment;
import dev.easel.config.SettingsReader;
import dev.easel.testing.discord.FakeDiscord;
import dev.easel.testing.discord.InteractionProbe;
import dev.easel.testing.slack.FakeSlack;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** The real application in this process, started and stopped on one data folder. */
final class Easel implements AutoCloseable {
    static final Duration SOON = Duration.ofMinutes(1);

    private final Path folder;
    private final Map<String, String> variables = new HashMap<>();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private Application application;

    Easel(Path folder) {
        this.folder = folder;
        set("EASEL_DATA_DIR", folder.resolve("data").toString());
        set("EASEL_WEB_PORT", "0");
        set("EASEL_PROVIDER_IMAGES_PER_MINUTE", "6000");
        set("EASEL_JOBS_STOP_GRACE_SECONDS", "5");
    }

    Easel set(String variable, String value) {
        variables.put(variable, value);
        return this;
    }

    Easel at(FakeDiscord discord) {
        return set("DISCORD_TOKEN", discord.token()).set("DISCORD_API_URL", discord.apiUrl());
    }

    /** By sockets. */
    Easel at(FakeSlack slack) {
        return set("SLACK_BOT_TOKEN", slack.botToken())
                .set("SLACK_APP_TOKEN", slack.appToken())
                .set("SLACK_API_URL", slack.apiUrl());
    }

    /** By signed requests. */
    Easel behind(FakeSlack slack) {
        return set("SLACK_BOT_TOKEN", slack.botToken())
                .set("SLACK_SIGNING_SECRET", slack.signingSecret())
                .set("SLACK_API_URL", slack.apiUrl());
    }

    Easel start() throws IOException {
        printed.reset();
        application = Application.start(
                SettingsReader.read(Environment.of(variables), folder),
                new PrintStream(printed, true, StandardCharsets.UTF_8));
        return this;
    }

    /** What it printed since the last start. */
    List<String> lines() {
        return printed.toString(StandardCharsets.UTF_8).lines().toList();
    }

    /** The address of its web server: {@code http://127.0.0.1:PORT}. */
    String webUrl() {
        return lines().stream()
                .filter(line -> line.startsWith("web "))
                .findFirst()
                .orElseThrow()
                .replaceFirst("^web\\s+", "")
                .replaceFirst("/readyz.*", "");
    }

    void stop() {
        if (application != null) {
            application.close();
            application = null;
        }
    }

    /** Waits until the reply shows pictures. */
    static InteractionProbe awaitPictures(InteractionProbe probe) {
        probe.awaitCallback(SOON);
        Awaitility.await().atMost(SOON).until(() -> !probe.original().files().isEmpty());
        return probe;
    }

    @Override
    public void close() {
        stop();
    }
}
