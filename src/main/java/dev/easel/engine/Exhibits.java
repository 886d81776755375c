package dev.easel.engine;

import dev.easel.core.chat.CommandOption;
import dev.easel.core.chat.Presentation;
import dev.easel.core.chat.Presentation.Cover;
import dev.easel.core.failure.Failure;
import dev.easel.core.failure.FailureException;
import dev.easel.core.gallery.Exhibit;
import dev.easel.core.gallery.Gallery;
import dev.easel.core.identity.MessageRef;
import dev.easel.core.identity.Place;
import dev.easel.core.identity.Sender;
import dev.easel.core.image.ImageRef;
import dev.easel.core.job.JobId;
import dev.easel.core.job.JobStore;
import dev.easel.core.job.Order;
import dev.easel.core.text.Visibility;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What was drawn, for those who may use it. Whoever asks is looked at again each time. */
record Exhibits(Gallery gallery, JobStore jobs) {
    /** Among so many of somebody's pictures the latest of a conversation is looked for. */
    private static final int LATEST = 100;

    /**
     * What a control's subject names.
     *
     * @param job whatever stands in the control
     * @throws FailureException {@code UserError} when it isn't known, was taken back, or is none of theirs
     */
    Exhibit require(String job, Sender by) {
        Exhibit exhibit = gallery.find(job).orElseThrow(() -> refused("exhibit-unknown"));
        requireOpen(exhibit, by);
        return exhibit;
    }

    private static void requireOpen(Exhibit exhibit, Sender by) {
        if (exhibit.removedAt() != null) {
            throw refused("exhibit-removed");
        }
        if (!exhibit.isOpenTo(by.user())) {
            throw refused("exhibit-private");
        }
    }

    /** One image of it, counted from 1. */
    static ImageRef requireImage(Exhibit exhibit, int position) {
        return exhibit.findImage(position)
                .orElseThrow(() -> refused(exhibit.gone().outputs() ? "exhibit-retired" : "exhibit-smaller"));
    }

    /** What a message shows, as far as this person may use it. */
    Optional<Exhibit> find(MessageRef message, Sender by) {
        return gallery.findByMessage(message).filter(exhibit -> exhibit.isOpenTo(by.user()));
    }

    /**
     * The latest that somebody was shown in a conversation.
     *
     * @throws FailureException {@code UserError} when none of their latest pictures was drawn there
     */
    Exhibit requireLatest(Sender by, Place where) {
        return gallery.listOf(by.user(), LATEST).stream()
                .filter(exhibit -> exhibit.place().channel().equals(where.channel()))
                .findFirst()
                .orElseThrow(() -> refused("same-nothing"));
    }

    /**
     * What is to be asked for once more. A request that brought nothing is only its sender's.
     *
     * @throws FailureException {@code UserError} as {@link #require}
     */
    Order requireOrder(String job, Sender by) {
        Optional<Exhibit> exhibit = gallery.find(job);
        exhibit.ifPresent(shown -> requireOpen(shown, by));
        Order found = JobId.find(job)
                .flatMap(jobs::findOrder)
                .filter(order -> exhibit.isPresent() || order.sender().user().equals(by.user()))
                .orElseThrow(() -> refused("exhibit-unknown"));
        if (found.gone().prompt()) {
            throw refused("exhibit-wordless");
        }
        if (found.gone().inputs() && !found.request().sources().isEmpty()) {
            throw refused("exhibit-sourceless");
        }
        return found;
    }

    /**
     * What a control's subject names, for somebody who may take it back; also when that has been done already.
     *
     * @throws FailureException {@code UserError} when it isn't known, or they may not
     */
    Exhibit requireOwn(String job, Sender by, Place where) {
        Exhibit exhibit = gallery.find(job).orElseThrow(() -> refused("exhibit-unknown"));
        if (!mayRemove(exhibit, by, where)) {
            throw refused("exhibit-not-yours");
        }
        return exhibit;
    }

    /** What a message shows, if this person may take it back. */
    Optional<Exhibit> findOwn(MessageRef message, Sender by, Place where) {
        return gallery.findByMessage(message).filter(exhibit -> mayRemove(exhibit, by, where));
    }

    /** Whoever asked for it, and whoever runs the place that it is shown in. */
    private static boolean mayRemove(Exhibit exhibit, Sender by, Place where) {
        boolean there =
                exhibit.place().channel().platform().equals(where.channel().platform())
                        && Objects.equals(exhibit.place().space(), where.space());
        return exhibit.requester().equals(by.user()) || (there && by.operates());
    }

    /**
     * Variations of one image.
     *
     * @param where they are asked for
     * @param position counted from 1
     * @throws FailureException {@code UserError} when it has fewer images
     */
    Intent vary(Exhibit exhibit, Place where, int position, String hint, Map<String, String> options) {
        return new Intent.Vary(
                hint,
                withManner(exhibit, where, options),
                Pictures.of(exhibit, position, requireImage(exhibit, position)));
    }

    /**
     * What was private or covered stays so in what is made from it, unless it is asked for otherwise; what comes from a place
     * for adults is covered in any other.
     */
    Map<String, String> withManner(Exhibit exhibit, Place where, Map<String, String> asked) {
        Presentation presentation = JobId.find(exhibit.id())
                .flatMap(jobs::findOrder)
                .map(Order::presentation)
                .orElse(Presentation.OPEN);
        Map<String, String> options = new HashMap<>();
        if (presentation.visibility() == Visibility.WHISPERED) {
            options.put(CommandOption.PRIVATE.word(), "true");
        }
        if (presentation.cover() == Cover.SPOILER) {
            options.put(CommandOption.SPOILER.word(), "true");
        }
        options.putAll(asked);
        if (!where.admits(exhibit.place())) {
            options.put(CommandOption.SPOILER.word(), "true");
        }
        return options;
    }

    private static FailureException refused(String key) {
        return new FailureException(Failure.UserError.of(key));
    }
}
