package dev.easel.engine;

import dev.easel.core.chat.Answer;
import dev.easel.core.chat.AttachmentSource;
import dev.easel.core.chat.CommandOption;
import dev.easel.core.chat.Control;
import dev.easel.core.chat.Incoming;
import dev.easel.core.chat.Messenger;
import dev.easel.core.failure.Failure;
import dev.easel.core.failure.FailureException;
import dev.easel.core.gallery.EditLinks;
import dev.easel.core.gallery.EditSession;
import dev.easel.core.gallery.EditSession.State;
import dev.easel.core.gallery.EditSessions;
import dev.easel.core.gallery.Exhibit;
import dev.easel.core.gallery.Exhibit.Audience;
import dev.easel.core.gallery.Gallery;
import dev.easel.core.gallery.Origin;
import dev.easel.core.identity.PlatformId;
import dev.easel.core.image.FittedMask;
import dev.easel.core.image.ImageRequest;
import dev.easel.core.image.Imaging;
import dev.easel.core.text.MaskWording;
import dev.easel.core.text.UserMessage;
import dev.easel.core.text.Wording;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Gives people links to the mask editor, and takes what they painted. A session is used up when its mask has become a job,
 * not before: whoever is refused corrects what was wrong and submits again. Safe for use from several threads.
 */
public final class MaskSessions {
    private static final int ID_BYTES = 16;

    /** So long somebody who opens an old link is told what became of it. */
    private static final Duration REMEMBERED = Duration.ofDays(1);

    private final EditSessions sessions;
    private final EditLinks links;
    private final Gallery gallery;
    private final Imaging imaging;
    private final AttachmentSource masks;
    private final InstantSource clock;
    private final RandomGenerator random;

    /**
     * Sessions for the pictures of a gallery.
     *
     * @param masks opens what the editor hands over
     * @param random nobody may be able to guess what it makes
     */
    public MaskSessions(
            EditSessions sessions,
            EditLinks links,
            Gallery gallery,
            Imaging imaging,
            AttachmentSource masks,
            InstantSource clock,
            RandomGenerator random) {
        this.sessions = sessions;
        this.links = links;
        this.gallery = gallery;
        this.imaging = imaging;
        this.masks = masks;
        this.clock = clock;
        this.random = random;
    }

    /** Whether {@link Control.Action#PAINT} may be shown on a platform: whoever presses it must be able to open a link. */
    boolean offers(PlatformId platform) {
        return links.reach(platform);
    }

    /**
     * Opens a session for the image that a control means, or one for each where it means none, and tells whoever pressed
     * it the links, and nobody else.
     */
    void open(Intent.OpenEditor intent, Incoming press, Messenger messenger) {
        Control control = intent.control();
        Exhibit exhibit = gallery.find(control.job())
                .filter(found -> found.isOpenTo(press.sender().user()))
                .orElseThrow(() -> refusal("paint-picture-gone"));
        if (exhibit.gone().outputs()) {
            throw refusal("exhibit-retired");
        }
        boolean named = !control.subject().equals(control.job());
        int images = exhibit.artwork().images().size();
        MaskWording wording = MaskWording.in(press.sender().locale());
        sessions.purge(clock.instant().minus(REMEMBERED));
        if (named || images == 1) {
            String link = link(exhibit, control.position(), press, messenger);
            messenger.answer(press.replyTo(), Answer.of(wording.link(link, EditSession.LINK_LIVES)));
        } else {
            List<String> all = IntStream.rangeClosed(1, images)
                    .mapToObj(position -> link(exhibit, position, press, messenger))
                    .toList();
            int room = messenger.limits(press.replyTo()).maxTextLength();
            messenger.answer(press.replyTo(), Answer.of(wording.links(all, EditSession.LINK_LIVES, room)));
        }
    }

    private String link(Exhibit exhibit, int position, Incoming press, Messenger messenger) {
        EditSession session = EditSession.open(
                id(),
                press.sender(),
                press.place(),
                messenger.later(press.replyTo()),
                exhibit.findImage(position).orElseThrow(() -> refusal("paint-picture-gone")),
                title(exhibit.request()),
                new Origin(exhibit.id(), position),
                clock.instant());
        String link = links.find(session).orElseThrow(() -> refusal("paint-no-address"));
        sessions.open(session);
        return link;
    }

    private static String title(ImageRequest request) {
        return switch (request) {
            case ImageRequest.Generation generation -> generation.prompt().shown();
            case ImageRequest.Edit edit -> edit.prompt().shown();
            case ImageRequest.Variation _ -> "";
        };
    }

    private String id() {
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        return HexFormat.of().formatHex(id);
    }

    /** The session that somebody submits to, while it may become a job; refused else. */
    EditSession require(Incoming.MaskSubmission submission) {
        EditSession session = sessions.find(submission.session()).orElseThrow(() -> refusal("paint-link-over"));
        if (session.state() != State.OPEN || !clock.instant().isBefore(session.paintingEnds())) {
            throw refusal("paint-link-over");
        }
        return session;
    }

    /** What is asked for; the edit of a picture that only its requester sees is for their eyes, too. */
    Intent.Repaint repaint(EditSession session, Incoming.MaskSubmission submission) {
        Map<String, String> options = new HashMap<>(submission.options());
        Origin origin = session.origin();
        if (origin != null
                && gallery.find(origin.job())
                        .filter(exhibit -> exhibit.audience() == Audience.REQUESTER)
                        .isPresent()) {
            options.put(CommandOption.PRIVATE.word(), "true");
        }
        return new Intent.Repaint(submission.prompt(), options, Pictures.of(), List.of());
    }

    /** The picture and what was painted for it. */
    Sources read(EditSession session, Incoming.MaskSubmission submission, Wording wording) {
        try (InputStream file = masks.open(submission.mask())) {
            FittedMask fitted = imaging.mask(session.image(), imaging.admit(file));
            return new Sources(List.of(session.image()), fitted.mask(), SourceReader.notes(fitted, wording));
        } catch (IOException e) {
            throw new UncheckedIOException("a mask that was just kept can't be read", e);
        }
    }

    /** The mask is a job now. */
    void redeem(EditSession session) {
        sessions.redeem(session.id());
    }

    /** Whoever submitted looks at the page, so they are told there why it became no job. */
    void refuse(Incoming.MaskSubmission submission, UserMessage reason) {
        sessions.refuse(submission.session(), reason.text());
    }

    private static FailureException refusal(String key) {
        return new FailureException(Failure.UserError.of(key));
    }
}
