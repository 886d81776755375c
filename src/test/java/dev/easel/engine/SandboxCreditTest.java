package dev.easel.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.easel.core.image.ImageProvider;
import dev.easel.core.job.RetryPolicy;
import dev.easel.engine.Engine.Tenure;
import dev.easel.provider.openai.OpenAiImages;
import dev.easel.provider.openai.OpenAiServer;
import dev.easel.sandbox.SandboxServer;
import dev.easel.storage.JdbcEncores;
import dev.easel.storage.JdbcGallery;
import dev.easel.storage.JdbcOffers;
import dev.easel.storage.JdbcWaitingRoom;
import dev.easel.testing.Shipped;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The credit runs out and comes back: the engine with its threads, over HTTP to the sandbox. */
class SandboxCreditTest extends EngineFixture {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final SandboxServer sandbox = SandboxServer.start("127.0.0.1", 0, clock, _ -> {});
    private final AtomicInteger calls = new AtomicInteger();
    private final ImageProvider images = new OpenAiImages(
            new OpenAiServer(sandbox.url(), "sandbox", Shipped.server("openai"), OpenAiServer.Timeouts.usual()),
            Shipped.catalogue(),
            blobs,
            clock,
            health);

    @Override
    ImageProvider imageProvider() {
        return (request, endUser, partials) -> {
            calls.incrementAndGet();
            return images.draw(request, endUser, partials);
        };
    }

    @AfterEach
    void closeSandbox() {
        sandbox.close();
    }

    @Test
    void refundsTellsAndRefusesUntilAProbeSucceeds() {
        Engine engine = engine();
        for (int i = 0; i < IMAGES_A_DAY; i++) {
            engine.inbox().accept(command("waits " + i, "a fox sandbox:credit", Map.of()));
        }
        assertThat(left()).isZero();
        try {
            engine.worker().start();

            await().atMost(PATIENCE).until(() -> toldOfTheCredit() == IMAGES_A_DAY);
            assertThat(left()).isEqualTo(IMAGES_A_DAY);
            int before = calls.get();
            assertThat(before).isLessThanOrEqualTo(2);

            engine.inbox().accept(command("at the door", "a hen", Map.of()));
            assertThat(toldOfTheCredit()).isEqualTo(IMAGES_A_DAY + 1);
            assertThat(left()).isEqualTo(IMAGES_A_DAY);
            assertThat(calls).hasValue(before);

            clock.advance(Duration.ofSeconds(60));
            engine.inbox().accept(command("probe", "a hen", Map.of()));
            await().atMost(PATIENCE).until(() -> messenger.deliveries().size() == 1);
            engine.inbox().accept(command("afterwards", "a hen", Map.of()));
            await().atMost(PATIENCE).until(() -> messenger.deliveries().size() == 2);
            assertThat(left()).isEqualTo(IMAGES_A_DAY - 2);
        } finally {
            engine.worker().stop(Duration.ZERO);
        }
    }

    private long toldOfTheCredit() {
        return messenger.transcript().stream()
                .filter(line -> line.startsWith("whispered: The image service has no credit left"))
                .count();
    }

    private Engine engine() {
        Engine engine = new Engine(
                REACTIONS,
                planner(),
                imaging,
                rules,
                jobs,
                new JdbcWaitingRoom(database),
                new JdbcGallery(database),
                recognition(),
                book,
                studio(new RetryPolicy(false, random)),
                masks(),
                desk(),
                tailoring(),
                steward(),
                new JdbcOffers(database),
                confirmAbove,
                new JdbcEncores(database),
                reuseAfter,
                batchStore(),
                UNFOLDING,
                new RetryPolicy(false, random),
                2,
                DEADLINE,
                Tenure.SHARED,
                clock,
                random);
        engine.messengers().add(messenger);
        return engine;
    }
}
