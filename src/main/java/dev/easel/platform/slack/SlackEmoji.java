package dev.easel.platform.slack;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;

/** Slack's names of emojis: {@code art} is 🎨. */
final class SlackEmoji {
    private static final String TABLE = "/slack/emoji.properties";
    private static final String SKIN = "::";

    private final Properties names = read();

    /** The emoji, or its name where only Slack has it, or nobody would ask for pictures with it. */
    String unicode(String name) {
        int skin = name.indexOf(SKIN);
        String bare = skin < 0 ? name : name.substring(0, skin);
        return names.getProperty(bare, bare);
    }

    private static Properties read() {
        Properties properties = new Properties();
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(SlackEmoji.class.getResourceAsStream(TABLE)), StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
