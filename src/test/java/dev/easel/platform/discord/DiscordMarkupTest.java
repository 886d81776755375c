package dev.easel.platform.discord;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class DiscordMarkupTest {
    private static final Pattern ESCAPED = Pattern.compile("\\\\[\\\\*_~|`\\[\\]<>#+-]");
    private static final Pattern LIVE = Pattern.compile(
            "[*_~|`\\[\\]<>]|@everyone|@here|(?m:^\\s*(#{1,3}|-#|[-+])\\s)|[\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]");
    private static final List<String> PIECES = List.of(
            "cat",
            " ",
            "\n",
            "\\",
            "*",
            "**",
            "_",
            "~~",
            "||",
            "`",
            "```",
            "[a](https://example.com)",
            "[",
            "](",
            ")",
            "<@&1>",
            "<@123456789012345678>",
            "<#1>",
            "<t:1:R>",
            "@everyone",
            "@here",
            "# ",
            "-# ",
            "> ",
            "- ",
            "https://example.com/a_b",
            "\u202E",
            "\u200F",
            "\u061C",
            "🦊",
            "👩‍👩‍👧",
            "e\u0301\u0302\u0303\u0304\u0305",
            "\u200B",
            "ﷺ");

    @Provide
    Arbitrary<String> prompts() {
        Arbitrary<String> piece = Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.of(PIECES)),
                Tuple.of(1, Arbitraries.strings().ofMaxLength(40)));
        return piece.list()
                .ofMaxSize(400)
                .map(pieces -> String.join("", pieces))
                .filter(text -> text.length() <= 6_000);
    }

    @Property(tries = 2_000)
    void leavesNothingAliveWhateverIsTyped(@ForAll("prompts") String prompt) {
        String escaped = DiscordMarkup.escape(prompt);

        assertThat(escaped).hasSizeLessThanOrEqualTo(2_000);
        assertThat(LIVE.matcher(ESCAPED.matcher(escaped).replaceAll("·")).find())
                .isFalse();
    }

    @Property(tries = 500)
    void neverCutsACharacterInHalf(@ForAll("foxes") String text) {
        assertThat(DiscordMarkup.escape(text).codePoints())
                .noneMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }

    @Provide
    Arbitrary<String> foxes() {
        return Arbitraries.of("🦊", "x").list().ofMinSize(900).ofMaxSize(2_200).map(pieces -> String.join("", pieces));
    }

    @Example
    void showsWhatWasTyped() {
        assertThat(DiscordMarkup.escape("2 * 3_000 `x` <3 [a](b)")).isEqualTo("2 \\* 3\\_000 \\`x\\` \\<3 \\[a\\](b)");
    }

    @Example
    void escapesTheBackslashThatWouldUndoAnEscape() {
        assertThat(DiscordMarkup.escape("\\[x\\](https://example.com)"))
                .isEqualTo("\\\\\\[x\\\\\\](https://example.com)");
    }

    @Example
    void makesNoHeadingListOrQuote() {
        assertThat(DiscordMarkup.escape("# a\n- b\n> c\n-# d")).isEqualTo("\\# a\n\\- b\n\\> c\n\\-# d");
    }

    @Example
    void leavesPlainTextAlone() {
        assertThat(DiscordMarkup.escape("a white cat, 50% off! (really) #1 me@home.example 🦊"))
                .isEqualTo("a white cat, 50% off! (really) #1 me@home.example 🦊");
    }

    @Example
    void shortensWithoutHalvingASurrogatePair() {
        assertThat(DiscordMarkup.shorten("ab🦊cd", 4)).isEqualTo("ab…");
        assertThat(DiscordMarkup.shorten("ab🦊cd", 5)).isEqualTo("ab🦊…");
        assertThat(DiscordMarkup.shorten("abcd", 4)).isEqualTo("abcd");
    }
}
