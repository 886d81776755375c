package dev.easel.platform.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.ImageBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.element.ButtonElement;
import dev.easel.core.chat.Control;
import dev.easel.platform.slack.SlackBlocks.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Whatever is said and shown, Block Kit takes it. */
class SlackBlocksTest {
    private static final int TRIES = 300;

    /** What Slack was seen to refuse in all; written nowhere. */
    private static final int REFUSED_AT = 13_200;

    @Property(tries = TRIES)
    void messagesStayWithinTheLimits(
            @ForAll("words") String caption,
            @ForAll("words") String altText,
            @ForAll @IntRange(max = 60) int images,
            @ForAll("controls") List<Control> controls) {
        List<LayoutBlock> blocks = SlackBlocks.pictures(caption, shown(images, altText), controls, Locale.ENGLISH);

        assertThat(blocks).hasSizeLessThanOrEqualTo(SlackBlocks.MAX_BLOCKS);
        assertThat(blocks).allSatisfy(SlackBlocksTest::keepsItsLimits);
        assertThat(blocks.stream().mapToInt(SlackBlocksTest::length).sum()).isLessThan(REFUSED_AT);
    }

    @Property(tries = TRIES)
    void everyButtonComesBackAsItsControl(@ForAll("controls") List<Control> controls) {
        List<ButtonElement> buttons = buttons(SlackBlocks.words("", controls, Locale.GERMAN));

        assertThat(buttons.stream().map(ButtonElement::getActionId)).doesNotHaveDuplicates();
        assertThat(buttons).allSatisfy(button -> {
            assertThat(button.getValue()).isEqualTo(button.getActionId());
            assertThat(Control.find(button.getActionId()))
                    .hasValueSatisfying(control -> assertThat(controls).contains(control));
        });
    }

    @Property(tries = TRIES)
    void wordsAreNeverMarkup(@ForAll("words") String words) {
        List<LayoutBlock> blocks = SlackBlocks.words(words, List.of(), Locale.ENGLISH);

        assertThat(blocks).allSatisfy(block -> {
            PlainTextObject text = (PlainTextObject) ((SectionBlock) block).getText();
            assertThat(text.getEmoji()).isFalse();
        });
        assertThat(SlackBlocks.fallback(words)).doesNotContain("<").doesNotContain(">");
        assertThat(SlackBlocks.fallback(words).length()).isLessThanOrEqualTo(SlackBlocks.MAX_FALLBACK);
    }

    private static void keepsItsLimits(LayoutBlock block) {
        switch (block) {
            case SectionBlock section ->
                assertThat(section.getText().getText()).isNotBlank().hasSizeLessThanOrEqualTo(SlackBlocks.MAX_SECTION);
            case ImageBlock image -> {
                assertThat(image.getAltText()).hasSizeLessThanOrEqualTo(SlackBlocks.MAX_ALT);
                assertThat(image.getSlackFile().getId()).isNotBlank();
                assertThat(image.getImageUrl()).isNull();
            }
            case ActionsBlock actions -> {
                assertThat(actions.getElements()).isNotEmpty().hasSizeLessThanOrEqualTo(25);
                assertThat(buttons(List.of(actions))).allSatisfy(button -> {
                    assertThat(button.getText().getText()).isNotBlank().hasSizeLessThanOrEqualTo(SlackBlocks.MAX_LABEL);
                    assertThat(button.getActionId()).hasSizeLessThanOrEqualTo(255);
                    assertThat(button.getValue()).hasSizeLessThanOrEqualTo(2_000);
                });
            }
            default -> throw new AssertionError("an unexpected block: " + block);
        }
    }

    private static int length(LayoutBlock block) {
        return switch (block) {
            case SectionBlock section -> section.getText().getText().length();
            case ImageBlock image -> image.getAltText().length();
            default -> 0;
        };
    }

    private static List<ButtonElement> buttons(List<LayoutBlock> blocks) {
        List<ButtonElement> buttons = new ArrayList<>();
        for (LayoutBlock block : blocks) {
            if (block instanceof ActionsBlock actions) {
                actions.getElements().forEach(element -> buttons.add((ButtonElement) element));
            }
        }
        return buttons;
    }

    private static List<Shown> shown(int images, String altText) {
        List<Shown> shown = new ArrayList<>();
        for (int i = 0; i < images; i++) {
            shown.add(new Shown("F%05d".formatted(i), altText));
        }
        return shown;
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.oneOf(
                Arbitraries.strings().all().ofMaxLength(200),
                Arbitraries.strings()
                        .withChars("<!channel>@here *_~`&;|\n😀\u202E")
                        .ofMaxLength(80),
                Arbitraries.strings().alpha().ofMinLength(2_900).ofMaxLength(12_000));
    }

    @Provide
    Arbitrary<List<Control>> controls() {
        Arbitrary<Control> one = Combinators.combine(
                        Arbitraries.of(Control.Action.values()),
                        Arbitraries.integers().between(1, 40))
                .as((action, position) -> Control.of(action, "01hx0123456789abcdefghjk", position));
        return one.list().ofMaxSize(120);
    }
}
