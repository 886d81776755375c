package dev.easel.core.prompt;

import dev.easel.core.failure.FailureException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A prompt that stands for several: {@code a {red|blue} {cat|dog}} for four, {@code {3x} a cat} for three of the same.
 * Choices may hold choices; {@code \{}, {@code \|} and {@code \}} are the signs themselves. Immutable.
 */
public final class Permutations {
    private final List<Part> parts;

    Permutations(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    /**
     * Reads a prompt.
     *
     * @throws FailureException {@code UserError} that points at the brace that makes no sense
     */
    public static Permutations parse(String text) {
        return new Permutations(new PermutationParser(text).parse());
    }

    /** How a prompt has to be typed so that it stands for itself alone: with its signs escaped where they would mean more. */
    public static String quoted(String prompt) {
        return standsForItself(prompt) ? prompt : text(List.of(new Part.Text(prompt)));
    }

    private static boolean standsForItself(String prompt) {
        if (isPlain(prompt)) {
            return true;
        }
        try {
            Permutations read = parse(prompt);
            return read.count().equals(BigInteger.ONE) && read.list().equals(List.of(prompt));
        } catch (FailureException e) {
            return false;
        }
    }

    /** Whether there is nothing to read in it: then it is what was typed, to the letter. */
    public static boolean isPlain(String text) {
        return text.indexOf('{') < 0 && text.indexOf('}') < 0;
    }

    /** How many prompts it stands for; may be more than there will ever be room for. */
    public BigInteger count() {
        return count(parts);
    }

    private static BigInteger count(List<Part> parts) {
        return parts.stream()
                .map(part -> switch (part) {
                    case Part.Text ignored -> BigInteger.ONE;
                    case Part.Repeat repeat -> BigInteger.valueOf(repeat.times());
                    case Part.Choice choice ->
                        choice.alternatives().stream()
                                .map(Permutations::count)
                                .reduce(BigInteger.ZERO, BigInteger::add);
                })
                .reduce(BigInteger.ONE, BigInteger::multiply);
    }

    /** All of them, what stands first changing last. As many as were {@linkplain #count counted}: ask that first. */
    public List<String> list() {
        if (parts.stream().allMatch(Part.Text.class::isInstance)) {
            return list(parts);
        }
        return list(parts).stream()
                .map(prompt -> prompt.replaceAll("[ \\t]+", " ").strip())
                .toList();
    }

    private static List<String> list(List<Part> parts) {
        List<String> all = List.of("");
        for (Part part : parts) {
            List<String> longer = new ArrayList<>();
            for (String before : all) {
                values(part).forEach(value -> longer.add(before + value));
            }
            all = longer;
        }
        return all;
    }

    private static List<String> values(Part part) {
        return switch (part) {
            case Part.Text text -> List.of(text.words());
            case Part.Repeat repeat -> Collections.nCopies(repeat.times(), "");
            case Part.Choice choice ->
                choice.alternatives().stream()
                        .flatMap(alternative -> list(alternative).stream())
                        .toList();
        };
    }

    /** As it can be read again. */
    public String text() {
        return text(parts);
    }

    private static String text(List<Part> parts) {
        return parts.stream()
                .map(part -> switch (part) {
                    case Part.Text text -> text.words().replaceAll("[\\\\{|}]", "\\\\$0");
                    case Part.Repeat repeat -> "{" + repeat.times() + "x}";
                    case Part.Choice choice ->
                        choice.alternatives().stream()
                                .map(Permutations::text)
                                .collect(Collectors.joining("|", "{", "}"));
                })
                .collect(Collectors.joining());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Permutations same && same.parts.equals(parts);
    }

    @Override
    public int hashCode() {
        return parts.hashCode();
    }

    /** Never the words: they are a prompt. */
    @Override
    public String toString() {
        return "Permutations[" + parts.size() + " parts]";
    }
}
