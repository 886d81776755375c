package dev.easel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.chat.Control;
import dev.easel.core.chat.Control.Action;
import dev.easel.core.chat.Delivery;
import dev.easel.core.failure.Failure.Persistence;
import dev.easel.core.image.ImageRef;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pictures that are too large for the conversation they go to. */
class FittingDeliveriesTest extends EngineFixture {
    private ImageRef large;

    @BeforeEach
    void drawALargePicture() throws IOException {
        large = imaging.admit(new ByteArrayInputStream(noise(400, 300)));
        assertThat(large.bytes()).isGreaterThan(200_000);
    }

    @Test
    void makesWhatIsTooLargeSmallerAndSaysSo() throws IOException {
        messenger.takeFilesOf(100_000);
        Delivery delivery = deliver(large);

        ImageRef shown = delivery.artwork().images().getFirst().image();
        assertThat(shown.bytes()).isLessThanOrEqualTo(100_000);
        assertThat(blobs.open(shown.sha256())).isNotNull();
        assertThat(delivery.caption().text())
                .contains("400x300")
                .endsWith("\nA picture was made smaller to fit here; the original is kept.");
    }

    @Test
    void offersTheOriginalWhereASmallerOneIsShown() throws IOException {
        ImageRef small = imaging.admit(new ByteArrayInputStream(noise(40, 30)));
        messenger.takeFilesOf(100_000);

        assertThat(actions(deliver(large))).endsWith(Action.DELETE, Action.ORIGINAL);
        assertThat(actions(deliver(small))).doesNotContain(Action.ORIGINAL);
    }

    private static List<Action> actions(Delivery delivery) {
        return delivery.controls().stream().map(Control::action).toList();
    }

    @Test
    void keepsTheOriginalForADeliveryThatTakesMore() throws IOException {
        messenger.takeFilesOf(100_000);
        messenger.failDelivery(Persistence.PASSING);
        draw(large);

        messenger.takeFilesOf(10_000_000);
        clock.advance(Duration.ofSeconds(5));
        runNext();

        assertThat(messenger
                        .deliveries()
                        .getLast()
                        .artwork()
                        .images()
                        .getFirst()
                        .image())
                .isEqualTo(large);
    }

    @Test
    void leavesWhatFitsAsItArrived() throws IOException {
        messenger.takeFilesOf(large.bytes());

        Delivery delivery = deliver(large);

        assertThat(delivery.artwork().images().getFirst().image()).isEqualTo(large);
        assertThat(delivery.caption().text()).doesNotContain("smaller");
    }

    @Test
    void countsOnlyThePicturesThatWereTooLarge() throws IOException {
        ImageRef small = imaging.admit(new ByteArrayInputStream(noise(40, 30)));
        messenger.takeFilesOf(100_000);

        Delivery delivery = deliver(large, small, large);

        assertThat(delivery.artwork().images().get(1).image()).isEqualTo(small);
        assertThat(delivery.caption().text())
                .endsWith("\n2 pictures were made smaller to fit here; the originals are kept.");
    }

    @Test
    void leavesItToThePlatformWhereNothingHelps() throws IOException {
        ImageRef unreadable = new ImageRef("%064x".formatted(7), large.format(), large.size(), large.bytes());
        messenger.takeFilesOf(20);

        for (ImageRef image : new ImageRef[] {large, unreadable}) {
            Delivery delivery = deliver(image);

            assertThat(delivery.artwork().images().getFirst().image()).isEqualTo(image);
            assertThat(delivery.caption().text()).doesNotContain("smaller");
        }
    }

    private Delivery deliver(ImageRef... images) {
        draw(images);
        return messenger.deliveries().getLast();
    }

    private void draw(ImageRef... images) {
        provider.thenDraws(images);
        intake().accept(command(
                "event-" + messenger.transcript().size(), "a fox", Map.of("count", String.valueOf(images.length))));
        runNext();
    }

    private static byte[] noise(int width, int height) throws IOException {
        Random random = new Random(5);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, random.nextInt());
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }
}
