package dev.easel.web.maskeditor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.easel.core.chat.Attachment;
import dev.easel.core.chat.Attachment.Role;
import dev.easel.core.chat.Inbox;
import dev.easel.core.chat.Incoming;
import dev.easel.core.failure.Failure;
import dev.easel.core.failure.FailureException;
import dev.easel.core.gallery.EditLinks;
import dev.easel.core.gallery.EditSession;
import dev.easel.core.gallery.EditSession.State;
import dev.easel.core.gallery.EditSessions;
import dev.easel.core.image.BlobStore;
import dev.easel.core.image.ImageRef;
import dev.easel.core.image.Imaging;
import dev.easel.core.image.Mask;
import dev.easel.core.image.ModelCatalogue;
import dev.easel.core.image.Region;
import dev.easel.core.text.Wording;
import dev.easel.web.server.Bodies;
import dev.easel.web.server.Origins;
import dev.easel.web.server.Pages;
import dev.easel.web.server.Sessions;
import dev.easel.web.server.Site;
import dev.easel.web.server.WebModule;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/**
 * {@code /mask}, the page behind a link of {@link EditLinks}, and what it asks for. Opening the page uses nothing up; a
 * submission that becomes a job does.
 *
 * <p>Whatever a person may run into is answered with 200 and a word for the page: a browser writes any other status to its
 * console as an error.
 */
public final class MaskEditor implements WebModule {
    private static final long MAX_SUBMISSION_BYTES = 4_000_000;
    private static final long MAX_WORDS_BYTES = 20_000;
    private static final int MAX_TITLE = 200;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Parts parts;
    private final LinkGate gate;
    private final PictureViews views;
    private final MaskPage page;

    /**
     * What the page needs.
     *
     * @param browsers of this page alone
     * @param blobs where pictures and masks are kept
     * @param inbox gets what was painted
     * @param catalogue the models to choose from
     */
    public record Parts(
            Origins origins,
            Sessions browsers,
            Pages pages,
            EditLinks links,
            EditSessions sessions,
            Imaging imaging,
            BlobStore blobs,
            Inbox inbox,
            ModelCatalogue catalogue,
            InstantSource clock) {}

    public MaskEditor(Parts parts) {
        this.parts = parts;
        gate = new LinkGate(parts.links(), parts.sessions(), parts.browsers(), parts.clock());
        views = new PictureViews(parts.imaging());
        page = new MaskPage(parts.pages(), parts.catalogue(), parts.clock());
    }

    /** Answers a request with something that may turn out impossible. */
    @FunctionalInterface
    private interface Work {
        void run(Context context) throws IOException;
    }

    @Override
    public void install(JavalinConfig server) {
        server.routes.before("/mask", parts.origins());
        server.routes.before("/mask/*", parts.origins());
        server.routes.get("/mask", page::show);
        server.routes.post("/mask/open", context -> answer(context, this::open));
        server.routes.get("/mask/picture", context -> answer(context, this::picture));
        server.routes.post("/mask/region", context -> answer(context, this::region));
        server.routes.post("/mask/submit", context -> answer(context, this::submit));
    }

    private void answer(Context context, Work work) throws IOException {
        try {
            work.run(context);
        } catch (LinkOverException e) {
            json(context, Map.of("state", e.state().word()));
        } catch (FailureException e) {
            refuse(context, e.failure());
        } catch (FileNotFoundException e) {
            refuse(context, Failure.UserError.of("paint-picture-gone"));
        }
    }

    private static void refuse(Context context, Failure failure) {
        Wording wording = Wording.in(Site.language(context));
        refuse(context, wording.failure(failure, Duration.ZERO).text());
    }

    private static void refuse(Context context, String why) {
        json(context, Map.of("state", "refused", "message", why));
    }

    private void open(Context context) throws IOException {
        LinkGate.Opened opened = gate.open(context);
        EditSession session = opened.session();
        ImageRef view = views.of(session.image());
        String title = session.title();
        int length = title.codePointCount(0, title.length());
        json(
                context,
                Map.of(
                        "state", "open",
                        "formToken", opened.formToken(),
                        "title",
                                length <= MAX_TITLE
                                        ? title
                                        : title.substring(0, title.offsetByCodePoints(0, MAX_TITLE)) + "…",
                        "width", session.image().size().width(),
                        "height", session.image().size().height(),
                        "viewWidth", view.size().width(),
                        "viewHeight", view.size().height()));
    }

    private void picture(Context context) throws IOException {
        send(context, views.of(gate.find(context).image()));
    }

    private void region(Context context) throws IOException {
        EditSession session = gate.require(context);
        Region region = Region.parse(SubmissionReader.readWords(Bodies.text(context, MAX_WORDS_BYTES)));
        send(context, views.once(parts.imaging().mask(session.image(), region).image()));
    }

    private void send(Context context, ImageRef image) throws IOException {
        context.contentType(image.format().mediaType()).result(parts.blobs().open(image.sha256()));
    }

    private void submit(Context context) throws IOException {
        EditSession session = gate.require(context);
        SubmissionReader.Submission read = SubmissionReader.read(Bodies.text(context, MAX_SUBMISSION_BYTES));
        Mask mask = parts.imaging().mask(session.image(), read.painting());
        parts.inbox()
                .accept(new Incoming.MaskSubmission(
                        session.eventId(),
                        session.sender(),
                        session.place(),
                        session.replyTo(),
                        session.id(),
                        read.prompt(),
                        read.options(),
                        new Attachment(Role.MASK, mask.image().sha256(), "mask.png")));
        EditSession after = parts.sessions().find(session.id()).orElse(session);
        if (after.state() == State.REDEEMED) {
            json(context, Map.of("state", "sent"));
        } else if (after.refusal() == null) {
            throw new IllegalStateException("a submission was neither taken nor refused");
        } else {
            refuse(context, after.refusal());
        }
    }

    private static void json(Context context, Map<String, Object> answer) {
        try {
            context.contentType("application/json").result(JSON.writeValueAsBytes(answer));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of texts and numbers has a JSON", e);
        }
    }
}
