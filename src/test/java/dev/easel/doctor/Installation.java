package dev.easel.doctor;

import dev.easel.config.Environment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An installation that is well until something is done to it. */
final class Installation {
    static final String KEY = "sk-installation-0123456789";
    static final String BOT = "xoxb-1234567890";

    final Path folder;
    final Path data;
    final Path config;
    final Neighbours neighbours;
    final Map<String, String> variables = new HashMap<>();
    int java = 25;
    long heapBytes = 1L << 30;
    String fileNames = "UTF-8";
    Path tempFolder;
    boolean fonts = true;
    long freeBytes = 100L << 30;
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    Stored stored = Stored.none();

    Installation(Path folder, Neighbours neighbours) {
        this.folder = folder;
        this.neighbours = neighbours;
        this.tempFolder = folder;
        try {
            this.data = Files.createDirectories(folder.resolve("data"));
            this.config = Files.createDirectories(folder.resolve("config"));
            Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
            Files.setPosixFilePermissions(config, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        set("EASEL_DATA_DIR", data.toString());
        set("EASEL_WEB_PORT", "0");
        set("EASEL_PUBLIC_URL", neighbours.url());
        set("EASEL_ADMIN_TOKEN", "5f0c8a1be92d4773ad0e");
        set("OPENAI_API_KEY", KEY);
        set("OPENAI_BASE_URL", neighbours.url() + "/v1");
        set("DISCORD_TOKEN", "MTIz.abcdef.ghijklmnop-qrst");
        set("DISCORD_API_URL", neighbours.url() + "/discord");
        set("SLACK_BOT_TOKEN", BOT);
        set("SLACK_APP_TOKEN", "xapp-1-1234567890");
        set("SLACK_API_URL", neighbours.url() + "/slack/");
    }

    void set(String variable, String value) {
        variables.put(variable, value);
    }

    Stored stored(
            List<String> violations,
            int parked,
            int overdue,
            int missing,
            @Nullable Instant oldest,
            @Nullable Instant backup) {
        return new Stored("data/easel.db", "", violations, parked, overdue, missing, 0, oldest, backup);
    }

    /** So many requests are kept too long. */
    Stored kept(int tooLong) {
        return new Stored("data/easel.db", "", List.of(), 0, 0, 0, tooLong, null, null);
    }

    List<Finding> examine() {
        Machine machine = new Machine(java, heapBytes, fileNames, tempFolder, fonts, _ -> freeBytes);
        return new Doctor(
                        machine,
                        _ -> stored,
                        List.of(Neighbours.ALL_SCOPES.split(",")),
                        () -> now,
                        neighbours::standInFor)
                .examine(Environment.of(variables), folder);
    }
}
