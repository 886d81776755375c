package dev.easel.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Environment variables, over those of a {@code .env} file. An empty variable counts as not set. */
public final class Environment {
    private static final String FILE_SUFFIX = "_FILE";

    /** A quoted value, and perhaps a remark behind it. */
    private static final Pattern QUOTED = Pattern.compile("([\"'])(.*?)\\1(\\s+#.*)?");

    private final Map<String, String> variables;

    private Environment(Map<String, String> variables) {
        this.variables = Map.copyOf(variables);
    }

    /** Only these variables. */
    public static Environment of(Map<String, String> variables) {
        return new Environment(variables);
    }

    /**
     * The process's environment, over the {@code .env} file in {@code home}.
     *
     * @throws ConfigurationException when the file can't be read
     */
    public static Environment ofProcess(Path home) {
        Map<String, String> variables = new HashMap<>(readDotEnv(home.resolve(".env")));
        variables.putAll(System.getenv());
        return new Environment(variables);
    }

    /** A variable's value without surrounding spaces. */
    public Optional<String> find(String name) {
        return Optional.ofNullable(variables.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** A secret from the variable, or from the file that the variable with {@code _FILE} appended names. */
    public Optional<Secret> findSecret(String name, List<String> problems) {
        Optional<String> file = find(name + FILE_SUFFIX);
        if (find(name).isPresent() || file.isEmpty()) {
            return find(name).flatMap(value -> secret(name, value, problems));
        }
        try {
            String text = Files.readString(Path.of(file.get())).strip();
            if (text.isEmpty()) {
                problems.add("The file that %s names is empty.".formatted(name + FILE_SUFFIX));
                return Optional.empty();
            }
            return secret(name + FILE_SUFFIX, text, problems);
        } catch (IOException | RuntimeException e) {
            problems.add("The file that %s names can't be read: %s.".formatted(name + FILE_SUFFIX, file.get()));
            return Optional.empty();
        }
    }

    /** Keys and tokens travel in HTTP headers, which hold printable ASCII. */
    private static Optional<Secret> secret(String name, String value, List<String> problems) {
        if (value.matches("[!-~]+")) {
            return Optional.of(new Secret(value));
        }
        problems.add("%s holds a space or a character that no key has. Copy it again.".formatted(name));
        return Optional.empty();
    }

    /** The names of all set variables that begin with {@code prefix}. */
    public SortedSet<String> namesWith(String prefix) {
        SortedSet<String> names = new TreeSet<>();
        variables.forEach((name, value) -> {
            if (name.startsWith(prefix) && !value.isBlank()) {
                names.add(name);
            }
        });
        return names;
    }

    private static Map<String, String> readDotEnv(Path file) {
        if (!Files.isRegularFile(file)) {
            return Map.of();
        }
        try {
            Map<String, String> variables = new HashMap<>();
            for (String line : Files.readAllLines(file)) {
                String text = line.strip();
                int equals = text.indexOf('=');
                if (!text.startsWith("#") && equals > 0) {
                    String name = text.substring(0, equals).strip().replaceFirst("^export\\s+", "");
                    variables.put(name, unquote(text.substring(equals + 1).strip()));
                }
            }
            return variables;
        } catch (IOException e) {
            throw new ConfigurationException(List.of("The file %s can't be read.".formatted(file)));
        }
    }

    private static String unquote(String value) {
        Matcher quoted = QUOTED.matcher(value);
        return quoted.matches() ? quoted.group(2) : value.replaceFirst("(^|\\s+)#.*$", "");
    }
}
