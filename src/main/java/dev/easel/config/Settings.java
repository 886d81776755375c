package dev.easel.config;

import dev.easel.core.gallery.RetentionRule;
import dev.easel.core.house.Conduct;
import dev.easel.core.image.ModelCatalogue;
import dev.easel.core.image.ModelId;
import dev.easel.core.image.ServerProfile;
import dev.easel.core.job.JobLimits;
import dev.easel.core.prompt.StyleBook;
import dev.easel.core.quota.ConfirmAbove;
import dev.easel.core.quota.QuotaRules;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can be set, checked and complete.
 *
 * @param moderated whether prompts are read before money is spent on them
 */
public record Settings(
        Image image,
        QuotaRules quotas,
        ConfirmAbove confirmAbove,
        Keeping keeping,
        Conduct conduct,
        boolean moderated,
        Provider provider,
        Variations variations,
        Jobs jobs,
        Batch batch,
        Map<String, String> reactions,
        Discord discord,
        Slack slack,
        Web web,
        LogFormat logFormat,
        Path dataDir,
        Secret databaseUrl,
        List<String> attachmentOrigins,
        ModelCatalogue catalogue) {

    /**
     * What is drawn when a request doesn't say.
     *
     * @param previews unfinished images to show of each, 0 to 3
     */
    public record Image(ModelId model, String quality, String size, int count, int previews) {}

    /**
     * What becomes of what is kept.
     *
     * @param reuseAfter how old images are at least that are offered to whoever asks for the same; absent: none is
     * @param retention how long everything is kept
     * @param sweepAfter when after a start it is looked what should go
     */
    public record Keeping(@Nullable Duration reuseAfter, RetentionRule retention, Duration sweepAfter) {}

    /**
     * The Images API.
     *
     * @param baseUrl absent: the embedded sandbox
     * @param betterServer the profile that knows the address, where {@code auto} chose another one
     */
    public record Provider(
            @Nullable String baseUrl,
            @Nullable Secret key,
            ServerProfile server,
            @Nullable String betterServer,
            int imagesPerMinute,
            int concurrent,
            boolean repeatUnknown) {}

    /**
     * What an edit is told that stands for a variation, by how far it may go.
     *
     * @param motif what a style is told to draw where the asker has no words for it
     */
    public record Variations(String subtle, String normal, String strong, String motif) {}

    /**
     * How long jobs and stops may take, and how many there may be.
     *
     * @param deadline how long a job may wait before it is given up
     * @param stopGrace how long a stop waits for calls in flight
     * @param limits how much of the queue one person, and everybody together, may take up
     */
    public record Jobs(Duration deadline, Duration stopGrace, JobLimits limits) {}

    /**
     * Several prompts at once.
     *
     * @param maxPrompts how many one request may stand for
     */
    public record Batch(int maxPrompts, StyleBook styles) {}

    /**
     * The Discord application.
     *
     * @param token absent: Discord is off
     * @param apiUrl another server for tests; absent: Discord's own
     * @param shards {@code 0-3/16}, or empty for as many as Discord recommends
     */
    public record Discord(@Nullable Secret token, @Nullable String apiUrl, String shards) {}

    /**
     * The Slack app.
     *
     * @param botToken absent: Slack is off
     * @param appToken absent: Slack sends requests, which {@code signingSecret} tells from others
     * @param apiUrl another server for tests; absent: Slack's own
     * @param sharedChannels whether Easel works in channels that other companies are in
     */
    public record Slack(
            @Nullable Secret botToken,
            @Nullable Secret appToken,
            @Nullable Secret signingSecret,
            @Nullable String apiUrl,
            boolean sharedChannels) {}

    /**
     * The web server.
     *
     * @param port 0 for any free one
     * @param publicUrl the address that people's browsers reach; absent: the server's own
     * @param playgroundToken lets people into the playground; absent: see the playground
     * @param adminToken lets operators into the dashboard; absent: there is none
     */
    public record Web(
            String host,
            int port,
            @Nullable String publicUrl,
            @Nullable Secret playgroundToken,
            @Nullable Secret adminToken) {}

    /** What lines of the log look like. */
    public enum LogFormat {
        TEXT,
        JSON
    }
}
