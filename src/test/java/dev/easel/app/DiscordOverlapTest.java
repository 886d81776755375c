package dev.easel.app;

import static dev.easel.app.Easel.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.easel.testing.FakeImages;
import dev.easel.testing.discord.FakeDiscord;
import dev.easel.testing.discord.FakeUser;
import dev.easel.testing.discord.SeenMessage;
import dev.easel.testing.discord.Slash;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A new process comes before the old one goes, while people ask: everything is heard by both, and done once. */
class DiscordOverlapTest {
    private static final int PEOPLE = 20;

    /** A busy machine draws and delivers a picture within this. */
    private static final Duration PATIENCE_FOR_EACH = Duration.ofMillis(700);

    @TempDir
    Path folder;

    private final FakeImages images = FakeImages.start();
    private final FakeDiscord fake = FakeDiscord.start();
    private final List<Easel> processes = new ArrayList<>();
    private final List<FakeUser> people =
            IntStream.range(0, PEOPLE).mapToObj(i -> fake.addUser("person" + i)).toList();
    private final List<String> asked = new ArrayList<>();

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

    /** So many commands of as many people as there are, each in its own words. */
    private void ask(int times) {
        for (int i = 0; i < times; i++) {
            String prompt = "cat number " + asked.size() + ".";
            fake.slash(Slash.imagine(prompt).by(people.get(asked.size() % people.size())));
            asked.add(prompt);
        }
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
        ask(each);
        process();
        ask(each);
        old.stop();
        ask(each);

        // Whoever is answered too late for a reply gets a message instead.
        await().atMost(SOON.plus(PATIENCE_FOR_EACH.multipliedBy(asked.size())))
                .until(() -> pictures().size() >= asked.size());
        List<String> lost = asked.stream().filter(prompt -> shown(prompt) == 0).toList();
        List<String> twice = asked.stream().filter(prompt -> shown(prompt) > 1).toList();
        System.out.printf("%d asked, %d lost, %d twice%n", asked.size(), lost.size(), twice.size());
        assertThat(lost).isEmpty();
        assertThat(twice).isEmpty();
        assertThat(images.calls()).isEqualTo(asked.size());
        assertThat(people)
                .allSatisfy(person ->
                        assertThat(fake.messagesIn(fake.direct(person).id())).isEmpty());
        assertThat(fake.commandOverwrites()).isOne();
    }

    private long shown(String prompt) {
        return pictures().stream()
                .filter(message -> message.content().replace("\\", "").contains(prompt))
                .count();
    }

    private List<SeenMessage> pictures() {
        return fake.messagesIn(fake.channel().id()).stream()
                .filter(message -> !message.files().isEmpty())
                .toList();
    }
}
