package dev.easel.architecture;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Library → the only packages of ours that may know it. */
final class Libraries {
    static final Map<String, List<String>> HOMES = homes();

    private Libraries() {}

    private static Map<String, List<String>> homes() {
        Map<String, List<String>> homes = new LinkedHashMap<>();
        homes.put("net.dv8tion..", List.of("platform.discord"));
        homes.put("com.slack..", List.of("platform.slack"));
        homes.put("com.google.gson..", List.of("platform.slack"));
        homes.put("org.java_websocket..", List.of("platform.slack"));
        homes.put("okhttp3..", List.of("download", "provider.openai", "platform.discord", "platform.slack"));
        homes.put("okio..", List.of("provider.openai", "platform.slack"));
        homes.put(
                "com.fasterxml.jackson..",
                List.of(
                        "config",
                        "doctor",
                        "platform.cli",
                        "platform.playground",
                        "provider.openai",
                        "sandbox",
                        "storage",
                        "web.maskeditor"));
        homes.put("java.sql..", List.of("storage"));
        homes.put("javax.sql..", List.of("storage"));
        homes.put("org.jdbi..", List.of("storage"));
        homes.put("com.zaxxer..", List.of("storage"));
        homes.put("org.flywaydb..", List.of("storage"));
        homes.put("org.sqlite..", List.of("storage"));
        homes.put("org.postgresql..", List.of("storage"));
        homes.put(
                "io.javalin..",
                List.of(
                        "web.server",
                        "web.admin",
                        "web.maskeditor",
                        "web.originals",
                        "sandbox",
                        "platform.playground",
                        "platform.slack"));
        homes.put("org.eclipse.jetty..", List.of("web.server", "sandbox", "platform.playground"));
        homes.put("jakarta.servlet..", List.of("web.server", "sandbox", "platform.playground"));
        homes.put("io.micrometer..", List.of("metrics"));
        homes.put("io.prometheus..", List.of());
        homes.put("picocli..", List.of("platform.cli"));
        homes.put("javax.imageio..", List.of("imaging", "sandbox.paint"));
        homes.put("java.awt..", List.of("imaging", "sandbox.paint"));
        homes.put("com.twelvemonkeys..", List.of("imaging"));
        homes.put("com.github.weisj..", List.of("sandbox.paint"));
        homes.put("com.luciad..", List.of());
        homes.put("javax.crypto..", List.of("app", "platform.slack", "web.server"));
        homes.put("com.samskivert..", List.of("web.server"));
        homes.put("com.google.re2j..", List.of("words"));
        homes.put("ch.qos.logback..", List.of("logs"));
        return homes;
    }
}
