package dev.easel.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.testing.discord.FakeDiscord;
import dev.easel.testing.slack.FakeSlack;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** One Easel on Discord and on Slack, which neither of them complains about. It shows no unfinished pictures. */
abstract class BothPlatforms {
    final FakeDiscord discord = FakeDiscord.start();
    final FakeSlack slack = FakeSlack.start();

    Easel easel;

    @TempDir
    private Path folder;

    /** What else it is told before it starts. */
    abstract void set(Easel easel);

    @BeforeEach
    void start() throws IOException {
        easel = new Easel(folder).at(discord).at(slack).set("EASEL_IMAGE_PREVIEWS", "0");
        set(easel);
        easel.start();
    }

    @AfterEach
    void close() {
        easel.close();
        discord.close();
        slack.close();
        assertThat(discord.complaints()).isEmpty();
        assertThat(slack.complaints()).isEmpty();
    }
}
