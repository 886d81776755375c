package dev.easel.platform.slack;

import com.slack.api.methods.MethodsClient;
import dev.easel.core.chat.DeliveryNotes;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import okhttp3.OkHttpClient;

/** What everything that speaks on Slack works with. */
record SlackTools(
        SlackClient client,
        SlackPosts posts,
        SlackWhispers whispers,
        SlackUploads uploads,
        SlackStatusLine statusLine,
        DeliveryNotes notes,
        InstantSource clock) {
    /**
     * Tools for one workspace.
     *
     * @param methods with the bot's token
     * @param http for what is no method of the Web API; follows no redirects
     * @param threads for status texts, which nobody waits for
     */
    static SlackTools of(
            MethodsClient methods,
            OkHttpClient http,
            DeliveryNotes notes,
            InstantSource clock,
            SlackClient.Pause pause,
            Executor threads,
            ScheduledExecutorService timer) {
        SlackClient client = new SlackClient(methods, clock, pause);
        SlackPosts posts = new SlackPosts(client);
        return new SlackTools(
                client,
                posts,
                new SlackWhispers(posts, http),
                new SlackUploads(client, http),
                new SlackStatusLine(threads, timer, clock),
                notes,
                clock);
    }
}
