package dev.easel.campaign;

import static org.awaitility.Awaitility.await;

import dev.easel.testing.discord.FakeDiscord;
import dev.easel.testing.discord.FakeUser;
import dev.easel.testing.discord.InteractionProbe;
import dev.easel.testing.discord.SeenMessage;
import dev.easel.testing.discord.Slash;
import dev.easel.testing.process.EaselProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A platform, a provider and people, who all outlive the processes between them and remember everything. */
final class World implements AutoCloseable {
    static final int IMAGES_A_DAY = 5;

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    final FakeDiscord discord = FakeDiscord.start();
    final BillingProvider provider = new BillingProvider();
    final Books books;

    private final Path folder;
    private final Map<String, String> environment = new HashMap<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private volatile FakeUser person = discord.user();

    /** What somebody asked for; no two prompts are the same. */
    record Request(String prompt, FakeUser person, InteractionProbe probe) {
        /** The key of its event in Easel's books. */
        String event() {
            return probe.id();
        }

        /** Whether Discord shows that Easel took it in; a refusal is no such thing. */
        boolean isAccepted() {
            return probe.isAcknowledged() && probe.callbackType() == 5;
        }
    }

    /** @param databaseUrl where all processes keep their books */
    World(Path folder, String databaseUrl) {
        this.folder = folder;
        this.books = new Books(databaseUrl);
        environment.putAll(Map.of(
                "DISCORD_TOKEN",
                discord.token(),
                "DISCORD_API_URL",
                discord.apiUrl(),
                "OPENAI_API_KEY",
                "test",
                "OPENAI_BASE_URL",
                provider.url(),
                "EASEL_DATABASE_URL",
                databaseUrl,
                "EASEL_WEB_PORT",
                "0",
                "EASEL_PROVIDER_IMAGES_PER_MINUTE",
                "60000",
                "EASEL_QUOTAS",
                "[{ scope: user, window: day, images: %d }]".formatted(IMAGES_A_DAY)));
        // Few people ask for a lot here.
        for (String limit : List.of("RUNNING_PER_USER", "WAITING_PER_USER", "WAITING_IN_ALL")) {
            environment.put("EASEL_JOBS_" + limit, "10000");
        }
    }

    /** A world around a SQLite file. */
    static World aroundFile(Path folder) {
        return new World(folder, "jdbc:sqlite:" + folder.resolve("data/easel.db"));
    }

    World set(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Path data() {
        return folder.resolve("data");
    }

    EaselProcess start() {
        return EaselProcess.jar(folder, environment, "run");
    }

    /** Whoever asks from now on has not asked before. */
    FakeUser nextPerson() {
        person = discord.addUser("Person " + (requests.size() + 1));
        return person;
    }

    /** @param words of the prompt, which gets a number, too */
    Request ask(String words) {
        String prompt = "%s %d".formatted(words, requests.size() + 1);
        Request request =
                new Request(prompt, person, discord.slash(Slash.imagine(prompt).by(person)));
        requests.add(request);
        return request;
    }

    List<Request> requests() {
        return List.copyOf(requests);
    }

    /** Every message that shows pictures for a request. */
    List<SeenMessage> pictures(Request request) {
        List<SeenMessage> all =
                new ArrayList<>(discord.messagesIn(discord.channel().id()));
        all.addAll(direct(request));
        return all.stream()
                .filter(message ->
                        message.files().stream().anyMatch(file -> file.altText().endsWith(request.prompt())))
                .toList();
    }

    /** What the person was told privately. */
    List<SeenMessage> told(Request request) {
        List<SeenMessage> all = new ArrayList<>(request.probe().followUps());
        all.addAll(direct(request));
        return all;
    }

    private List<SeenMessage> direct(Request request) {
        return discord.messagesIn(discord.direct(request.person()).id());
    }

    /** Waits until no job has anything to do. */
    void awaitSettled() {
        await("settled").atMost(PATIENCE).until(() -> books.unsettled() == 0);
    }

    @Override
    public void close() {
        provider.close();
        discord.close();
    }
}
