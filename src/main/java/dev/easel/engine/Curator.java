package dev.easel.engine;

import dev.easel.core.chat.Answer;
import dev.easel.core.chat.Incoming;
import dev.easel.core.chat.Messenger;
import dev.easel.core.gallery.Exhibit;
import dev.easel.core.gallery.Exhibit.Audience;
import dev.easel.core.gallery.Gallery;
import dev.easel.core.identity.MessageRef;
import dev.easel.core.text.ExhibitWording;
import dev.easel.core.text.UserMessage;
import dev.easel.core.text.Visibility;
import dev.easel.core.text.Wording;
import dev.easel.engine.Recognition.Recognised;
import dev.easel.engine.desk.Depictions;
import dev.easel.engine.desk.Titles;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what was asked about finished images and draws nothing. Whoever asks has been found to be allowed to. */
final class Curator {
    private static final Logger LOG = LoggerFactory.getLogger(Curator.class);

    private final Gallery gallery;
    private final Depictions depictions;
    private final Explanations explanations;
    private final Lineage lineage;
    private final Messengers messengers;
    private final InstantSource clock;

    Curator(Exhibits exhibits, Messengers messengers, InstantSource clock) {
        this.gallery = exhibits.gallery();
        this.depictions = new Depictions(exhibits.gallery());
        this.explanations = new Explanations(exhibits);
        this.lineage = new Lineage(exhibits.gallery());
        this.messengers = messengers;
        this.clock = clock;
    }

    /** Shows the form first: a platform gives only a moment for it. */
    void revise(Intent.Revise wish, Incoming incoming) {
        boolean shown = messenger(incoming)
                .ask(incoming.replyTo(), EditForm.of(wish.exhibit(), wish.position(), wording(incoming)));
        if (!shown) {
            answer(incoming, wording(incoming).noForm());
        }
    }

    void explain(Intent.Explain wish, Incoming incoming) {
        explain(wish, explanations.of(wish.exhibit(), incoming.sender()), incoming);
    }

    /** What is told of a file is for whoever asked, and so is what it shows, unless they asked where children may look. */
    void explain(Recognised found, Incoming incoming) {
        boolean shown = incoming.place().admits(found.exhibit().place());
        UserMessage text = switch (found.evidence()) {
            case FILE -> explanations.of(found.exhibit(), incoming.sender());
            case LOOKS -> explanations.ofLike(found.exhibit(), incoming.sender());
        };
        explain(new Intent.Explain(found.exhibit(), shown ? found.position() : 0), text, incoming);
    }

    private void explain(Intent.Explain wish, UserMessage text, Incoming incoming) {
        List<Answer.Picture> images = wish.shown() == 0 ? List.of() : fitting(wish.exhibit(), wish.shown(), incoming);
        messenger(incoming)
                .answer(
                        incoming.replyTo(),
                        new Answer(
                                text,
                                images,
                                lineage.around(wish.exhibit(), Math.max(1, wish.shown()), incoming.sender()),
                                List.of()));
    }

    /** Shows the image again that another one was made from. Nothing is drawn, so it costs nothing. */
    void undo(Intent.Undo wish, Incoming incoming) {
        Lineage.Ancestor parent = lineage.requireParent(wish.exhibit(), incoming.sender());
        // What was made elsewhere, or for one person, is for whoever asks alone.
        boolean known = wish.exhibit().audience() == Audience.PLACE
                && parent.exhibit().audience() == Audience.PLACE
                && parent.exhibit().place().channel().equals(incoming.place().channel());
        Visibility visibility = known ? Visibility.PUBLIC : Visibility.WHISPERED;
        String title = Titles.shortened(Titles.of(
                parent.exhibit().request(), Wording.in(incoming.sender().locale())));
        messenger(incoming)
                .answer(
                        incoming.replyTo(),
                        new Answer(
                                wording(incoming).back(title, visibility),
                                fitting(parent.exhibit(), parent.position(), incoming),
                                lineage.on(parent, incoming.sender()),
                                List.of()));
    }

    /** An image that is too large for a message there is named and not shown. */
    private List<Answer.Picture> fitting(Exhibit exhibit, int position, Incoming incoming) {
        long most = messenger(incoming).limits(incoming.replyTo()).maxFileBytes();
        return exhibit.findImage(position).filter(image -> image.bytes() <= most).stream()
                .map(image -> new Answer.Picture(
                        image, depictions.of(exhibit, incoming.sender().locale())))
                .toList();
    }

    /**
     * Takes images back. It is noted before the messages go, so that nobody uses them meanwhile; doing it again removes
     * messages that are still there. What is being delivered at this moment is removed by whoever delivers it.
     */
    void remove(Intent.Remove wish, Incoming incoming) {
        Exhibit exhibit = wish.exhibit();
        List<MessageRef> messages = gallery.remove(exhibit.id(), clock.instant());
        LOG.info("job {} is taken back", exhibit.id());
        boolean gone = messengers.removeAll(messages);
        // To a reaction the missing message is the answer.
        if (!gone || !(incoming instanceof Incoming.Reaction)) {
            answer(incoming, wording(incoming).removed(gone));
        }
    }

    private void answer(Incoming incoming, UserMessage text) {
        messenger(incoming).answer(incoming.replyTo(), Answer.of(text));
    }

    private Messenger messenger(Incoming incoming) {
        return messengers.require(incoming.replyTo().platform());
    }

    private static ExhibitWording wording(Incoming incoming) {
        return ExhibitWording.in(incoming.sender().locale());
    }
}
