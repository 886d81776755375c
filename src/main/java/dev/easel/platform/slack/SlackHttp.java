package dev.easel.platform.slack;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.util.http.SlackHttpClient;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** How Slack is called. */
final class SlackHttp {
    private static final int MAX_REQUESTS = 64;
    private static final int IDLE_MINUTES = 1;
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(20);

    private SlackHttp() {}

    /** Follows no redirect, so that no token goes where it points. */
    static OkHttpClient client(ExecutorService threads) {
        Dispatcher dispatcher = new Dispatcher(threads);
        dispatcher.setMaxRequests(MAX_REQUESTS);
        dispatcher.setMaxRequestsPerHost(MAX_REQUESTS);
        return new OkHttpClient.Builder()
                .dispatcher(dispatcher)
                // Who called in a rush finds the connection again, instead of making it anew with every call.
                .connectionPool(new ConnectionPool(SlackClient.AT_ONCE, IDLE_MINUTES, TimeUnit.MINUTES))
                .connectTimeout(CONNECT_WITHIN)
                .readTimeout(ANSWER_WITHIN)
                .followRedirects(false)
                .build();
    }

    /** @param apiUrl with or without a slash at its end; absent: Slack's own */
    static Slack slack(OkHttpClient http, @Nullable String apiUrl) {
        SlackConfig config = new SlackConfig();
        // Statistics ask Slack whose token it is, before every call.
        config.setStatsEnabled(false);
        if (apiUrl != null) {
            config.setMethodsEndpointUrlPrefix(apiUrl.endsWith("/") ? apiUrl : apiUrl + "/");
        }
        return Slack.getInstance(config, new SlackHttpClient(http));
    }
}
