package dev.easel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.chat.Attachment;
import dev.easel.core.chat.Attachment.Role;
import dev.easel.core.chat.Incoming;
import dev.easel.core.gallery.Exhibit;
import dev.easel.core.gallery.Origin;
import dev.easel.core.image.ImageRequest;
import dev.easel.core.quota.ConfirmAbove;
import dev.easel.storage.Invariants;
import dev.easel.testing.Samples;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One edit that stands for several. */
class EditBatchingTest extends ShownFixture {
    private final List<String> opened = new ArrayList<>();

    @BeforeEach
    void attachFiles() {
        String kept = picture(1).sha256();
        messengers.add(messenger, attachment -> open(attachment, kept));
    }

    private InputStream open(Attachment attachment, String kept) throws IOException {
        opened.add(attachment.locator());
        return blobs.open(kept);
    }

    @AfterEach
    void theBooksAddUp() {
        assertThat(Invariants.check(database)).isEmpty();
    }

    @Test
    void drawsEveryChoiceOfTheSamePicture() {
        edit("a {red|blue} hat", Map.of());

        runAll();

        assertThat(edits()).extracting(edit -> edit.prompt().text()).containsExactly("a red hat", "a blue hat");
        assertThat(edits().getFirst().images()).isEqualTo(edits().getLast().images());
        assertThat(opened).containsExactly("photo.png");
        assertThat(lastWords()).isEqualTo("said: All 2 prompts are drawn.");
        assertThat(left()).isEqualTo(IMAGES_A_DAY - 2);
    }

    @Test
    void endsStylesWithAContactSheet() {
        provider.thenDraws(picture(2)).thenDraws(picture(3));

        edit("a hat", Map.of("styles", "watercolor; my own"));
        runAll();

        assertThat(edits())
                .extracting(edit -> edit.prompt().text())
                .satisfiesExactly(
                        prompt -> assertThat(prompt).startsWith("a hat, as a watercolor painting"),
                        prompt -> assertThat(prompt).isEqualTo("a hat. Style: my own."));
        assertThat(messenger.deliveries()).hasSize(3);
        assertThat(messenger.deliveries().getLast().caption().text()).isEqualTo("All 2 prompts are drawn.");
    }

    @Test
    void knowsWhatEachOfThemIsMadeFrom() {
        Exhibit cat = shown("a cat");

        say(ADA, "a {red|blue} hat", cat.messages().getFirst());

        Exhibit red = delivered();
        Exhibit blue = delivered();
        assertThat(List.of(red, blue)).extracting(Exhibit::origin).containsOnly(new Origin(cat.id(), 1));
    }

    @Test
    void takesSeveralLinesForOnePrompt() {
        edit("a hat\nand a scarf", Map.of());

        runAll();

        assertThat(edits())
                .singleElement()
                .satisfies(edit -> assertThat(edit.prompt().text()).isEqualTo("a hat\nand a scarf"));
    }

    @Test
    void pointsAtTheBraceThatMakesNoSenseBeforeItFetchesAnything() {
        edit("a {red|blue hat", Map.of());

        assertThat(lastWords()).startsWith("whispered: The brace at character 3 is never closed: “a ▸{red");
        assertThat(opened).isEmpty();
    }

    @Test
    void asksForThePriceOfAllOfThem() {
        confirmAbove = new ConfirmAbove(1L, Map.of());

        edit("a {red|blue|green} hat", Map.of());

        assertThat(lastWords()).contains("3 pictures");
        assertThat(left()).isEqualTo(IMAGES_A_DAY);
    }

    @Test
    void variesAPictureByEveryChoice() {
        vary("with a {red|blue} hat", Map.of());

        runAll();

        assertThat(edits())
                .extracting(edit -> edit.prompt().asked())
                .containsExactly("with a red hat", "with a blue hat");
        assertThat(edits().getFirst().images()).isEqualTo(edits().getLast().images());
        assertThat(opened).containsExactly("photo.png");
        assertThat(left()).isEqualTo(IMAGES_A_DAY - 2);
    }

    @Test
    void variesAPictureInEveryStyleWithoutAWord() {
        provider.thenDraws(picture(2)).thenDraws(picture(3));

        vary("", Map.of("styles", "watercolor; my own"));
        runAll();

        assertThat(edits())
                .extracting(edit -> edit.prompt().asked())
                .satisfiesExactly(
                        asked -> assertThat(asked).startsWith("this very {motif, as a watercolor painting"),
                        asked -> assertThat(asked).isEqualTo("this very {motif. Style: my own."));
        assertThat(messenger.deliveries()).hasSize(3);
        assertThat(messenger.deliveries().getLast().caption().text()).isEqualTo("All 2 prompts are drawn.");
    }

    @Test
    void pointsAtTheBraceThatMakesNoSenseInAVariation() {
        vary("a {red|blue hat", Map.of());

        assertThat(lastWords()).startsWith("whispered: The brace at character 3 is never closed: “a ▸{red");
        assertThat(opened).isEmpty();
    }

    private void vary(String hint, Map<String, String> options) {
        ask("variations", hint, options);
    }

    private void edit(String prompt, Map<String, String> options) {
        ask("edit", prompt, options);
    }

    private void ask(String command, String prompt, Map<String, String> options) {
        intake().accept(new Incoming.Command(
                event(),
                ADA,
                Samples.place(),
                Samples.replyTo(),
                command,
                prompt,
                List.of(new Attachment(Role.IMAGE, "photo.png", "photo.png")),
                options));
    }

    private void runAll() {
        while (runNext()) {
            assertThat(provider.calls()).hasSizeLessThan(50);
        }
    }

    private List<ImageRequest.Edit> edits() {
        return provider.calls().stream()
                .map(call -> (ImageRequest.Edit) call.request())
                .toList();
    }
}
