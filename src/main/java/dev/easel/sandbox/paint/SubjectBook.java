package dev.easel.sandbox.paint;

import java.awt.Color;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The subjects that can be drawn, by the words that call them: those drawn for the sandbox, and emoji. */
final class SubjectBook {
    private static final String FOLDER = "/sandbox/subjects/";
    private static final List<String> PAGES =
            List.of("animals", "birds", "plants", "places", "vehicles", "people", "things");

    private final Map<String, Subject> byWord = new HashMap<>();
    private final GlyphBook glyphs;

    private SubjectBook(List<Subject> subjects, GlyphBook glyphs) {
        this.glyphs = glyphs;
        subjects.forEach(subject -> subject.words().forEach(word -> byWord.put(word, subject)));
    }

    static SubjectBook load() {
        List<Subject> subjects = new ArrayList<>();
        for (String page : PAGES) {
            for (String block : read(FOLDER + page + ".txt").split("\n\\s*\n", -1)) {
                subjects.add(parse(block));
            }
        }
        return new SubjectBook(subjects, new GlyphBook());
    }

    private static String read(String resource) {
        try (InputStream in = Objects.requireNonNull(SubjectBook.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }

    private static Subject parse(String block) {
        Map<String, List<String>> heads = new HashMap<>();
        List<Layer> layers = new ArrayList<>();
        for (String line : block.strip().split("\n", -1)) {
            List<String> words = List.of(line.strip().split(" +", -1));
            switch (words.getFirst()) {
                case "subject", "at", "home", "coat", "trim", "eye" ->
                    heads.put(words.getFirst(), words.subList(1, words.size()));
                case "*" -> addBoth(layers, Layer.parse(words.subList(1, words.size())));
                default -> layers.add(Layer.parse(words));
            }
        }
        return new Subject(
                head(heads, "subject"),
                Set.copyOf(heads.get("subject")),
                Subject.Stand.valueOf(head(heads, "at").toUpperCase(Locale.ROOT)),
                Setting.valueOf(head(heads, "home").toUpperCase(Locale.ROOT)),
                colours(heads),
                layers,
                1,
                Subject.Shading.EACH_SHAPE);
    }

    private static void addBoth(List<Layer> layers, Layer layer) {
        layers.add(layer);
        layers.add(layer.mirrored());
    }

    private static String head(Map<String, List<String>> heads, String name) {
        return Objects.requireNonNull(heads.get(name), name).getFirst();
    }

    private static Map<String, Color> colours(Map<String, List<String>> heads) {
        Map<String, Color> colours = new HashMap<>(Map.of("eye", new Color(0x3a2622)));
        for (String part : List.of("coat", "trim", "eye")) {
            if (heads.containsKey(part)) {
                colours.put(part, Tint.parse(head(heads, part)));
            }
        }
        return colours;
    }

    /** What is called at this place, by as many words as possible: a "hot dog" is no dog. */
    Optional<Called> find(List<String> words, int at) {
        for (int length = Math.min(GlyphNames.LONGEST, words.size() - at); length > 0; length--) {
            Optional<Called> called = find(words.subList(at, at + length));
            if (called.isPresent()) {
                return called;
            }
        }
        return Optional.empty();
    }

    private Optional<Called> find(List<String> words) {
        if (words.size() == 1 && Setting.named(words) != null && !byWord.containsKey(words.getFirst())) {
            return Optional.empty();
        }
        String said = String.join(" ", words);
        Optional<Called> one = exactly(said).map(subject -> new Called(subject, words.size(), false));
        return one.or(() -> Plurals.singulars(said).stream()
                .flatMap(word -> exactly(word).stream())
                .findFirst()
                .map(subject -> new Called(subject, words.size(), true)));
    }

    /** A subject drawn for its name is better than an emoji, one drawn for something like it is not. */
    private Optional<Subject> exactly(String words) {
        Optional<Subject> drawn = Optional.ofNullable(byWord.get(words));
        return drawn.filter(subject -> subject.name().equals(words))
                .or(() -> glyphs.find(words))
                .or(() -> drawn);
    }
}
