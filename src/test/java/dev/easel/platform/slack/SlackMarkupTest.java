package dev.easel.platform.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SlackMarkupTest {
    private static final Map<String, String> NAMES = Map.of("U1", "mia", "C1", "studio");

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "salt &amp; pepper #salt & pepper",
                "a &lt;b&gt; c #a <b> c",
                "&amp;lt; stays #&lt; stays",
                "for <@U1> #for mia",
                "for <@U2|Ben> #for Ben",
                "wake <!here> and <!channel|@channel> #wake here and channel",
                "ask <!subteam^S1|@painters> #ask painters",
                "on <!date^1392734382^{date}|Feb 18> #on Feb 18",
                "see <https://a.example/x?a=1&amp;b=2> #see https://a.example/x?a=1&b=2",
                "see <http://a.example|a.example> #see a.example",
                "<mailto:a@b.example|a@b.example> #a@b.example",
                "a cat --size landscape #a cat --size landscape",
                "a  cat\u00A0sits #a cat sits",
            })
    void undoesWhatSlackMadeOfATypedText(String sent, String typed) {
        assertThat(SlackMarkup.plain(sent, SlackMarkupTest::name)).isEqualTo(typed);
    }

    @Test
    void namesChannels() {
        assertThat(SlackMarkup.plain("in <#C1> and <#C2|other>", SlackMarkupTest::name))
                .isEqualTo("in studio and other");
    }

    @Test
    void leavesOutEaselsOwnName() {
        String text = SlackMarkup.plain(
                SlackMarkup.without("U0", "<@U0>, a cat for <@U1> <@U0|easel>"), SlackMarkupTest::name);

        assertThat(text).isEqualTo("a cat for mia");
    }

    @Test
    void keepsIdsForOrdersAboutPeople() {
        String order = "admin quota grant <@U1|mia k> --images 5 in <#C1|art &amp; more> &lt;3";

        assertThat(SlackWords.isOrder(order)).isTrue();
        assertThat(SlackWords.isOrder("administer a cat")).isFalse();
        assertThat(SlackMarkup.plainWithIds(order)).isEqualTo("admin quota grant <@U1> --images 5 in <#C1> <3");
    }

    @Test
    void keepsLines() {
        assertThat(SlackMarkup.plain("a cat\na dog", SlackMarkupTest::name)).isEqualTo("a cat\na dog");
    }

    @Property(tries = 300)
    void nothingWorksThatIsEscaped(@ForAll String text) {
        String escaped = SlackMarkup.escape(text);

        assertThat(escaped).doesNotContain("<", ">").doesNotContainPattern("&(?!(amp|lt|gt);)");
        assertThat(withoutBlanks(SlackMarkup.plain(SlackMarkup.ampersands(text), SlackMarkupTest::name)))
                .isEqualTo(withoutBlanks(text));
    }

    private static String withoutBlanks(String text) {
        return text.replaceAll("(?U)\\s", "").strip();
    }

    @Test
    void cutsBetweenCharacters() {
        assertThat(SlackMarkup.shorten("ab🐱cd", 4)).isEqualTo("ab…");
        assertThat(SlackMarkup.shorten("abcd", 4)).isEqualTo("abcd");
    }

    private static String name(String id) {
        return NAMES.getOrDefault(id, id);
    }
}
