package dev.easel.app;

import static dev.easel.app.Easel.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.easel.testing.FakeImages;
import dev.easel.testing.discord.FakeDiscord;
import dev.easel.testing.discord.InteractionProbe;
import dev.easel.testing.discord.Slash;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A new process comes before the old one goes, while people ask: everything is heard by both, and done once. */
class DiscordOverlapTest {
    @TempDir
    Path folder;

    private final FakeImages images = FakeImages.start();
    private final FakeDiscord fake = FakeDiscord.start();
    private final List<Easel> processes = new ArrayList<>();

    @AfterEach
    void close() {
        processes.forEach(Easel::close);
        images.close();
        fake.close();
        assertThat(fake.complaints()).isEmpty();
    }

    private Easel process() throws IOException {
        Easel easel = new Easel(folder)
                .at(fake)
                .set("OPENAI_BASE_URL", images.url())
                .set("OPENAI_API_KEY", "sk-test")
                .set("EASEL_QUOTAS", "[]")
                .set("EASEL_JOBS_WAITING_PER_USER", "5000")
                .set("EASEL_JOBS_WAITING_IN_ALL", "5000");
        processes.add(easel);
        return easel.start();
    }

    private List<InteractionProbe> ask(int times) {
        List<InteractionProbe> asked = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            asked.add(fake.slash(Slash.imagine("cat " + i)));
        }
        return asked;
    }

    @Test
    void losesNothingAndDoesNothingTwice() throws IOException {
        overlap(4);
    }

    @Test
    @Tag("campaign")
    void losesNothingAndDoesNothingTwiceUnderLoad() throws IOException {
        overlap(200);
    }

    private void overlap(int each) throws IOException {
        Easel old = process();
        List<InteractionProbe> asked = new ArrayList<>(ask(each));
        process();
        asked.addAll(ask(each));
        old.stop();
        asked.addAll(ask(each));

        await().atMost(SOON.multipliedBy(3))
                .untilAsserted(() -> assertThat(asked)
                        .allSatisfy(probe -> assertThat(
                                        probe.isAcknowledged()
                                                ? probe.original().files()
                                                : List.of())
                                .hasSize(1)));
        assertThat(images.calls()).isEqualTo(3 * each);
        assertThat(fake.messagesIn(fake.channel().id())).hasSize(3 * each);
        assertThat(fake.commandOverwrites()).isOne();
    }
}
