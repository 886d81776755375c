package dev.easel.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A person on one door, who says the same on each. What comes back is what they read when it is over, without the
 * door's markup and what differs from one moment to the next.
 */
interface Guest {
    /** What is wanted and how, by the options' common names. */
    record Wish(String prompt, Map<String, String> options, List<Path> files) {
        public Wish {
            options = Map.copyOf(options);
            files = List.copyOf(files);
        }

        static Wish of(String prompt) {
            return new Wish(prompt, Map.of(), List.of());
        }

        Wish with(String option, String value) {
            Map<String, String> more = new java.util.TreeMap<>(options);
            more.put(option, value);
            return new Wish(prompt, more, files);
        }

        /** The first file is the picture, one that is called so is the mask. */
        Wish on(Path... pictures) {
            return new Wish(prompt, options, List.of(pictures));
        }

        /** As the terminal and chats take them: {@code --size=7x7}. */
        Stream<String> flags() {
            return options.entrySet().stream().map(option -> "--" + option.getKey() + "=" + option.getValue());
        }
    }

    /** What begins the words in which several requests end. */
    Pattern SUMMARY = Pattern.compile("(?:All \\d+|\\d+ of \\d+) prompts are drawn.*", Pattern.DOTALL);

    List<String> imagine(Wish wish);

    List<String> edit(Wish wish);

    List<String> vary(Wish wish);

    /** Several prompts, one a line. */
    List<String> batch(Wish lines);

    /** How many pictures, and the words with them. */
    static String line(int pictures, String words) {
        return "%d picture%s: %s".formatted(pictures, pictures == 1 ? "" : "s", timeless(words));
    }

    /** Without what differs from one moment to the next. */
    static String timeless(String words) {
        return words.strip()
                .replace("\u200B", "")
                .replaceAll("Id: \\w+", "Id")
                .replaceAll("in \\d+ (hour|minute)s?", "soon")
                .replaceAll("at \\d+:\\d+", "then");
    }

    /** Without what depends on which of several requests ended first. */
    static List<String> inAnyOrder(List<String> lines) {
        return lines.stream()
                .map(line -> line.replaceAll("\\d+ left today", "some left today"))
                .toList();
    }

    /** Sorted: which of several pictures comes first is left to chance. */
    static List<String> sorted(Stream<String> lines) {
        return lines.sorted(java.util.Comparator.comparing((String line) -> line.toLowerCase(Locale.ROOT)))
                .toList();
    }
}
