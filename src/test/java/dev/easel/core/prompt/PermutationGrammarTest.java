package dev.easel.core.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.failure.Failure;
import dev.easel.core.failure.FailureException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** The grammar of prompts that stand for several, against a model of its own that is written and multiplied out by hand. */
class PermutationGrammarTest {
    private static final int DEPTH = 3;
    private static final int WRITTEN_OUT = 2_000;

    /** A piece of a prompt as somebody means it. */
    sealed interface Piece {
        record Words(String words) implements Piece {}

        record Repeat(int times) implements Piece {}

        record Choice(List<List<Piece>> alternatives) implements Piece {}

        /** Braces that are words: nothing in them is to be chosen. */
        record Braces(List<Piece> within) implements Piece {}
    }

    @Property
    void standsForWhatWasMeant(@ForAll("prompts") List<Piece> meant) {
        Permutations read = Permutations.parse(written(meant));

        assertThat(read.count()).isEqualTo(product(meant));
        if (isWrittenOut(read)) {
            assertThat(read.list()).isEqualTo(tidy(meant, multipliedOut(meant)));
        }
    }

    @Property
    void everyParseIsReproducedByItsPrinter(@ForAll("prompts") List<Piece> meant) {
        Permutations read = Permutations.parse(written(meant));

        Permutations again = Permutations.parse(read.text());
        assertThat(again).isEqualTo(read);
        assertThat(again.text()).isEqualTo(read.text());
    }

    @Property
    void whateverIsTypedIsReadAndReproducedOrPointedAt(@ForAll("typed") String typed) {
        try {
            Permutations read = Permutations.parse(typed);

            assertThat(Permutations.parse(read.text())).isEqualTo(read);
            if (isWrittenOut(read)) {
                assertThat(read.list()).hasSize(read.count().intValueExact());
            }
        } catch (FailureException e) {
            assertThat(e.failure()).isInstanceOfSatisfying(Failure.UserError.class, error -> {
                int place =
                        Integer.parseInt(error.problems().getFirst().arguments().getFirst());
                assertThat(typed.charAt(typed.offsetByCodePoints(0, place - 1))).isIn('{', '}');
            });
        }
    }

    @Property
    void whatIsQuotedStandsForItselfToTheLetter(@ForAll("typed") String words) {
        String quoted = Permutations.quoted(words);

        assertThat(
                        Permutations.isPlain(quoted)
                                ? List.of(quoted)
                                : Permutations.parse(quoted).list())
                .containsExactly(words);
    }

    private static boolean isWrittenOut(Permutations read) {
        return read.count().compareTo(BigInteger.valueOf(WRITTEN_OUT)) <= 0;
    }

    @Provide
    Arbitrary<String> typed() {
        return Arbitraries.strings().withChars("ab {}|\\2x😀").ofMaxLength(24);
    }

    @Provide
    Arbitrary<List<Piece>> prompts() {
        return sequences(DEPTH);
    }

    private static Arbitrary<List<Piece>> sequences(int depth) {
        Arbitrary<Piece> words = Arbitraries.strings()
                .withChars("ab x2{|}\\é")
                .ofMinLength(1)
                .ofMaxLength(4)
                .map(Piece.Words::new);
        Arbitrary<Piece> repeats = Arbitraries.integers().between(1, 99).map(Piece.Repeat::new);
        if (depth == 0) {
            return Arbitraries.frequencyOf(Tuple.of(6, words), Tuple.of(1, repeats))
                    .list()
                    .ofMaxSize(2);
        }
        Arbitrary<Piece> choices =
                sequences(depth - 1).list().ofMinSize(2).ofMaxSize(3).map(Piece.Choice::new);
        Arbitrary<Piece> braces = sequences(depth - 1)
                .filter(within -> !written(within).matches("\\d+[xX×]"))
                .map(Piece.Braces::new);
        return Arbitraries.frequencyOf(
                        Tuple.of(6, words), Tuple.of(1, repeats), Tuple.of(4, choices), Tuple.of(1, braces))
                .list()
                .ofMaxSize(3);
    }

    private static String written(List<Piece> pieces) {
        return pieces.stream()
                .map(piece -> switch (piece) {
                    case Piece.Words said -> said.words().replaceAll("[\\\\{|}]", "\\\\$0");
                    case Piece.Repeat repeat -> "{" + repeat.times() + "x}";
                    case Piece.Choice choice ->
                        choice.alternatives().stream()
                                .map(PermutationGrammarTest::written)
                                .collect(Collectors.joining("|", "{", "}"));
                    case Piece.Braces braces -> "{" + written(braces.within()) + "}";
                })
                .collect(Collectors.joining());
    }

    private static BigInteger product(List<Piece> pieces) {
        return pieces.stream()
                .map(piece -> switch (piece) {
                    case Piece.Words _ -> BigInteger.ONE;
                    case Piece.Repeat repeat -> BigInteger.valueOf(repeat.times());
                    case Piece.Choice choice ->
                        choice.alternatives().stream()
                                .map(PermutationGrammarTest::product)
                                .reduce(BigInteger.ZERO, BigInteger::add);
                    case Piece.Braces braces -> product(braces.within());
                })
                .reduce(BigInteger.ONE, BigInteger::multiply);
    }

    /** What stands first changes last. */
    private static List<String> multipliedOut(List<Piece> pieces) {
        if (pieces.isEmpty()) {
            return List.of("");
        }
        List<String> rest = multipliedOut(pieces.subList(1, pieces.size()));
        List<String> all = new ArrayList<>();
        for (String first : values(pieces.getFirst())) {
            rest.forEach(words -> all.add(first + words));
        }
        return all;
    }

    private static List<String> values(Piece piece) {
        return switch (piece) {
            case Piece.Words said -> List.of(said.words());
            case Piece.Repeat repeat -> Collections.nCopies(repeat.times(), "");
            case Piece.Choice choice ->
                choice.alternatives().stream()
                        .flatMap(alternative -> multipliedOut(alternative).stream())
                        .toList();
            case Piece.Braces braces ->
                multipliedOut(braces.within()).stream()
                        .map(words -> "{" + words + "}")
                        .toList();
        };
    }

    /** The blanks around a choice that may be nothing are no part of the prompt; where nothing is chosen, all are. */
    private static List<String> tidy(List<Piece> meant, List<String> prompts) {
        return isOneText(meant)
                ? prompts
                : prompts.stream()
                        .map(prompt -> prompt.replaceAll(" +", " ").strip())
                        .toList();
    }

    private static boolean isOneText(List<Piece> pieces) {
        return pieces.stream().allMatch(piece -> switch (piece) {
            case Piece.Words _ -> true;
            case Piece.Repeat _, Piece.Choice _ -> false;
            case Piece.Braces braces -> isOneText(braces.within());
        });
    }
}
