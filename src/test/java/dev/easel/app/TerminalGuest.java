package dev.easel.app;

import dev.easel.platform.cli.CliPlatform;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Command lines, one after the other, in a folder of their own. */
record TerminalGuest(Path home) implements Guest {
    /** What is said while somebody waits, which other doors show in a status line. */
    private static final Pattern PROGRESS = Pattern.compile(
            "In the queue, .*|Drawing \\d.*|\\d+ of \\d+(?:, (?:\\d+ (?:refused|cancelled)|about .*))*\\.?");

    /** @param variables as in a file beside the launcher */
    TerminalGuest(Path home, Map<String, String> variables) {
        this(home);
        Map<String, String> all = new TreeMap<>(Map.of(
                "EASEL_DATA_DIR", home.resolve("data").toString(),
                "EASEL_PROVIDER_IMAGES_PER_MINUTE", "6000",
                "OPENAI_API_KEY", ""));
        all.putAll(variables);
        try {
            Files.createDirectories(home);
            Files.write(
                    home.resolve(".env"),
                    all.entrySet().stream()
                            .map(variable -> variable.getKey() + "=" + variable.getValue())
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A command line that is under way. */
    static final class Running {
        private final CompletableFuture<Runnable> interrupt = new CompletableFuture<>();
        private final CompletableFuture<List<String>> ends;

        private Running(Function<Consumer<Runnable>, List<String>> work) {
            // A thread of its own sees the classes that the test sees; a pool's need not.
            ends = CompletableFuture.supplyAsync(
                    () -> work.apply(interrupt::complete),
                    task -> Thread.ofPlatform().start(task));
        }

        /** Ctrl-C, once. */
        Running interrupt() {
            interrupt.join().run();
            return this;
        }

        /** What was read when it was over. */
        List<String> awaitEnd() {
            return ends.join();
        }
    }

    /** Asks for something that takes its time. */
    Running begin(String prompt) {
        return new Running(interruptible -> give(interruptible, Wish.of(""), "imagine", prompt));
    }

    @Override
    public List<String> imagine(Wish wish) {
        return give(wish, "imagine", wish.prompt());
    }

    @Override
    public List<String> edit(Wish wish) {
        return give(wish, "edit", wish.files().getFirst().toString(), wish.prompt());
    }

    @Override
    public List<String> vary(Wish wish) {
        return give(wish, "variations", wish.files().getFirst().toString());
    }

    @Override
    public List<String> batch(Wish lines) {
        if (!lines.prompt().contains("\n")) {
            return imagine(lines);
        }
        try {
            Path prompts = home.resolve("prompts.txt");
            Files.writeString(prompts, lines.prompt());
            return give(lines, "imagine", "--prompts", prompts.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> give(Wish wish, String... words) {
        return give(interrupt -> {}, wish, words);
    }

    /** @param interruptible gets what the first Ctrl-C does, which goes to the whole process otherwise */
    private List<String> give(Consumer<Runnable> interruptible, Wish wish, String... words) {
        List<String> line = new ArrayList<>(List.of(words));
        wish.flags().forEach(line::add);
        wish.files().stream().skip(1).forEach(mask -> line.addAll(List.of("--mask", mask.toString())));
        line.addAll(List.of("--out", home.toString()));
        ByteArrayOutputStream files = new ByteArrayOutputStream();
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(files, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(said, true, StandardCharsets.UTF_8);

        new CliPlatform(doors(new Program(home, out, err), interruptible), out, err).run(line.toArray(String[]::new));

        return ends(said.toString(StandardCharsets.UTF_8).lines().toList(), (int)
                files.toString(StandardCharsets.UTF_8).lines().count());
    }

    private static CliPlatform.Doors doors(CliPlatform.Doors real, Consumer<Runnable> interruptible) {
        InvocationHandler instead = (proxy, method, arguments) -> {
            if (method.getName().equals("onInterrupt")) {
                interruptible.accept((Runnable) arguments[0]);
                return null;
            }
            try {
                return method.invoke(real, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        };
        Class<CliPlatform.Doors> doors = CliPlatform.Doors.class;
        return doors.cast(Proxy.newProxyInstance(doors.getClassLoader(), new Class<?>[] {doors}, instead));
    }

    /** The files stand apart from the words: as many as there are words about pictures, or all of one request. */
    private static List<String> ends(List<String> said, int files) {
        List<StringBuilder> ends = new ArrayList<>();
        for (String words : said) {
            String plain = words.replaceFirst("^error: ", "");
            if (PROGRESS.matcher(plain).matches()) {
                continue;
            }
            boolean begins = plain.startsWith("“") || SUMMARY.matcher(plain).matches() || ends.isEmpty();
            if (begins) {
                ends.add(new StringBuilder(plain));
            } else {
                ends.getLast().append('\n').append(plain);
            }
        }
        long captions = ends.stream().filter(end -> end.charAt(0) == '“').count();
        int each = captions == 1 ? files : 1;
        int sheets = captions > 1 ? files - (int) captions : 0;
        return Guest.sorted(ends.stream().map(end -> Guest.line(end.charAt(0) == '“' ? each : sheets, end.toString())));
    }
}
