package dev.easel.testing.process;

import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A running Easel, started as its users start it. Closing kills it. */
public final class EaselProcess implements AutoCloseable {
    /** The project's folder: tests run in it. */
    public static final Path HOME = Path.of("").toAbsolutePath();

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** Processes of tests live for seconds: what compiles them less starts them sooner. */
    private static final String QUICK_START = "-XX:TieredStopAtLevel=1";

    private final Process process;
    private final List<String> out = new CopyOnWriteArrayList<>();
    private final List<String> err = new CopyOnWriteArrayList<>();
    private final List<Thread> readers = new ArrayList<>();

    private EaselProcess(Process process) {
        this.process = process;
        readers.add(read(process.getInputStream(), out));
        readers.add(read(process.getErrorStream(), err));
    }

    /** {@code ./easel ARGUMENTS} in a folder, with nothing of this machine's own Easel settings. */
    public static EaselProcess launcher(Path folder, Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>(List.of(HOME.resolve("easel").toString()));
        command.addAll(List.of(arguments));
        return start(folder, environment, command);
    }

    /** The jar itself, with the Java that runs this test. */
    public static EaselProcess jar(Path folder, Map<String, String> environment, String... arguments) {
        return java(folder, environment, ClassCache.use(), arguments);
    }

    /** The jar itself, with options of Java. */
    static EaselProcess java(Path folder, Map<String, String> environment, List<String> options, String... arguments) {
        return start(folder, environment, ofJar(folder, options, arguments));
    }

    /** The jar itself, which reads a file as its standard input. */
    public static EaselProcess jarReading(Path input, Path folder, String... arguments) {
        return start(builder(folder, Map.of(), ofJar(folder, ClassCache.use(), arguments))
                .redirectInput(input.toFile()));
    }

    private static List<String> ofJar(Path folder, List<String> options, String... arguments) {
        List<String> command =
                new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow()));
        command.addAll(options);
        command.addAll(List.of(
                "-XX:+UseSerialGC",
                QUICK_START,
                "-Deasel.home=" + folder,
                "-jar",
                HOME.resolve("target/easel.jar").toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** A line as somebody would type it; {@code exec} makes the shell the process itself. */
    public static EaselProcess shell(Path folder, Map<String, String> environment, String line) {
        return start(folder, environment, List.of("sh", "-c", "exec " + line));
    }

    private static EaselProcess start(Path folder, Map<String, String> environment, List<String> command) {
        return start(builder(folder, environment, command));
    }

    private static ProcessBuilder builder(Path folder, Map<String, String> environment, List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment()
                .keySet()
                .removeIf(name -> name.startsWith("EASEL_")
                        || name.startsWith("DISCORD_")
                        || name.startsWith("SLACK_")
                        || name.startsWith("OPENAI_")
                        || name.startsWith("MAVEN_"));
        builder.environment().put("EASEL_JAVA_OPTS", QUICK_START);
        builder.environment().putAll(environment);
        return builder;
    }

    private static EaselProcess start(ProcessBuilder builder) {
        try {
            return new EaselProcess(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Thread read(InputStream stream, List<String> lines) {
        return Thread.ofVirtual().start(() -> {
            try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                reader.lines().forEach(lines::add);
            } catch (IOException | UncheckedIOException e) {
                lines.add("(the stream broke: " + e.getMessage() + ")");
            }
        });
    }

    /** Lines of standard output so far. */
    public List<String> out() {
        return List.copyOf(out);
    }

    /** Lines of standard error so far. */
    public List<String> err() {
        return List.copyOf(err);
    }

    /** Waits for the line {@code ready}. */
    public EaselProcess awaitReady() {
        await("ready, but it said " + out + err)
                .atMost(PATIENCE)
                .until(() -> out.contains("ready") || !process.isAlive());
        if (!out.contains("ready")) {
            throw new AssertionError("ended with " + process.exitValue() + ": " + out + err);
        }
        return this;
    }

    /** Waits for the end and returns the exit code; everything that was printed is there then. */
    public int awaitExit() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("still running: " + out + err);
        }
        for (Thread reader : readers) {
            reader.join();
        }
        return process.exitValue();
    }

    /** {@code kill -9}. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** The polite signal. */
    public void terminate() {
        process.destroy();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Sends a signal by its name: {@code STOP}, {@code CONT}, {@code INT}. */
    public void signal(String name) throws InterruptedException {
        try {
            int failed = new ProcessBuilder("kill", "-" + name, String.valueOf(pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
            if (failed != 0) {
                throw new AssertionError("kill -" + name + " ended with " + failed);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for a line of standard error that begins like this. */
    public void awaitError(String beginning) {
        await(beginning + ", but it said " + out + err)
                .atMost(PATIENCE)
                .until(() -> err.stream().anyMatch(line -> line.startsWith(beginning)));
    }

    public long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
