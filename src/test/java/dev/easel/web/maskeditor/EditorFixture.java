package dev.easel.web.maskeditor;

import dev.easel.core.chat.Incoming;
import dev.easel.core.gallery.EditSession;
import dev.easel.core.gallery.Origin;
import dev.easel.core.image.ImageRef;
import dev.easel.core.image.Imaging;
import dev.easel.core.text.PageWording;
import dev.easel.imaging.AwtImaging;
import dev.easel.imaging.ImageLimits;
import dev.easel.testing.ManualClock;
import dev.easel.testing.MemoryBlobStore;
import dev.easel.testing.MemoryEditSessions;
import dev.easel.testing.PlainEditLinks;
import dev.easel.testing.Samples;
import dev.easel.testing.Shipped;
import dev.easel.web.server.Origins;
import dev.easel.web.server.Pages;
import dev.easel.web.server.Sessions;
import dev.easel.web.server.Site;
import dev.easel.web.server.WebServer;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** The page on a server of its own, and an engine that takes everything, or refuses it. */
final class EditorFixture implements AutoCloseable {
    final ManualClock clock = new ManualClock(Samples.NOW);
    final MemoryEditSessions sessions = new MemoryEditSessions();
    final MemoryBlobStore blobs = new MemoryBlobStore();
    final Imaging imaging = new AwtImaging(blobs, ImageLimits.standard());
    final List<Incoming.MaskSubmission> submitted = new ArrayList<>();
    private final WebServer server;
    private @Nullable String refusal;

    EditorFixture() {
        Origins origins = new Origins(true, null);
        Pages pages = new Pages();
        Site site = new Site(origins, pages, (language, status, incident) -> {
            PageWording words = PageWording.in(language);
            return new Site.ErrorText(words.language(), words.errorTitle(status), words.error(status, incident));
        });
        MaskEditor editor = new MaskEditor(new MaskEditor.Parts(
                origins,
                new Sessions("mask", new byte[32], Duration.ofDays(1), origins, clock, new Random(7)),
                pages,
                new PlainEditLinks(sessions),
                sessions,
                imaging,
                blobs,
                this::accept,
                Shipped.catalogue(),
                clock));
        server = WebServer.start("127.0.0.1", 0, List.of(site, editor));
    }

    private void accept(Incoming incoming) {
        Incoming.MaskSubmission submission = (Incoming.MaskSubmission) incoming;
        if (refusal != null) {
            sessions.refuse(submission.session(), refusal);
            refusal = null;
        } else if (sessions.redeem(submission.session())) {
            submitted.add(submission);
        }
    }

    /** The next submission becomes no job. */
    void refuseNext(String reason) {
        refusal = reason;
    }

    String url() {
        return server.url();
    }

    /** A link to a new picture of this size. */
    String link(int width, int height) throws IOException {
        return link(width, height, "0123456789abcdef".repeat(2));
    }

    /** A link to a picture that was made from these words. */
    String linkTitled(String title) throws IOException {
        return link(60, 40, "fedcba9876543210".repeat(2), title);
    }

    String link(int width, int height, String id) throws IOException {
        return link(width, height, id, "a red fox in the snow");
    }

    private String link(int width, int height, String id, String title) throws IOException {
        sessions.open(EditSession.open(
                id,
                Samples.sender(),
                Samples.place(),
                Samples.replyTo(),
                picture(width, height),
                title,
                new Origin("01job", 1),
                clock.instant()));
        return url() + "/mask#" + id;
    }

    /** Hills under a sky. */
    ImageRef picture(int width, int height) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D paint = image.createGraphics();
        paint.setPaint(new GradientPaint(0, 0, new Color(0x5b8fd6), 0, height, new Color(0xf3d9a4)));
        paint.fillRect(0, 0, width, height);
        paint.setColor(new Color(0x3f7d4e));
        paint.fillOval(-width / 3, height * 3 / 5, width, height);
        paint.setColor(new Color(0x2d5f3c));
        paint.fillOval(width / 3, height * 2 / 3, width, height);
        paint.setColor(Color.WHITE);
        paint.fillOval(width * 3 / 4, height / 8, height / 6, height / 6);
        paint.dispose();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ImageIO.write(image, "png", file);
        return imaging.admit(new ByteArrayInputStream(file.toByteArray()));
    }

    /** The mask that was submitted last. */
    BufferedImage mask() {
        return image(submitted.getLast().mask().locator());
    }

    BufferedImage image(String sha256) {
        try (var in = blobs.open(sha256)) {
            return ImageIO.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How much of a pixel is repainted, 0 to 255. */
    static int share(BufferedImage mask, int x, int y) {
        return 255 - (mask.getRGB(x, y) >>> 24);
    }

    @Override
    public void close() {
        server.close();
    }
}
