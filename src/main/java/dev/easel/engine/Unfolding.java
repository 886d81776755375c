package dev.easel.engine;

import dev.easel.core.batch.Sheet;
import dev.easel.core.chat.CommandOption;
import dev.easel.core.failure.Failure;
import dev.easel.core.failure.FailureException;
import dev.easel.core.failure.Problem;
import dev.easel.core.prompt.Permutations;
import dev.easel.core.prompt.Style;
import dev.easel.core.prompt.StyleBook;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds out how many drawings one wish stands for: permutations in each prompt, and each in every style. Pure.
 *
 * @param maxPrompts how many one wish may stand for
 * @param motif what a style is told to draw where its asker has no words for it; in English as shipped, as
 *     {@link Variations}
 */
public record Unfolding(StyleBook styles, int maxPrompts, String motif) {
    private static final int LABEL = 200;

    /**
     * What a wish stands for.
     *
     * @param drawings at least one
     */
    record Unfolded(List<Drawing> drawings, Sheet sheet) {
        Unfolded {
            drawings = List.copyOf(drawings);
        }

        /** Whether it is one drawing, as most are. */
        boolean isSingle() {
            return drawings.size() == 1;
        }
    }

    /** One of the drawings, and what it is called among the others. */
    record Drawing(String label, String prompt, Map<String, String> options) {}

    /**
     * What a wish stands for whose every line is a prompt of its own.
     *
     * @throws FailureException {@code UserError} for braces that make no sense, and for more than may be asked for at once
     */
    Unfolded unfold(Intent.Draw wish) {
        List<Intent.Draw> lines = lines(wish);
        if (lines.size() == 1) {
            Intent.Draw only = lines.getFirst();
            return unfolded(List.of(line(only.prompt(), only.options())));
        }
        List<Line> read = new ArrayList<>();
        for (Intent.Draw line : lines) {
            read.add(numbered(read.size() + 1, () -> line(line.prompt(), line.options())));
        }
        return unfolded(read);
    }

    /** As {@link #unfold(Intent.Draw)}; all that is said of an image is one prompt, however many lines it has. */
    Unfolded unfold(Intent.Repaint wish) {
        return unfolded(List.of(line(wish.prompt(), wish.options())));
    }

    /** As {@link #unfold(Intent.Repaint)}; who names nothing but styles wants the picture itself in each of them. */
    Unfolded unfold(Intent.Vary wish) {
        boolean wordless = wish.hint().isBlank() && wish.options().containsKey(CommandOption.STYLES.word());
        return unfolded(List.of(wordless ? line(motif, null, wish.options()) : line(wish.hint(), wish.options())));
    }

    private Unfolded unfolded(List<Line> read) {
        BigInteger all = read.stream().map(Line::count).reduce(BigInteger.ZERO, BigInteger::add);
        if (all.compareTo(BigInteger.valueOf(maxPrompts)) > 0) {
            throw new FailureException(Failure.UserError.of("batch-too-many", shown(all), maxPrompts));
        }
        boolean styled = read.stream().anyMatch(line -> !line.styles().isEmpty());
        boolean samePrompt = read.size() == 1 && !read.getFirst().isSeveral();
        return new Unfolded(
                read.stream().flatMap(line -> line.drawings(samePrompt)).toList(),
                styled && all.compareTo(BigInteger.ONE) > 0 ? Sheet.LABELLED : Sheet.NONE);
    }

    private static String shown(BigInteger number) {
        return number.bitLength() < Integer.SIZE
                ? number.toString()
                : "10^" + (number.toString().length() - 1);
    }

    /** Does something for one of several; what is wrong with it is said with its number. */
    static <T> T numbered(int number, Supplier<T> act) {
        try {
            return act.get();
        } catch (FailureException e) {
            if (!(e.failure() instanceof Failure.UserError error)) {
                throw e;
            }
            List<Problem> problems = Stream.concat(
                            Stream.of(Problem.of("batch-prompt", number)), error.problems().stream())
                    .toList();
            throw new FailureException(new Failure.UserError(problems), e);
        }
    }

    /** A line that is nothing but flags holds for all of them. */
    private static List<Intent.Draw> lines(Intent.Draw wish) {
        List<String> lines = wish.prompt()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        if (wish.prompt().strip().lines().count() < 2) {
            return List.of(wish);
        }
        Map<String, String> common = new HashMap<>(wish.options());
        List<FlagGrammar.Said> prompts = new ArrayList<>();
        for (String line : lines) {
            FlagGrammar.Said said = numbered(prompts.size() + 1, () -> Mentions.said(line));
            if (said.prompt().isEmpty()) {
                common.putAll(said.options());
            } else {
                prompts.add(said);
            }
        }
        List<Intent.Draw> wishes = prompts.stream()
                .map(said -> new Intent.Draw(said.prompt(), with(common, said.options())))
                .toList();
        return wishes.isEmpty() ? List.of(new Intent.Draw("", common)) : wishes;
    }

    private static Map<String, String> with(Map<String, String> common, Map<String, String> own) {
        Map<String, String> all = new HashMap<>(common);
        all.putAll(own);
        return all;
    }

    private Line line(String prompt, Map<String, String> asked) {
        return line(prompt, Permutations.isPlain(prompt) ? null : Permutations.parse(prompt), asked);
    }

    private Line line(String prompt, @Nullable Permutations permutations, Map<String, String> asked) {
        Map<String, String> options = new HashMap<>(asked);
        String typed = options.remove(CommandOption.STYLES.word());
        return new Line(prompt, permutations, typed == null ? List.of() : styles.list(typed), options);
    }

    /**
     * A line as it was read.
     *
     * @param permutations absent where there are none: then the prompt is what was typed, to the letter
     */
    private record Line(
            String prompt, @Nullable Permutations permutations, List<Style> styles, Map<String, String> options) {
        BigInteger count() {
            return prompts().multiply(BigInteger.valueOf(Math.max(1, styles.size())));
        }

        boolean isSeveral() {
            return prompts().compareTo(BigInteger.ONE) > 0;
        }

        private BigInteger prompts() {
            return permutations == null ? BigInteger.ONE : permutations.count();
        }

        /** @param samePrompt whether styles alone tell the drawings from each other */
        Stream<Drawing> drawings(boolean samePrompt) {
            List<String> prompts = permutations == null ? List.of(prompt) : permutations.list();
            return prompts.stream().flatMap(words -> drawings(words, samePrompt));
        }

        private Stream<Drawing> drawings(String words, boolean samePrompt) {
            if (styles.isEmpty() || words.isBlank()) {
                return Stream.of(new Drawing(shortened(words), words, options));
            }
            return styles.stream()
                    .map(style -> new Drawing(
                            shortened(samePrompt ? style.name() : style.name() + ": " + words),
                            style.of(words),
                            options));
        }

        private static String shortened(String words) {
            return words.codePointCount(0, words.length()) <= LABEL
                    ? words
                    : words.substring(0, words.offsetByCodePoints(0, LABEL - 1)) + "…";
        }
    }
}
