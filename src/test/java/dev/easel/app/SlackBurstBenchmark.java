package dev.easel.app;

import static dev.easel.app.Easel.SOON;
import static org.awaitility.Awaitility.await;

import dev.easel.testing.FakeImages;
import dev.easel.testing.slack.FakePerson;
import dev.easel.testing.slack.FakeSlack;
import dev.easel.testing.slack.Told;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How soon a thousand slash commands at once are acknowledged. Prints its figures. Slack waits three seconds. */
@Tag("benchmark")
class SlackBurstBenchmark {
    private static final int COMMANDS = 1_000;
    private static final int BURSTS = 2;

    @TempDir
    private Path folder;

    @Test
    void acknowledgesBursts() throws IOException {
        try (FakeSlack fake = FakeSlack.start();
                FakeImages images = FakeImages.start();
                Easel easel = new Easel(folder)
                        .at(fake)
                        .set("OPENAI_BASE_URL", images.url())
                        .set("EASEL_JOBS_WAITING_IN_ALL", "10000")
                        .set("EASEL_QUOTAS", "[]")) {
            images.hold();
            easel.start();
            for (int burst = 1; burst <= BURSTS; burst++) {
                Waits waits = burst(fake);
                waits.report(burst == 1 ? "fresh" : "warm");
                waits.assertInTime();
                awaitAnswers(fake, burst);
            }
        }
    }

    /** Everybody is told that they are in the queue; those of the bursts before, too. */
    private static void awaitAnswers(FakeSlack fake, int bursts) {
        await().atMost(Duration.ofMinutes(2))
                .until(() -> fake.web().calls("chat.postMessage").size() >= COMMANDS * bursts);
    }

    private static Waits burst(FakeSlack fake) {
        List<FakePerson> people = IntStream.range(0, COMMANDS)
                .mapToObj(i -> fake.addUser("p" + i))
                .toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Told>> told = people.stream()
                    .map(person -> CompletableFuture.supplyAsync(
                            () -> fake.happens().slash("/imagine", "a cat", fake.channel(), person), threads))
                    .toList();
            return new Waits(told.stream()
                    .map(CompletableFuture::join)
                    .map(one -> one.awaitHeard(SOON).heardAfter())
                    .toList());
        }
    }
}
