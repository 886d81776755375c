package dev.easel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.chat.Attachment;
import dev.easel.core.chat.Attachment.Role;
import dev.easel.core.chat.Incoming;
import dev.easel.core.image.GeneratedImage;
import dev.easel.core.image.ImageRef;
import dev.easel.core.image.ImageRequest;
import dev.easel.core.job.Job;
import dev.easel.testing.Samples;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Edits and variations, from the file that came with the request to what the provider is asked. */
final class EditingTest extends EngineFixture {
    private final Map<String, byte[]> files = new HashMap<>();

    @BeforeEach
    void attachFiles() throws IOException {
        files.put("photo.png", picture(800, 600, BufferedImage.TYPE_INT_RGB));
        files.put("mask.png", picture(400, 300, BufferedImage.TYPE_INT_ARGB));
        files.put("marked.png", scribbled(files.get("photo.png")));
        files.put("tall.png", picture(300, 400, BufferedImage.TYPE_INT_ARGB));
        files.put("notes.txt", new byte[] {'h', 'i'});
        messengers.add(messenger, attachment -> {
            byte[] file = files.get(attachment.locator());
            if (file == null) {
                throw new FileNotFoundException("planned");
            }
            return new ByteArrayInputStream(file);
        });
    }

    @Test
    void asksForAnEditInTheShapeOfItsSource() {
        ask("edit", "with a hat", Map.of(), image("photo.png"));

        assertThat(request()).isInstanceOfSatisfying(ImageRequest.Edit.class, edit -> {
            assertThat(edit.images())
                    .singleElement()
                    .satisfies(source -> assertThat(source.size().text()).isEqualTo("800x600"));
            assertThat(edit.mask()).isNull();
            assertThat(edit.options().size().text()).isEqualTo("1184x896");
            assertThat(edit.options().quality()).isEqualTo("low");
        });
    }

    @Test
    void makesAMaskOfARegionInTheSourcesSize() {
        ask("edit", "with a hat", Map.of("region", "top third"), image("photo.png"));

        assertThat(request())
                .isInstanceOfSatisfying(
                        ImageRequest.Edit.class,
                        edit -> assertThat(edit.mask().image().size().text()).isEqualTo("800x600"));
    }

    @Test
    void scalesAMaskOfTheSameShape() {
        ask("edit", "with a hat", Map.of(), image("photo.png"), mask("mask.png"));

        assertThat(request())
                .isInstanceOfSatisfying(
                        ImageRequest.Edit.class,
                        edit -> assertThat(edit.mask().image().size().text()).isEqualTo("800x600"));
    }

    @Test
    void repaintsWhatSomebodyDrewOver() throws IOException {
        ask("edit", "with a hat", Map.of(), image("photo.png"), marks("marked.png"));

        ImageRequest.Edit edit = (ImageRequest.Edit) request();
        BufferedImage mask = ImageIO.read(blobs.open(edit.mask().image().sha256()));
        assertThat(mask.getRGB(150, 150) >>> 24).isZero();
        assertThat(mask.getRGB(600, 400) >>> 24).isEqualTo(255);
    }

    @Test
    void sendsAModelThatTakesSquaresWhatWasAskedFor() {
        server = "compatible";
        for (String fit : List.of("pad", "crop", "")) {
            ask("edit", "with a hat", Map.of("model", "dall-e-2", "fit", fit), image("photo.png"));
            runNext();
        }

        assertThat(provider.calls())
                .extracting(call -> ((ImageRequest.Edit) call.request())
                        .images()
                        .getFirst()
                        .size()
                        .text())
                .containsExactly("800x800", "600x600", "800x800");
    }

    @Test
    void refusesToCropAwayWhatIsToBeRepaintedBeforeItIsPaidFor() {
        server = "compatible";
        Map<String, String> options = Map.of("model", "dall-e-2", "fit", "crop", "region", "rect 0,0,50,50");

        ask("edit", "with a hat", options, image("photo.png"));
        runNext();

        assertThat(lastWords())
                .startsWith("whispered: The part to repaint is cropped away")
                .endsWith("was charged.");
        assertThat(provider.calls()).isEmpty();
        assertThat(left()).isEqualTo(IMAGES_A_DAY);
    }

    @Test
    void variesByAnInstructionWhereThereIsNoEndpoint() {
        ask("variations", "in winter", Map.of("strength", "subtle", "count", "3"), image("photo.png"));

        assertThat(request()).isInstanceOfSatisfying(ImageRequest.Edit.class, edit -> {
            assertThat(edit.prompt().text()).isEqualTo("Nearly the same. in winter");
            assertThat(edit.count()).isEqualTo(3);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"dall-e-2", "dall-e-3", "gpt-image-1"})
    void variesWithTheReplacementOfARetiredDefault(String retired) {
        model = retired;

        ask("variations", "in winter", Map.of("strength", "subtle"), image("photo.png"));

        Job job = claim(Samples.ALICE).orElseThrow();
        assertThat(job.request()).isInstanceOfSatisfying(ImageRequest.Edit.class, edit -> {
            assertThat(edit.model().value()).startsWith("gpt-image-2.5-");
            assertThat(edit.prompt().text()).isEqualTo("Nearly the same. in winter");
        });
        assertThat(job.notes())
                .contains(retired + " is no longer available; drawn with "
                        + job.request().model() + ".");
    }

    @Test
    void showsTheSendersWordsAndNotTheInstruction() {
        ask("variations", " in winter ", Map.of("strength", "strong"), image("photo.png"));
        runNext();
        ask("variations", "", Map.of(), image("photo.png"));
        runNext();
        ask("edit", "An alternative.", Map.of(), image("photo.png"));
        runNext();

        assertThat(messenger.deliveries())
                .extracting(delivery -> delivery.altText().text())
                .containsExactly("Variation: in winter", "Variation of: a picture", "An alternative.");
    }

    @Test
    void leavesRoomForTheInstructionInTheModelsLongestPrompt() {
        ask("variations", "x".repeat(985), Map.of("model", "dall-e-2"), image("photo.png"));

        assertThat(lastWords()).startsWith("whispered: The prompt has 985 characters; dall-e-2 takes at most 984.");
    }

    @Test
    void saysHowMuchTheModelHadChangedOutsideOfTheMask() throws IOException {
        ImageRef red = keep(plain(0xFFFF0000));
        provider.thenDraws(red, red);
        Map<String, String> options = Map.of("region", "left half", "count", "2");

        ask("edit", "with a hat", options, image("photo.png"));
        runNext();

        GeneratedImage drawn =
                messenger.deliveries().getLast().artwork().images().getFirst();
        assertThat(drawn.changeOutside()).isBetween(0.9, 1.0);
        assertThat(messenger.deliveries().getLast().caption().text())
                .matches("(?s).*\\nThe model changed up to (9\\d|100) % outside of the mask; that was put back\\.");
    }

    @Test
    void saysNothingOfAModelThatKeptTheRest() throws IOException {
        provider.thenDraws(keep(files.get("photo.png")));

        ask("edit", "with a hat", Map.of("region", "left half"), image("photo.png"));
        runNext();

        assertThat(messenger
                        .deliveries()
                        .getLast()
                        .artwork()
                        .images()
                        .getFirst()
                        .changeOutside())
                .isZero();
        assertThat(messenger.deliveries().getLast().caption().text()).doesNotContain("outside");
    }

    private ImageRef keep(byte[] png) throws IOException {
        return imaging.admit(new ByteArrayInputStream(png));
    }

    /** A picture of 800 by 600 in one colour. */
    private static byte[] plain(int argb) throws IOException {
        BufferedImage image = new BufferedImage(800, 600, BufferedImage.TYPE_INT_RGB);
        int[] pixels = new int[800 * 600];
        Arrays.fill(pixels, argb);
        image.setRGB(0, 0, 800, 600, pixels, 0, 800);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    @Test
    void refusesWhatCannotBeEditedAndKeepsNothing() {
        ask("edit", "with a hat", Map.of(), image("missing.png"));
        ask("edit", "with a hat", Map.of(), image("notes.txt"));
        ask("edit", "with a hat", Map.of(), image("photo.png"), mask("tall.png"));
        ask("edit", "with a hat", Map.of("region", "left"), image("photo.png"), mask("mask.png"));
        ask("edit", "with a hat", Map.of("region", "left"), image("photo.png"), marks("marked.png"));
        ask("edit", "with a hat", Map.of(), image("photo.png"), mask("mask.png"), marks("marked.png"));
        ask("edit", "with a hat", Map.of(), image("photo.png"), marks("photo.png"));
        ask("edit", "with a hat", Map.of("region", "nowhere"), image("photo.png"));
        ask("edit", " ", Map.of("style", "vivid"), image("photo.png"));
        server = "compatible";
        ask("edit", "with a hat", Map.of("model", "dall-e-3"), image("photo.png"));
        server = "openai";
        ask("variations", "", Map.of("strength", "wild"), image("photo.png"));
        ask("variations", "", Map.of());

        assertThat(messenger.transcript())
                .hasSize(12)
                .allSatisfy(line -> assertThat(line).startsWith("whispered: ").endsWith("Nothing was charged."));
        assertThat(claim(Samples.ALICE)).isEmpty();
    }

    private ImageRequest request() {
        return claim(Samples.ALICE).orElseThrow().request();
    }

    private void ask(String name, String prompt, Map<String, String> options, Attachment... attachments) {
        List<Attachment> list = new ArrayList<>(List.of(attachments));
        intake().accept(new Incoming.Command(
                "event-" + messenger.transcript().size(),
                Samples.sender(),
                Samples.place(),
                Samples.replyTo(),
                name,
                prompt,
                list,
                options));
    }

    private static Attachment image(String name) {
        return new Attachment(Role.IMAGE, name, name);
    }

    private static Attachment mask(String name) {
        return new Attachment(Role.MASK, name, name);
    }

    private static Attachment marks(String name) {
        return new Attachment(Role.MARKS, name, name);
    }

    /** The same with a red square over 100 to 200 on both axes. */
    private static byte[] scribbled(byte[] png) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        for (int y = 100; y < 200; y++) {
            for (int x = 100; x < 200; x++) {
                image.setRGB(x, y, 0xFFFF0000);
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    /** A gradient; with an alpha channel its middle is transparent. */
    private static byte[] picture(int width, int height, int type) throws IOException {
        BufferedImage image = new BufferedImage(width, height, type);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                boolean middle = Math.abs(x - width / 2) < width / 4 && Math.abs(y - height / 2) < height / 4;
                image.setRGB(x, y, (middle ? 0 : 0xFF000000) | (x * 255 / width) << 16 | (y * 255 / height) << 8);
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }
}
