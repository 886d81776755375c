package dev.easel.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.easel.core.chat.Attachment;
import dev.easel.core.chat.Attachment.Role;
import dev.easel.core.chat.Incoming;
import dev.easel.core.failure.FailureException;
import dev.easel.testing.Samples;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people mean by what they say and do. */
class InterpreterTest extends EngineFixture {
    private static final Attachment PHOTO = new Attachment(Role.IMAGE, "1", "photo.png");
    private static final Attachment MASK = new Attachment(Role.IMAGE, "2", "Mask of it.png");
    private static final Attachment OTHER = new Attachment(Role.IMAGE, "3", "other.png");

    @Test
    void drawsFromWords() {
        assertThat(said("a white cat --count 2")).isEqualTo(new Intent.Draw("a white cat", Map.of("count", "2")));
    }

    @Test
    void editsThePictureThatCameWithTheWords() {
        assertThat(said("a red hat", PHOTO, MASK, OTHER))
                .isEqualTo(new Intent.Repaint(
                        "a red hat",
                        Map.of(),
                        Pictures.of(PHOTO, OTHER),
                        List.of(new Attachment(Role.MASK, "2", "Mask of it.png"))));
    }

    @Test
    void takesASinglePictureForWhatIsEditedWhateverItsName() {
        assertThat(said("a red hat", MASK))
                .isEqualTo(new Intent.Repaint("a red hat", Map.of(), Pictures.of(MASK), List.of()));
    }

    @ParameterizedTest
    @CsvSource({"'',''", "vary,''", "Variations,''", "'vary: in winter',in winter", "--count 2,''"})
    void variesAPictureWithoutWords(String text, String hint) {
        assertThat(said(text, PHOTO)).isInstanceOfSatisfying(Intent.Vary.class, vary -> {
            assertThat(vary.hint()).isEqualTo(hint);
            assertThat(vary.pictures()).isEqualTo(Pictures.of(PHOTO));
        });
    }

    @Test
    void editsByWordsThatOnlyBeginLikeAVariation() {
        assertThat(said("various hats", PHOTO)).isInstanceOf(Intent.Repaint.class);
    }

    @Test
    void asksForTheValueOfAnOption() {
        assertThatThrownBy(() -> said("a cat --size"))
                .isInstanceOf(FailureException.class)
                .hasMessageContaining("option-empty");
    }

    /** Nobody means to have it drawn. */
    @Test
    void refusesACommandThatThereIsNot() {
        assertThatThrownBy(() -> said("/dance a cat"))
                .isInstanceOf(FailureException.class)
                .hasMessageContaining("command-unknown");
    }

    @ParameterizedTest
    @ValueSource(strings = {"🎨", "🎨\uFE0F"})
    void variesWhatGetsAPalette(String emoji) {
        assertThat(reacted(emoji, PHOTO, OTHER)).isEqualTo(new Intent.Vary("", Map.of(), Pictures.of(PHOTO)));
    }

    @Test
    void ignoresWhatMeansNothing() {
        assertThat(reacted("👍", PHOTO)).isEqualTo(new Intent.Ignore());
        assertThat(reacted("🎨")).isEqualTo(new Intent.Ignore());
    }

    private Intent said(String text, Attachment... attachments) {
        return interpreter()
                .interpret(new Incoming.Mention(
                        "event",
                        Samples.sender(),
                        Samples.place(),
                        Samples.replyTo(),
                        text,
                        List.of(attachments),
                        null));
    }

    private Intent reacted(String emoji, Attachment... attachments) {
        return interpreter()
                .interpret(new Incoming.Reaction(
                        "event",
                        Samples.sender(),
                        Samples.place(),
                        Samples.replyTo(),
                        Samples.message(),
                        emoji,
                        List.of(attachments)));
    }

    private Interpreter interpreter() {
        return new Interpreter(REACTIONS, new Inquiries(name -> !name.draws()), exhibits(), platform -> true);
    }
}
