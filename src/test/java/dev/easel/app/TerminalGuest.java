package dev.easel.app;

import dev.easel.platform.cli.CliPlatform;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Command lines, one after the other, in a folder of their own. */
record TerminalGuest(Path home) implements Guest {
    /** What is said while somebody waits, which other doors show in a status line. */
    private static final Pattern PROGRESS = Pattern.compile(
            "In the queue, .*|Drawing \\d.*|\\d+ of \\d+(?:, (?:\\d+ (?:refused|cancelled)|about .*))*\\.?");

    TerminalGuest(Path home, String quotas) {
        this(home);
        try {
            Files.createDirectories(home);
            Files.writeString(
                    home.resolve(".env"),
                    "EASEL_DATA_DIR=%s%nEASEL_QUOTAS=%s%nEASEL_PROVIDER_IMAGES_PER_MINUTE=6000%nOPENAI_API_KEY=%n"
                            .formatted(home.resolve("data"), quotas));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
        List<String> line = new ArrayList<>(List.of(words));
        wish.flags().forEach(line::add);
        wish.files().stream().skip(1).forEach(mask -> line.addAll(List.of("--mask", mask.toString())));
        line.addAll(List.of("--out", home.toString()));
        ByteArrayOutputStream files = new ByteArrayOutputStream();
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(files, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(said, true, StandardCharsets.UTF_8);

        new CliPlatform(new Program(home, out, err), out, err).run(line.toArray(String[]::new));

        return ends(said.toString(StandardCharsets.UTF_8).lines().toList(), (int)
                files.toString(StandardCharsets.UTF_8).lines().count());
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
