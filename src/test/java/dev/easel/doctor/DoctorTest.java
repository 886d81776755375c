package dev.easel.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.doctor.Finding.Level;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** An installation on Discord, Slack and a paid Images API, to which one fault at a time is done. */
final class DoctorTest {
    @TempDir
    Path folder;

    private final Neighbours neighbours = new Neighbours();

    @AfterEach
    void stop() {
        neighbours.close();
    }

    /** Does a fault to an installation. */
    private interface Fault {
        void happenTo(Installation installation) throws Exception;
    }

    private record Planted(String id, Fault fault) {}

    @Test
    void findsNothingOnAHealthyInstallation() throws Exception {
        assertThat(new Installation(folder, neighbours).examine()).isEmpty();
    }

    @Test
    void findsNothingWhereNothingIsSetUpYet() {
        Installation bare = new Installation(folder, neighbours);
        bare.variables.clear();
        bare.variables.put("EASEL_DATA_DIR", folder.resolve("data").toString());
        bare.variables.put("EASEL_WEB_PORT", "0");

        assertThat(bare.examine()).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> findsEachOfManyFaultsAndNoOther() {
        List<Planted> faults = faults();

        assertThat(faults).hasSizeGreaterThanOrEqualTo(25);
        assertThat(faults)
                .extracting(Planted::id)
                .contains(Doctor.CONFIGURATION)
                .containsAll(Doctor.all().stream().map(Check::id).toList());
        return faults.stream()
                .map(planted -> DynamicTest.dynamicTest(planted.id(), () -> {
                    Path own = Files.createTempDirectory(folder, "fault");
                    neighbours.heal();
                    Installation installation = new Installation(own, neighbours);
                    planted.fault().happenTo(installation);

                    List<Finding> findings = installation.examine();

                    assertThat(findings).extracting(Finding::id).containsExactly(planted.id());
                    assertThat(findings).allSatisfy(finding -> {
                        assertThat(finding.cause()).hasSizeGreaterThan(15).matches(".*[.?]");
                        assertThat(finding.command()).isNotBlank();
                        assertThat(finding.toString()).doesNotContain(Installation.KEY, Installation.BOT);
                    });
                }));
    }

    @Test
    void everyCheckHasANameOfItsOwn() {
        assertThat(Doctor.all())
                .extracting(Check::id)
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[a-z]+(-[a-z]+)*"));
        assertThat(Doctor.checks()).isGreaterThanOrEqualTo(25);
    }

    @Test
    void reportsToPeopleAndToPrograms() {
        Report report = new Report(List.of(
                new Finding("disk", Level.WARNING, "Only 3 MB are free.", "df -h"),
                new Finding("database", Level.BROKEN, "It is \"gone\".", "./easel restore BACKUP")));

        assertThat(report.isWell()).isFalse();
        assertThat(report.json())
                .isEqualTo("{\"findings\":[{\"id\":\"disk\",\"level\":\"warning\",\"cause\":\"Only 3 MB are free.\","
                        + "\"command\":\"df -h\"},{\"id\":\"database\",\"level\":\"broken\","
                        + "\"cause\":\"It is \\\"gone\\\".\",\"command\":\"./easel restore BACKUP\"}]}");
        assertThat(report.text().lines())
                .contains("warning  disk: Only 3 MB are free.", "         mend it: df -h")
                .last()
                .asString()
                .endsWith("checks, 1 broken, 1 warnings");
    }

    private List<Planted> faults() {
        return Stream.of(machineAndFiles(), stored(), provider(), web(), discord(), slack())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Planted> machineAndFiles() {
        return List.of(
                new Planted("configuration", it -> it.set("EASEL_IMAGE_CUONT", "2")),
                new Planted("java", it -> it.java = 21),
                new Planted("memory", it -> it.heapBytes = 64 << 20),
                new Planted("file-names", it -> it.fileNames = "ANSI_X3.4-1968"),
                new Planted("temporary-files", it -> it.tempFolder = Path.of("/no/such/folder")),
                new Planted("fonts", it -> it.fonts = false),
                new Planted("clock", it -> it.now = it.now.plus(Duration.ofMinutes(6))),
                new Planted("disk", it -> it.freeBytes = 100 << 20),
                new Planted("data-folder", it -> {
                    Path file = Files.createFile(it.folder.resolve("file"));
                    it.set("EASEL_DATA_DIR", file.toString());
                }),
                new Planted("data-permissions", it -> permit(it.data, "rwxr-xr-x")),
                new Planted(
                        "database-permissions",
                        it -> permit(Files.createFile(it.data.resolve("easel.db")), "rw-r--r--")),
                new Planted(
                        "key-permissions",
                        it -> permit(Files.createFile(it.data.resolve("pseudonym.key")), "rw-r--r--")),
                new Planted("env-permissions", it -> permit(Files.createFile(it.folder.resolve(".env")), "rw-r--r--")),
                new Planted("secret-permissions", it -> {
                    Path file = Files.writeString(it.folder.resolve("admin"), it.variables.remove("EASEL_ADMIN_TOKEN"));
                    permit(file, "rw-r--r--");
                    it.set("EASEL_ADMIN_TOKEN_FILE", file.toString());
                }),
                new Planted("config-permissions", it -> permit(it.config, "rwxrwxrwx")));
    }

    private static List<Planted> stored() {
        return List.of(
                new Planted(
                        "database", it -> it.stored = Stored.unavailable("data/easel.db", "file is not a database")),
                new Planted("books", it -> it.stored = it.stored(List.of("Sums (I1)"), 0, 0, 0, null, null)),
                new Planted("overdue-jobs", it -> it.stored = it.stored(List.of(), 0, 3, 0, null, null)),
                new Planted("parked-jobs", it -> it.stored = it.stored(List.of(), 2, 0, 0, null, null)),
                new Planted("pictures", it -> it.stored = it.stored(List.of(), 0, 0, 3, null, null)),
                new Planted("retention", it -> it.stored = it.kept(3)),
                new Planted("backup", it -> {
                    Instant longAgo = it.now.minus(Duration.ofDays(30));
                    it.stored = it.stored(List.of(), 0, 0, 0, longAgo, it.now.minus(Duration.ofDays(9)));
                }));
    }

    private static List<Planted> provider() {
        return List.of(
                new Planted("provider-reachable", it -> it.set("OPENAI_BASE_URL", "http://127.0.0.1:1/v1")),
                new Planted("provider-key", it -> it.neighbours.answer("/v1/models", 401, "{}")),
                new Planted("provider-key-missing", it -> {
                    it.variables.remove("OPENAI_API_KEY");
                    it.set("OPENAI_BASE_URL", "https://api.openai.com/v1");
                }),
                new Planted("provider-key-shape", it -> {
                    it.set("OPENAI_API_KEY", "my-password");
                    it.set("OPENAI_BASE_URL", "https://api.openai.com/v1");
                }),
                new Planted("provider-encryption", it -> it.set("OPENAI_BASE_URL", "http://images.example/v1")),
                new Planted("provider-kind", it -> {
                    it.set("OPENAI_BASE_URL", "https://easel.openai.azure.com/openai/v1");
                    it.neighbours.answer("/openai/v1/models", 200, "{\"data\":[{\"id\":\"gpt-image-2.5-flare\"}]}");
                }),
                new Planted("model-unknown", it -> {
                    it.set("EASEL_IMAGE_MODEL", "my-own-model");
                    it.neighbours.answer("/v1/models", 200, "{\"data\":[{\"id\":\"my-own-model\"}]}");
                }),
                new Planted("model-shutdown", it -> {
                    it.set("EASEL_IMAGE_MODEL", "dall-e-3");
                    it.neighbours.answer("/v1/models", 200, "{\"data\":[{\"id\":\"dall-e-3\"}]}");
                }),
                new Planted(
                        "model-not-served",
                        it -> it.neighbours.answer("/v1/models", 200, "{\"data\":[{\"id\":\"another\"}]}")),
                new Planted("price-table", it -> {
                    Path table = Files.copy(Path.of("config/models.yaml"), it.config.resolve("models.yaml"));
                    Files.setLastModifiedTime(table, FileTime.from(it.now.minus(Duration.ofDays(400))));
                }),
                new Planted("quotas", it -> it.set("EASEL_QUOTAS", "[]")),
                new Planted(
                        "instance-budget", it -> it.set("EASEL_QUOTAS", "[{ scope: user, window: day, images: 5 }]")),
                new Planted("repeat-unknown", it -> it.set("EASEL_PROVIDER_REPEAT_UNKNOWN", "true")));
    }

    private List<Planted> web() {
        return List.of(
                new Planted("web-host", it -> it.set("EASEL_WEB_HOST", "203.0.113.9")),
                new Planted("web-port", it -> {
                    ServerSocket other = neighbours.occupy();
                    it.set("EASEL_WEB_PORT", String.valueOf(other.getLocalPort()));
                }),
                new Planted("admin-token", it -> it.set("EASEL_ADMIN_TOKEN", "admin")),
                new Planted("public-url", it -> it.set("EASEL_PUBLIC_URL", "https://easel_server.example")),
                new Planted("public-url-encryption", it -> it.set("EASEL_PUBLIC_URL", "http://easel.example")),
                new Planted("public-url-missing", it -> it.variables.remove("EASEL_PUBLIC_URL")),
                new Planted("public-url-reachable", it -> it.neighbours.answer("/livez", 502, "bad gateway")),
                new Planted("attachment-origins", it -> it.set("EASEL_ATTACHMENT_ORIGINS", "http://pictures.example")));
    }

    private static List<Planted> discord() {
        return List.of(
                new Planted("discord-token-shape", it -> it.set("DISCORD_TOKEN", "0123456789abcdef")),
                new Planted("discord-reachable", it -> it.set("DISCORD_API_URL", "http://127.0.0.1:1/api")),
                new Planted("discord-token", it -> it.neighbours.answer("/discord/users/@me", 401, "{}")),
                new Planted(
                        "discord-intents",
                        it -> it.neighbours.answer("/discord/applications/@me", 200, "{\"flags\":0}")),
                new Planted("discord-servers", it -> it.neighbours.answer("/discord/users/@me/guilds", 200, "[]")),
                new Planted(
                        "discord-commands", it -> it.neighbours.answer("/discord/applications/1/commands", 200, "[]")));
    }

    private static List<Planted> slack() {
        return List.of(
                new Planted("slack-bot-token-shape", it -> it.set("SLACK_BOT_TOKEN", "xoxp-123456789")),
                new Planted("slack-reachable", it -> it.set("SLACK_API_URL", "http://127.0.0.1:1/api/")),
                new Planted("slack-app-token-shape", it -> it.set("SLACK_APP_TOKEN", "xoxb-123456789")),
                new Planted(
                        "slack-bot-token",
                        it -> it.neighbours.answer(
                                "/slack/auth.test", 200, "{\"ok\":false,\"error\":\"invalid_auth\"}")),
                new Planted(
                        "slack-app-token",
                        it -> it.neighbours.answer(
                                "/slack/apps.connections.open", 200, "{\"ok\":false,\"error\":\"not_allowed\"}")),
                new Planted("slack-strangers", it -> {
                    it.set("EASEL_WEB_PORT", String.valueOf(it.neighbours.port()));
                    it.neighbours.answer(
                            "/metrics", 200, "# TYPE x gauge\neasel_connections_strangers{platform=\"slack\"} 2.0\n");
                }),
                new Planted("slack-scopes", it -> it.neighbours.grant("chat:write,commands")));
    }

    private static void permit(Path file, String permissions) throws Exception {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }
}
