package dev.easel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.chat.Attachment;
import dev.easel.core.chat.Attachment.Role;
import dev.easel.core.chat.Control.Action;
import dev.easel.core.chat.Incoming;
import dev.easel.core.gallery.Exhibit;
import dev.easel.core.gallery.Origin;
import dev.easel.core.gallery.RetentionRule;
import dev.easel.core.identity.ChannelRef;
import dev.easel.core.identity.Place;
import dev.easel.core.identity.Sender;
import dev.easel.core.image.BlobSink;
import dev.easel.core.image.ImageFormat;
import dev.easel.core.image.ImageRef;
import dev.easel.core.image.ImageSize.Pixels;
import dev.easel.core.image.Stamp;
import dev.easel.core.quota.Signature;
import dev.easel.core.text.Visibility;
import dev.easel.imaging.StampedBlobStore;
import dev.easel.storage.JdbcPersonalData;
import dev.easel.storage.Retention;
import dev.easel.testing.Samples;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who sends a picture back and asks what made it. */
class RecognisingTest extends ShownFixture {
    private static final Place ELSEWHERE = new Place(
            Samples.place().space(), new ChannelRef(Samples.place().channel().platform(), "elsewhere"));

    private static final Duration WEEK = Duration.ofDays(7);

    private final Map<String, byte[]> files = new HashMap<>();
    private final BufferedImage drawing = drawing(1);

    @BeforeEach
    void receiveFiles() {
        messengers.add(messenger, attachment -> new ByteArrayInputStream(files.get(attachment.locator())));
    }

    @Test
    void knowsAFileByItsStamp() throws IOException {
        Exhibit exhibit = drawn();

        ask(BEN, Samples.place(), bytes(exhibit));

        assertThat(lastWords()).startsWith("answered: “a fox”").contains("Id: " + exhibit.id());
        assertThat(messenger.answers().getLast().text().visibility()).isEqualTo(Visibility.WHISPERED);
    }

    @Test
    void knowsAFileWithoutAStampByItsLooks() throws IOException {
        Exhibit exhibit = drawn();

        ask(ADA, Samples.place(), file(scaled(drawing, 192), "png"));

        assertThat(lastWords()).contains("looks just like this one", "“a fox”", "Id: " + exhibit.id());
    }

    @Test
    void tellsOfOwnPicturesAnywhere() throws IOException {
        Exhibit exhibit = drawn();

        ask(ADA, ELSEWHERE, bytes(exhibit));

        assertThat(lastWords()).contains("“a fox”");
    }

    @Test
    void tellsNobodyOfPicturesFromAnotherChannel() throws IOException {
        Exhibit exhibit = drawn();

        ask(BEN, ELSEWHERE, bytes(exhibit));
        String stamped = lastWords();
        ask(BEN, ELSEWHERE, file(drawing, "png"));

        assertThat(stamped)
                .contains("has nothing more about it that you may see here")
                .doesNotContain("fox");
        assertThat(lastWords()).contains("knows no such picture").doesNotContain("fox");
    }

    @Test
    void tellsNobodyOfPrivatePictures() throws IOException {
        Exhibit exhibit = drawn(Map.of("private", "true"));

        ask(BEN, Samples.place(), bytes(exhibit));

        assertThat(lastWords()).doesNotContain("fox");
    }

    @Test
    void saysThatAPictureWasForgotten() throws IOException {
        Exhibit exhibit = drawn();
        byte[] file = bytes(exhibit);

        new JdbcPersonalData(database, blobs).forget(ADA.user(), new Signature("42", clock.instant(), ""));
        ask(ADA, Samples.place(), file);

        assertThat(lastWords()).contains("What was deleted is gone for good").doesNotContain("fox");
    }

    @Test
    void saysThatAPictureWasDeleted() throws IOException {
        Exhibit exhibit = drawn();
        byte[] file = bytes(exhibit);

        press(ADA, Action.DELETE, exhibit);
        ask(ADA, Samples.place(), file);

        assertThat(lastWords()).contains("These pictures were deleted.");
    }

    @Test
    void knowsAPictureThatIsNotKeptByItsStampAlone() throws IOException {
        Exhibit exhibit = drawn();
        byte[] file = bytes(exhibit);

        retain(new RetentionRule(null, WEEK, null));
        ask(ADA, Samples.place(), file);
        String stamped = lastWords();
        ask(ADA, Samples.place(), file(drawing, "png"));

        assertThat(stamped).contains("“a fox”", "The pictures are not kept any more.");
        assertThat(lastWords()).contains("knows no such picture").doesNotContain("fox");
    }

    @Test
    void tellsNoWordsThatAreNotKept() throws IOException {
        Exhibit exhibit = drawn();
        byte[] file = bytes(exhibit);

        retain(new RetentionRule(null, WEEK, WEEK));
        ask(ADA, Samples.place(), file);

        assertThat(lastWords()).contains("The words are not kept any more.").doesNotContain("fox");
    }

    @Test
    void knowsNothingOfOtherPictures() throws IOException {
        drawn();

        ask(ADA, Samples.place(), file(drawing(2), "png"));

        assertThat(lastWords()).contains("knows no such picture that you may see here");
    }

    @Test
    void refusesWhatIsNoPicture() {
        ask(ADA, Samples.place(), "no picture".getBytes(StandardCharsets.UTF_8));
        String words = lastWords();
        say(ADA, "/info", null);

        assertThat(words).startsWith("whispered:").contains("PNG");
        assertThat(lastWords()).contains("There is no picture.");
    }

    @Test
    void takesTheQuestionForNoWish() throws IOException {
        Exhibit exhibit = drawn();

        say(ADA, "What made this?", null, attached(bytes(exhibit)));

        assertThat(lastWords()).startsWith("answered: “a fox”");
        assertThat(provider.calls()).hasSize(1);
    }

    private Exhibit drawn() throws IOException {
        return drawn(Map.of());
    }

    /** Ada's; somebody has looked at it since. */
    private Exhibit drawn(Map<String, String> options) throws IOException {
        provider.thenDraws(stamped());
        Map<String, String> all = new HashMap<>(options);
        intake().accept(new Incoming.Command(
                event(), ADA, Samples.place(), Samples.replyTo(), "imagine", "a fox", List.of(), all));
        Exhibit exhibit = delivered();
        recognition().learn(new Origin(exhibit.id(), 1));
        return exhibit;
    }

    private void retain(RetentionRule rule) {
        clock.advance(WEEK.plusMinutes(1));
        new Retention(database, rule).run(clock.instant());
    }

    private ImageRef stamped() throws IOException {
        try (BlobSink sink = new StampedBlobStore(blobs, () -> Stamp.create(random)).create()) {
            sink.write(file(drawing, "png"));
            BlobSink.Blob blob = sink.keep();
            return new ImageRef(blob.sha256(), ImageFormat.PNG, new Pixels(256, 256), blob.bytes());
        }
    }

    private void ask(Sender by, Place where, byte[] file) {
        intake().accept(new Incoming.Command(
                event(), by, where, Samples.replyTo("question"), "info", "", List.of(attached(file)), Map.of()));
    }

    private Attachment attached(byte[] file) {
        String name = "file-" + event();
        files.put(name, file);
        return new Attachment(Role.IMAGE, name, "again.png");
    }

    private byte[] bytes(Exhibit exhibit) throws IOException {
        try (var in = blobs.open(exhibit.findImage(1).orElseThrow().sha256())) {
            return in.readAllBytes();
        }
    }

    private static BufferedImage drawing(long seed) {
        Random random = new Random(seed);
        BufferedImage image = new BufferedImage(256, 256, BufferedImage.TYPE_INT_RGB);
        Graphics2D brush = image.createGraphics();
        for (int spot = 0; spot < 60; spot++) {
            brush.setColor(new Color(random.nextInt(0x1000000)));
            brush.fillOval(random.nextInt(256) - 40, random.nextInt(256) - 40, 90, 70);
        }
        brush.dispose();
        return image;
    }

    private static BufferedImage scaled(BufferedImage image, int edge) {
        BufferedImage small = new BufferedImage(edge, edge, BufferedImage.TYPE_INT_RGB);
        small.getGraphics()
                .drawImage(image.getScaledInstance(edge, edge, java.awt.Image.SCALE_AREA_AVERAGING), 0, 0, null);
        return small;
    }

    private static byte[] file(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ImageIO.write(image, format, file);
        return file.toByteArray();
    }
}
