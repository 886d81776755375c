package dev.easel.platform.discord;

import static dev.easel.platform.discord.DiscordRig.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.easel.core.chat.Incoming;
import dev.easel.testing.discord.FakeDiscord;
import dev.easel.testing.discord.InteractionProbe;
import dev.easel.testing.discord.Slash;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Interactions that no client ever sends: parts missing, of another type, or far too long. */
class DiscordMutationTest {
    private static final int PORTION = 25;
    private static final Duration SHORTLY = Duration.ofMillis(100);
    private static final List<String> IDENTITY = List.of("id", "token", "application_id");

    private final DiscordRig rig = DiscordRig.connected();
    private final FakeDiscord fake = rig.fake();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger jda = (Logger) LoggerFactory.getLogger("net.dv8tion.jda");

    @BeforeEach
    void listen() {
        log.start();
        jda.addAppender(log);
    }

    @AfterEach
    void close() {
        jda.detachAppender(log);
        rig.close();
    }

    @Test
    void survivesAFew() {
        survive(300);
    }

    @Test
    @Tag("campaign")
    void survivesTenThousand() {
        survive(10_000);
    }

    /** In portions that are answered in time. */
    private void survive(int times) {
        rig.decided();
        Random random = new Random(5);
        int accepted = 0;
        for (int done = 0; done < times; done += PORTION) {
            accepted += survivePortion(random);
        }

        assertThat(accepted).isGreaterThan(times / 4);
        assertThat(List.copyOf(log.list))
                .extracting(ILoggingEvent::getFormattedMessage)
                .noneMatch(message -> message.contains("uncaught exception"));
    }

    private int survivePortion(Random random) {
        Map<String, InteractionProbe> probes = new HashMap<>();
        for (int i = 0; i < PORTION; i++) {
            Slash slash = Slash.command("edit")
                    .option("prompt", "a cat for <@" + fake.user().id() + ">")
                    .attachment("image", "cat.png", new byte[] {1})
                    .option("count", 2)
                    .option("private", i % 2 == 0);
            InteractionProbe probe = fake.slash(slash, event -> mutate(event, random));
            probes.put(probe.id(), probe);
        }
        fake.slash(Slash.imagine("the end")).awaitCallback(SOON);

        List<InteractionProbe> accepted = new ArrayList<>();
        for (Incoming next = rig.find(SHORTLY); next != null; next = rig.find(SHORTLY)) {
            InteractionProbe probe = probes.get(next.eventId());
            if (probe != null) {
                accepted.add(probe);
            }
        }
        await().atMost(SOON).untilAsserted(() -> assertThat(accepted).allMatch(InteractionProbe::isAcknowledged));
        return accepted.size();
    }

    /** Changes one to three places, but not by whom the answer is known. */
    private static void mutate(ObjectNode event, Random random) {
        List<Runnable> places = new ArrayList<>();
        collect(event, places, random, true);
        for (int i = 0; i <= random.nextInt(3); i++) {
            places.get(random.nextInt(places.size())).run();
        }
    }

    private static void collect(JsonNode node, List<Runnable> places, Random random, boolean top) {
        if (node instanceof ObjectNode object) {
            object.fieldNames().forEachRemaining(name -> {
                if (!top || !IDENTITY.contains(name)) {
                    places.add(() -> change(object, name, random));
                }
            });
            object.forEach(part -> collect(part, places, random, false));
        } else if (node instanceof ArrayNode array) {
            places.add(array::removeAll);
            array.forEach(part -> collect(part, places, random, false));
        }
    }

    private static void change(ObjectNode object, String name, Random random) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        switch (random.nextInt(7)) {
            case 0 -> object.remove(name);
            case 1 -> object.putNull(name);
            case 2 -> object.put(name, "x".repeat(random.nextInt(5_000)));
            case 3 -> object.put(name, random.nextLong());
            case 4 -> object.set(name, json.objectNode());
            case 5 -> object.set(name, json.arrayNode().add("\u202E@everyone"));
            default -> object.put(name, random.nextBoolean());
        }
    }
}
