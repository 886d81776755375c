package dev.easel.words;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.easel.core.house.Regulation;
import dev.easel.core.house.WordFilter;
import dev.easel.core.identity.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Finds the words and expressions of the house rules. Words are found alone, not inside others, and however they are
 * disguised. Expressions are RE2's: no text, however it is made, takes them more than linear time. Immutable.
 */
public final class ForbiddenWords implements WordFilter {
    private static final String BEFORE = "(?:^|[^\\pL\\pN])";
    private static final String AFTER = "(?:$|[^\\pL\\pN])";

    private final List<Ban> bans;

    private ForbiddenWords(List<Ban> bans) {
        this.bans = List.copyOf(bans);
    }

    /** What one regulation forbids: words as {@link Folding} makes them, each in both forms, and expressions. */
    private record Ban(
            Regulation regulation, List<Pattern> plainWords, List<Pattern> words, List<Pattern> expressions) {}

    /**
     * Reads the rules.
     *
     * @throws IllegalArgumentException with a sentence for the operator when an expression can't be read
     */
    public static ForbiddenWords of(List<Regulation> regulations) {
        List<Ban> bans = new ArrayList<>();
        for (Regulation regulation : regulations) {
            List<Pattern> expressions = regulation.patterns().stream()
                    .map(ForbiddenWords::expression)
                    .toList();
            bans.add(new Ban(
                    regulation,
                    alone(regulation.words(), Folding::plain),
                    alone(regulation.words(), Folding::skeleton),
                    expressions));
        }
        return new ForbiddenWords(bans);
    }

    private static List<Pattern> alone(List<String> words, UnaryOperator<String> folding) {
        return words.stream()
                .map(folding)
                .map(word -> Pattern.compile(BEFORE + Pattern.quote(word) + AFTER))
                .toList();
    }

    private static Pattern expression(String text) {
        try {
            return Pattern.compile(text, Pattern.CASE_INSENSITIVE);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "\"house-rules\" has an expression that can't be used, %s: %s.".formatted(text, e.getDescription()),
                    e);
        }
    }

    @Override
    public boolean forbids(Place where, String text) {
        List<Ban> here =
                bans.stream().filter(ban -> ban.regulation().holdsIn(where)).toList();
        if (here.isEmpty()) {
            return false;
        }
        String plain = Folding.plain(text);
        String skeleton = Folding.skeleton(text);
        return here.stream()
                .anyMatch(ban -> ban.plainWords().stream()
                                .anyMatch(word -> word.matcher(plain).find())
                        || ban.words().stream()
                                .anyMatch(word -> word.matcher(skeleton).find())
                        || ban.expressions().stream()
                                .anyMatch(expression -> expression.matcher(text).find()
                                        || expression.matcher(plain).find()
                                        || expression.matcher(skeleton).find()));
    }
}
