package dev.easel.platform.playground;

import dev.easel.core.chat.Inbox;
import dev.easel.core.chat.Incoming;
import dev.easel.core.chat.Messenger;
import dev.easel.core.gallery.Portfolio;
import dev.easel.core.identity.ReplyAddress;
import dev.easel.core.image.BlobSink;
import dev.easel.core.image.ImageFormat;
import dev.easel.core.image.ImageRef;
import dev.easel.core.image.ImageSize.Pixels;
import dev.easel.core.text.PageWording;
import dev.easel.testing.EmptyGallery;
import dev.easel.testing.MemoryBlobStore;
import dev.easel.testing.MemoryTranscript;
import dev.easel.web.server.Origins;
import dev.easel.web.server.Pages;
import dev.easel.web.server.Sessions;
import dev.easel.web.server.Site;
import dev.easel.web.server.TokenCheck;
import dev.easel.web.server.WebServer;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import javax.imageio.ImageIO;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A playground whose engine is the test: it sees what comes in, and answers through the messenger. */
final class PlaygroundRig implements AutoCloseable {
    final MemoryBlobStore blobs = new MemoryBlobStore();
    final MemoryTranscript transcript = new MemoryTranscript();

    private final List<Incoming> incoming = new CopyOnWriteArrayList<>();
    private final AtomicReference<Messenger> messenger = new AtomicReference<>();
    private final @Nullable String token;
    private PlaygroundPlatform platform;
    private WebServer server;

    PlaygroundRig() {
        this(null);
    }

    /** @param token what lets people in */
    PlaygroundRig(@Nullable String token) {
        this.token = token;
        start(0);
    }

    private void start(int port) {
        InstantSource clock = InstantSource.system();
        Inbox inbox = incoming::add;
        Origins origins = new Origins(true, null);
        Pages pages = new Pages();
        Sessions sessions = new Sessions("playground", new byte[32], Duration.ofDays(90), origins, clock, new Random());
        Map<String, String> reactions = new LinkedHashMap<>();
        reactions.put("🎨", "vary");
        reactions.put("🔁", "again");
        reactions.put("❌", "delete");
        platform = new PlaygroundPlatform(
                new PlaygroundPlatform.Parts(
                        inbox,
                        (joined, _) -> messenger.set(joined),
                        transcript,
                        new EmptyGallery(),
                        new Portfolio(new EmptyGallery(), blobs, ZoneOffset.UTC, 1),
                        blobs,
                        clock,
                        new Random()),
                new PlaygroundPlatform.Web(
                        pages, origins, sessions, token == null ? null : new TokenCheck(token, clock)),
                new PlaygroundPlatform.Surroundings("gpt-image-2", false, true, false, reactions));
        Site site = new Site(origins, pages, (language, status, incident) -> {
            PageWording words = PageWording.in(language);
            return new Site.ErrorText(words.language(), words.errorTitle(status), words.error(status, incident));
        });
        server = WebServer.start("127.0.0.1", port, List.of(site, platform.module()));
    }

    String url() {
        return server.url();
    }

    Messenger messenger() {
        return messenger.get();
    }

    /** What came in, when there is so much. */
    List<Incoming> await(int count) {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> incoming.size() >= count);
        return incoming;
    }

    /** The next one of a kind. */
    <T extends Incoming> T await(Class<T> kind) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> incoming.stream().anyMatch(kind::isInstance));
        return incoming.stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    /** The address at which the last thing that came in is answered. */
    ReplyAddress answering() {
        return await(1).getLast().replyTo();
    }

    /** A file of a picture of one colour. */
    static byte[] picture(int width, int height, Color colour) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(colour);
        pen.fillRect(0, 0, width, height);
        pen.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** The same, kept. */
    ImageRef keep(int width, int height, Color colour) {
        byte[] file = picture(width, height, colour);
        try (BlobSink sink = blobs.create()) {
            sink.write(file);
            return new ImageRef(sink.keep().sha256(), ImageFormat.PNG, new Pixels(width, height), file.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes the server away for a while, with what is done meanwhile, as a restart does. */
    void restart(Runnable meanwhile) {
        int port = server.port();
        close();
        meanwhile.run();
        start(port);
    }

    @Override
    public void close() {
        platform.close();
        server.close();
    }
}
