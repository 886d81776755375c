package dev.easel.engine;

import dev.easel.core.chat.Attachment;
import dev.easel.core.chat.Control;
import dev.easel.core.chat.Control.Action;
import dev.easel.core.chat.Incoming;
import dev.easel.core.gallery.Exhibit;
import dev.easel.core.identity.Authority;
import dev.easel.core.identity.MessageRef;
import dev.easel.core.identity.Sender;
import dev.easel.core.image.ImageRef;
import dev.easel.core.image.ImageRequest;
import dev.easel.storage.JdbcGallery;
import dev.easel.testing.Samples;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** Images that were delivered, and people who do something with them. */
abstract class ShownFixture extends EngineFixture {
    static final Sender ADA = person("42", Authority.MEMBER);
    static final Sender BEN = person("43", Authority.MEMBER);
    static final Sender OPERATOR = person("44", Authority.OPERATOR);

    private int events;

    static Sender person(String id, Authority authority) {
        return new Sender(Samples.sender(id).user(), "Name " + id, Locale.ENGLISH, Set.of(), authority);
    }

    /** Ada asks for images, and they are delivered. */
    Exhibit shown(String prompt, Map<String, String> options, int images) {
        ImageRef[] drawn = new ImageRef[images];
        for (int i = 0; i < images; i++) {
            drawn[i] = picture(events * 10 + i);
        }
        provider.thenDraws(drawn);
        intake().accept(new Incoming.Command(
                event(), ADA, Samples.place(), Samples.replyTo(), "imagine", prompt, List.of(), options));
        return delivered();
    }

    Exhibit shown(String prompt) {
        return shown(prompt, Map.of(), 1);
    }

    /** Runs the next job to its end; the exhibit of the last delivery. */
    Exhibit delivered() {
        runNext();
        return exhibit(messenger.deliveries().getLast().nonce());
    }

    Exhibit exhibit(String id) {
        return new JdbcGallery(database).find(id).orElseThrow();
    }

    void press(Sender by, Action action, Exhibit exhibit) {
        press(by, new Control(action, exhibit.id()));
    }

    void press(Sender by, Control control) {
        Control given = Control.find(control.text()).orElseThrow();
        intake().accept(new Incoming.Press(event(), by, Samples.place(), Samples.replyTo("press"), given));
    }

    void react(Sender by, String emoji, MessageRef on, Attachment... attachments) {
        intake().accept(new Incoming.Reaction(
                event(), by, Samples.place(), Samples.replyTo("reaction"), on, emoji, List.of(attachments)));
    }

    void say(Sender by, String text, @Nullable MessageRef about, Attachment... attachments) {
        intake().accept(new Incoming.Mention(
                event(), by, Samples.place(), Samples.replyTo("mention"), text, List.of(attachments), about));
    }

    String event() {
        return "event-" + ++events;
    }

    /** The last request that was sent to the provider. */
    ImageRequest lastRequest() {
        return provider.calls().getLast().request();
    }

    /** An image that is kept, different for each number. */
    ImageRef picture(int number) {
        BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
        image.setRGB(number % 64, number / 64, 0xffffff);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
            return imaging.admit(new ByteArrayInputStream(bytes.toByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
