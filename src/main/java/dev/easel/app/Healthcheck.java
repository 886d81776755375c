package dev.easel.app;

import dev.easel.config.Settings;
import java.io.IOException;
import java.io.PrintStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;

/** Asks a running instance whether it lives; for containers that have no other tool to ask with. */
final class Healthcheck {
    private static final int TIMEOUT_MILLIS = (int) Duration.ofSeconds(3).toMillis();
    private static final int OK = 200;

    private Healthcheck() {}

    /** 0 when the instance that listens where {@code web} says answers, else 1. */
    static int of(Settings.Web web, PrintStream err) {
        String host = web.host().equals("0.0.0.0") || web.host().equals("::") ? "127.0.0.1" : web.host();
        String url = "http://%s:%d/livez".formatted(host.contains(":") ? "[" + host + "]" : host, web.port());
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(url).toURL().openConnection();
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            if (connection.getResponseCode() == OK) {
                return 0;
            }
        } catch (IOException e) {
            // said below
        }
        err.println("error: Nothing answers at " + url + ". Start Easel with ./easel run.");
        return 1;
    }
}
