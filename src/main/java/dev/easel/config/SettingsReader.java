package dev.easel.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.easel.core.house.Conduct;
import dev.easel.core.image.ImageRequest;
import dev.easel.core.image.ImageSize;
import dev.easel.core.image.ModelCatalogue;
import dev.easel.core.image.RenderOptions;
import dev.easel.core.image.ServerProfile;
import dev.easel.core.image.Shape;
import dev.easel.core.job.JobLimits;
import dev.easel.core.quota.ConfirmAbove;
import dev.easel.core.quota.QuotaRules;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes {@link Settings} from the built-in defaults, the operator's files and the environment, in that order. Relative
 * paths stay relative to the current folder.
 */
public final class SettingsReader {
    private static final Pattern SHARDS = Pattern.compile("(\\d{1,5})(?:-(\\d{1,5}))?/(\\d{1,5})");
    private static final String OPENAI_URL = "https://api.openai.com/v1";
    /** Leaves room for a hint with every model: the tightest takes 1,000 characters in all. */
    private static final int MAX_INSTRUCTION = 500;

    private static final Set<String> REACTIONS = Set.of("vary", "again", "delete");

    private final Environment environment;
    private final Path configFolder;
    private final List<String> problems = new ArrayList<>();

    private SettingsReader(Environment environment, Path home) {
        this.environment = environment;
        this.configFolder = environment
                .find("EASEL_CONFIG")
                .map(name -> Path.of(name).toAbsolutePath().getParent())
                .orElse(home.resolve("config"));
    }

    /**
     * Reads everything.
     *
     * @param home the folder that holds {@code config/}
     * @throws ConfigurationException with all problems at once
     */
    public static Settings read(Environment environment, Path home) {
        return new SettingsReader(environment, home).read();
    }

    private Settings read() {
        Overlay overlay = new Overlay(YamlFiles.builtIn("easel.yaml"), problems);
        Path file = environment.find("EASEL_CONFIG").map(Path::of).orElse(configFolder.resolve("easel.yaml"));
        if (environment.find("EASEL_CONFIG").isPresent() || Files.exists(file)) {
            overlay.file(YamlFiles.read(file), String.valueOf(file.getFileName()));
        }
        Fields fields = new Fields(overlay.environment(environment).settings(), "", problems);
        Optional<ModelCatalogue> catalogue = new CatalogueReader(besides("models.yaml"), problems).read();
        Path dataDir = path(fields, "data-dir");
        Settings.@Nullable Provider provider = provider(fields.section("provider"));
        Settings.Image image = image(fields.section("image"));
        QuotaRules quotas = new QuotaRules(QuotaReader.read(fields.list("quotas")), zone(fields));
        ConfirmAbove confirmAbove = ConfirmReader.read(fields.list("confirm-above"));
        Settings.Keeping keeping = KeepingReader.read(fields);
        Conduct conduct = ConductReader.read(fields);
        boolean moderated = fields.section("moderation").flag("check");
        Settings.Variations variations = variations(fields.section("variations"));
        Settings.Jobs jobs = jobs(fields.section("jobs"));
        Settings.Batch batch = new Settings.Batch(
                fields.section("batch").integer("max-prompts", 1, 1_000),
                new StylesReader(besides("styles.yaml"), problems).read());
        Settings.Discord discord = discord(fields.section("discord"));
        environment.find("SLACK_API_URL").ifPresent(value -> requireHttp("SLACK_API_URL", value));
        Settings.Slack slack = SlackReader.read(fields.section("slack"), environment, problems);
        Settings.Web web = web(fields);
        Settings.LogFormat logFormat = logFormat(fields);
        Map<String, String> reactions = reactions(fields);
        Secret databaseUrl = databaseUrl(fields, dataDir);
        List<String> attachmentOrigins = fields.texts("attachment-origins");
        if (!problems.isEmpty() || catalogue.isEmpty() || provider == null) {
            throw new ConfigurationException(problems);
        }
        return new Settings(
                image,
                quotas,
                confirmAbove,
                keeping,
                conduct,
                moderated,
                provider,
                variations,
                jobs,
                batch,
                reactions,
                discord,
                slack,
                web,
                logFormat,
                dataDir,
                databaseUrl,
                attachmentOrigins,
                catalogue.get());
    }

    /** It may hold a password, so it may be in a file of its own. */
    private Secret databaseUrl(Fields fields, Path dataDir) {
        String url = fields.findText("database-url");
        Optional<Secret> inFile = environment.find("EASEL_DATABASE_URL").isPresent()
                ? Optional.empty()
                : environment.findSecret("EASEL_DATABASE_URL", problems);
        return inFile.orElseGet(() -> new Secret(url == null ? "jdbc:sqlite:" + dataDir.resolve("easel.db") : url));
    }

    /** The operator's file beside {@code easel.yaml}, else the built-in one. */
    private ObjectNode besides(String name) {
        Path file = configFolder.resolve(name);
        return Files.exists(file) ? YamlFiles.read(file) : YamlFiles.builtIn(name);
    }

    private Settings.@Nullable Provider provider(Fields fields) {
        Optional<Secret> key = environment.findSecret("OPENAI_API_KEY", problems);
        Optional<String> url = environment.find("OPENAI_BASE_URL");
        url.ifPresent(value -> requireHttp("OPENAI_BASE_URL", value));
        String baseUrl = url.orElse(key.isPresent() ? OPENAI_URL : null);
        String wanted = fields.text("server");
        ServersReader servers = new ServersReader(besides("servers.yaml"), problems);
        ServerProfile server = servers.choose(wanted, baseUrl);
        String better = servers.findBetter(wanted, baseUrl);
        int perMinute = fields.integer("images-per-minute", 1, 100_000);
        int concurrent = fields.integer("concurrent", 1, 256);
        boolean repeatUnknown = fields.flag("repeat-unknown");
        return server == null
                ? null
                : new Settings.Provider(
                        baseUrl, key.orElse(null), server, better, perMinute, concurrent, repeatUnknown);
    }

    private static Settings.Image image(Fields fields) {
        String size = fields.text("size");
        if (ImageSize.find(size).isEmpty() && Shape.find(size).isEmpty()) {
            fields.problem("size", "must be WxH, auto, square, landscape or portrait");
        }
        return new Settings.Image(
                fields.model("model"),
                fields.text("quality"),
                size,
                fields.integer("count", 1, ImageRequest.MAX_COUNT),
                fields.integer("previews", 0, RenderOptions.MAX_PREVIEWS));
    }

    private static Settings.Variations variations(Fields fields) {
        return new Settings.Variations(
                instruction("subtle", fields),
                instruction("normal", fields),
                instruction("strong", fields),
                instruction("motif", fields));
    }

    private static String instruction(String key, Fields fields) {
        String text = fields.text(key);
        if (text.length() > MAX_INSTRUCTION) {
            fields.problem(key, "must have at most %d characters".formatted(MAX_INSTRUCTION));
        }
        return text;
    }

    private static Settings.Jobs jobs(Fields fields) {
        return new Settings.Jobs(
                Duration.ofSeconds(fields.integer("deadline-seconds", 10, 86_400)),
                Duration.ofSeconds(fields.integer("stop-grace-seconds", 0, 600)),
                new JobLimits(
                        limit("running-per-user", fields),
                        limit("waiting-per-user", fields),
                        limit("waiting-in-all", fields)));
    }

    /** At least 1 even where it is set to less, which is a problem already. */
    private static int limit(String key, Fields fields) {
        return Math.max(1, fields.integer(key, 1, 10_000));
    }

    private Settings.Discord discord(Fields fields) {
        String shards = fields.findText("shards");
        if (shards != null && !isShardRange(shards)) {
            fields.problem("shards", "must look like 0-3/16: from, to, and how many there are in all");
        }
        Optional<String> apiUrl = environment.find("DISCORD_API_URL");
        apiUrl.ifPresent(value -> requireHttp("DISCORD_API_URL", value));
        return new Settings.Discord(
                environment.findSecret("DISCORD_TOKEN", problems).orElse(null),
                apiUrl.orElse(null),
                shards == null ? "" : shards);
    }

    private static boolean isShardRange(String text) {
        Matcher range = SHARDS.matcher(text);
        if (!range.matches()) {
            return false;
        }
        int first = Integer.parseInt(range.group(1));
        int last = range.group(2) == null ? first : Integer.parseInt(range.group(2));
        return first <= last && last < Integer.parseInt(range.group(3));
    }

    private Settings.Web web(Fields fields) {
        Fields web = fields.section("web");
        String publicUrl = fields.findText("public-url");
        if (publicUrl != null) {
            requireHttp("EASEL_PUBLIC_URL", publicUrl);
        }
        return new Settings.Web(
                web.text("host"),
                web.integer("port", 0, 65_535),
                publicUrl,
                environment.findSecret("EASEL_PLAYGROUND_TOKEN", problems).orElse(null),
                environment.findSecret("EASEL_ADMIN_TOKEN", problems).orElse(null));
    }

    private static Settings.LogFormat logFormat(Fields fields) {
        return switch (fields.text("log-format")) {
            case "text" -> Settings.LogFormat.TEXT;
            case "json" -> Settings.LogFormat.JSON;
            default -> {
                fields.problem("log-format", "must be text or json");
                yield Settings.LogFormat.TEXT;
            }
        };
    }

    private static Map<String, String> reactions(Fields root) {
        Map<String, String> reactions = new LinkedHashMap<>();
        if (!root.isSection("reactions")) {
            root.problem("reactions", "must hold emojis and what they mean");
        }
        Fields fields = root.section("reactions");
        for (String emoji : fields.keys()) {
            String action = fields.text(emoji);
            if (!REACTIONS.contains(action)) {
                fields.problem(emoji, "must be vary, again or delete");
            }
            reactions.put(emoji, action);
        }
        return reactions;
    }

    private static ZoneId zone(Fields fields) {
        try {
            return ZoneId.of(fields.text("quota-time-zone"));
        } catch (DateTimeException e) {
            fields.problem("quota-time-zone", "must be a time zone such as UTC or Europe/Berlin");
            return ZoneOffset.UTC;
        }
    }

    private static Path path(Fields fields, String key) {
        try {
            return Path.of(fields.text(key));
        } catch (InvalidPathException e) {
            fields.problem(key, "must be a folder's path");
            return Path.of("");
        }
    }

    private void requireHttp(String variable, String value) {
        try {
            URI url = new URI(value);
            // A service name may hold an underscore, which URI doesn't take for a host; the authority is there all the
            // same.
            if (url.getRawAuthority() != null && ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
                return;
            }
        } catch (URISyntaxException e) {
            // reported below
        }
        problems.add("%s must be an address such as https://example.org/v1.".formatted(variable));
    }
}
