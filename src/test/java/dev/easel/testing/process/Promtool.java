package dev.easel.testing.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Prometheus's own checker, where this machine has it (Debian's package {@code prometheus}). */
public final class Promtool {
    private final Path program;

    private Promtool(Path program) {
        this.program = program;
    }

    public static Optional<Promtool> find() {
        return Arrays.stream(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, "promtool"))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Promtool::new);
    }

    /** What it says of a text on its standard input, line by line; its last line is {@code exit CODE}. */
    public List<String> says(String input, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        Path text = Files.createTempFile("promtool", ".txt");
        try {
            Files.writeString(text, input);
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectInput(text.toFile())
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            List<String> lines = new ArrayList<>(said.lines().toList());
            lines.add("exit " + process.waitFor());
            return lines;
        } finally {
            Files.delete(text);
        }
    }
}
