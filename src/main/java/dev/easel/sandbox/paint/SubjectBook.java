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

/** The subjects that can be drawn, by the words that call them. */
final class SubjectBook {
    private static final String FOLDER = "/sandbox/subjects/";
    private static final List<String> PAGES =
            List.of("animals", "birds", "plants", "places", "vehicles", "people", "things");

    private final Map<String, Subject> byWord = new HashMap<>();

    private SubjectBook(List<Subject> subjects) {
        subjects.forEach(subject -> subject.words().forEach(word -> byWord.put(word, subject)));
    }

    static SubjectBook load() {
        List<Subject> subjects = new ArrayList<>();
        for (String page : PAGES) {
            for (String block : read(FOLDER + page + ".txt").split("\n\\s*\n", -1)) {
                subjects.add(parse(block));
            }
        }
        return new SubjectBook(subjects);
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
                layers);
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

    Optional<Subject> find(String word) {
        return Optional.ofNullable(byWord.get(word));
    }
}
