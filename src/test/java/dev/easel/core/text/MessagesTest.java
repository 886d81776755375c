package dev.easel.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.chat.CommandName;
import dev.easel.core.chat.CommandOption;
import dev.easel.core.chat.Control;
import dev.easel.core.job.JobState;
import dev.easel.core.quota.AuditEntry;
import dev.easel.core.quota.QuotaScope;
import dev.easel.core.quota.QuotaWindow;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.ResourceBundle;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The bundle and the sources agree: nothing is said that isn't written, nothing is written that isn't said. */
class MessagesTest {
    private static final Pattern SAID = Pattern.compile("\\bsay\\(\\s*\"([^\"]+)\"");
    private static final Pattern CHOSEN = Pattern.compile("\"(failure\\.[a-z.-]+[a-z])\"");
    private static final Pattern PROBLEM =
            Pattern.compile("(?:wishes\\.|\\b)(?:problem|UserError\\.of|Problem\\.of)\\(\\s*\"([a-z-]+)\"");
    /** What is said below a title is named in the sources, and both have that name. */
    private static final String TITLE = "-title";

    private static final Pattern LITERAL = Pattern.compile("\"([a-z][a-z.-]*)\"");
    private static final Pattern PLACE = Pattern.compile("\\{(\\d+)");
    private static final Pattern ON_PAGE = Pattern.compile("\\{\\{[#^/&]?say\\.([a-z-]+)}}");
    private static final ResourceBundle BUNDLE = ResourceBundle.getBundle("messages", Locale.ROOT);

    private static final Map<String, String> SOURCES = new TreeMap<>();

    @BeforeAll
    static void readSources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .forEach(file -> SOURCES.put(file.toString().replace('\\', '/'), read(file)));
        }
    }

    @Test
    void writesEveryProblemThatIsThrown() {
        List<String> thrown = problems().stream().map(Use::key).distinct().toList();

        assertThat(thrown)
                .hasSizeGreaterThan(10)
                .allSatisfy(key -> assertThat(BUNDLE.containsKey(key)).as(key).isTrue());
    }

    @Test
    void givesEverySentenceAsManyArgumentsAsItHasPlaces() {
        List<Use> uses = new ArrayList<>(problems());
        uses.addAll(said());

        assertThat(uses)
                .hasSizeGreaterThan(30)
                .allSatisfy(use -> assertThat(use.arguments()).as(use.key()).isEqualTo(places(use.key())));
    }

    @Test
    void saysEverythingThatIsWritten() {
        TreeSet<String> said = new TreeSet<>();
        problems().forEach(use -> said.add(use.key()));
        said().forEach(use -> said.add(use.key()));
        matches(CHOSEN).forEach(match -> said.add(match.result().group(1)));
        Arrays.stream(QuotaWindow.values()).forEach(window -> said.add("quota.window." + lowerCase(window)));
        Arrays.stream(QuotaScope.values()).forEach(scope -> said.add("quota.scope." + lowerCase(scope)));
        Arrays.stream(CommandName.values()).forEach(name -> said.add("command." + name.word()));
        Arrays.stream(Control.Action.values()).forEach(action -> said.add("control." + action.word()));
        Arrays.stream(JobState.values()).forEach(state -> said.add("dashboard.state." + lowerCase(state)));
        Arrays.stream(AuditEntry.Action.values()).forEach(action -> said.add("dashboard.action." + lowerCase(action)));
        optionWords().forEach(word -> said.addAll(List.of("command.option." + word, "form.option." + word)));
        List<String> literals =
                matches(LITERAL).map(match -> match.result().group(1)).toList();
        for (String area : List.of(
                "command.",
                "menu.",
                "failure.user.",
                "dashboard.kind.",
                "page.mask.",
                "page.admin.",
                "page.playground.")) {
            BUNDLE.keySet().stream()
                    .filter(key -> key.startsWith(area)
                            && literals.contains(key.substring(area.length()).replace(TITLE, "")))
                    .forEach(said::add);
        }

        said.addAll(onPages());

        assertThat(said).containsAll(BUNDLE.keySet());
    }

    @Test
    void writesEveryWordOfThePages() {
        assertThat(onPages())
                .allSatisfy(key -> assertThat(BUNDLE.containsKey(key)).as(key).isTrue());
    }

    /** {@code {{say.send}}} in {@code web/playground.html} is {@code page.playground.send}. */
    private static List<String> onPages() {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/web"))) {
            return files.filter(file -> file.toString().endsWith(".html"))
                    .flatMap(file -> ON_PAGE.matcher(read(file))
                            .results()
                            .map(match -> "page."
                                    + file.getFileName().toString().replace(".html", "") + "." + match.group(1)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> optionWords() {
        return Arrays.stream(CommandOption.values()).map(CommandOption::word).toList();
    }

    @Test
    void describesEveryOptionAndEveryQuota() {
        assertThat(optionWords())
                .allSatisfy(word ->
                        assertThat(BUNDLE.getString("command.option." + word)).isNotBlank());
        assertThat(QuotaWindow.values())
                .allSatisfy(window -> assertThat(BUNDLE.getString("quota.window." + lowerCase(window)))
                        .isNotBlank());
        assertThat(QuotaScope.values())
                .allSatisfy(scope -> assertThat(BUNDLE.getString("quota.scope." + lowerCase(scope)))
                        .isNotBlank());
    }

    @ParameterizedTest
    @MethodSource("translations")
    void saysTheSameInEveryLanguage(Path translation) throws IOException {
        Properties words = new Properties();
        try (Reader reader = Files.newBufferedReader(translation)) {
            words.load(reader);
        }

        assertThat(words.stringPropertyNames()).isEqualTo(BUNDLE.keySet());
        assertThat(words.stringPropertyNames())
                .allSatisfy(key ->
                        assertThat(shape(words.getProperty(key))).as(key).isEqualTo(shape(BUNDLE.getString(key))));
    }

    private static List<Path> translations() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources"))) {
            return files.filter(file -> file.getFileName().toString().matches("messages_.+\\.properties"))
                    .toList();
        }
    }

    /** What a translation has to keep: which arguments stand in it, and how many columns it has. */
    private static List<Object> shape(String pattern) {
        String unquoted = pattern.replace("''", "").replaceAll("'[^']*'?", "");
        TreeSet<String> arguments = new TreeSet<>();
        PLACE.matcher(unquoted).results().forEach(place -> arguments.add(place.group(1)));
        assertThat(new MessageFormat(pattern, Locale.ENGLISH).getFormatsByArgumentIndex())
                .as(pattern)
                .hasSize(arguments.isEmpty() ? 0 : Integer.parseInt(arguments.last()) + 1);
        return List.of(
                arguments,
                unquoted.replaceAll("\\{[^}]*}", "")
                        .chars()
                        .filter(c -> c == '|')
                        .count());
    }

    /** One place in the sources that says something. */
    private record Use(String key, int arguments) {}

    private record Found(String source, MatchResult result) {}

    /** Problems of the configuration are sentences themselves; those of requests have keys. */
    private static List<Use> problems() {
        return matches(PROBLEM, path -> !path.contains("/config/"))
                .map(found -> new Use(
                        "failure.user." + found.result().group(1),
                        countArguments(found.source(), found.result().end())))
                .toList();
    }

    private static List<Use> said() {
        return matches(SAID, path -> path.contains("/core/text/"))
                .filter(found -> !found.result().group(1).endsWith("."))
                .map(found -> new Use(
                        found.result().group(1),
                        countArguments(found.source(), found.result().end())))
                .toList();
    }

    private static Stream<Found> matches(Pattern pattern) {
        return matches(pattern, _ -> true);
    }

    private static Stream<Found> matches(Pattern pattern, Predicate<String> path) {
        return SOURCES.entrySet().stream()
                .filter(file -> path.test(file.getKey()))
                .flatMap(file ->
                        pattern.matcher(file.getValue()).results().map(result -> new Found(file.getValue(), result)));
    }

    /** Commas of the call itself, from behind the key up to its closing bracket. */
    private static int countArguments(String source, int from) {
        int depth = 1;
        int commas = 0;
        boolean quoted = false;
        for (int at = from; depth > 0; at++) {
            char c = source.charAt(at);
            if (c == '"' && source.charAt(at - 1) != '\\') {
                quoted = !quoted;
            } else if (!quoted) {
                depth += c == '(' ? 1 : c == ')' ? -1 : 0;
                commas += c == ',' && depth == 1 ? 1 : 0;
            }
        }
        return commas;
    }

    private static int places(String key) {
        return new MessageFormat(BUNDLE.getString(key), Locale.ENGLISH).getFormatsByArgumentIndex().length;
    }

    private static String lowerCase(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
