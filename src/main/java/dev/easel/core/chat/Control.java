package dev.easel.core.chat;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Something that can be pressed beside a message, for every platform to show in its own way.
 *
 * @param action what it does
 * @param subject to what: a job's or a batch's id, followed by a dot and a number from 1 where it means one of its images;
 *     for {@link Action#PAGE} which page of what, for {@link Action#CONFIRM}, {@link Action#DECLINE}, {@link Action#REUSE}
 *     and {@link Action#REDRAW} an offer's id
 */
public record Control(Action action, String subject) {
    /** The longest {@link #text}, in UTF-16 units: every platform keeps that much. */
    public static final int MAX_TEXT = 60;

    private static final char BETWEEN = ':';
    private static final char BEFORE_POSITION = '.';

    public Control {
        if (action.word().length() + 1 + subject.length() > MAX_TEXT) {
            throw new IllegalArgumentException("a control's text is at most " + MAX_TEXT + " characters long");
        }
    }

    /** What a control does. */
    public enum Action {
        /** Gives up a job that waits. */
        CANCEL,
        /** Gives up what is left of a batch. */
        CANCEL_REST,
        /** Asks for the prompts of a batch, and draws them. */
        BATCH,
        /** Draws the same once more. */
        AGAIN,
        /** Draws what was asked for and failed. */
        RETRY,
        /** Draws variations of one image. */
        VARY,
        /** Asks what to change in an image, and changes it. */
        EDIT,
        /** Opens the page on which a mask is painted. */
        PAINT,
        /** Gives the images as they are kept, where smaller ones were posted. */
        ORIGINAL,
        /** Gives all of somebody's images in one file. */
        ALL,
        /** Says what made the images. */
        INFO,
        /** Takes the images back. */
        DELETE,
        /** Shows another page of an answer. */
        PAGE,
        /** Shows what an image was made from. */
        PARENT,
        /** Shows something that was made from an image; the number says which of several. */
        CHILD,
        /** Agrees to what an offer may cost. */
        CONFIRM,
        /** Turns an offer down. */
        DECLINE,
        /** Takes the images of before that an offer is about. */
        REUSE,
        /** Has what an offer is about drawn, although there are images of before. */
        REDRAW;

        /** Whether it is a word on an offer, of which one is enough: the answer to it takes the offer's place. */
        public boolean settles() {
            return this == CONFIRM || this == DECLINE || this == REUSE || this == REDRAW;
        }

        /** As it stands in a control's text. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static Control cancel(String job) {
        return new Control(Action.CANCEL, job);
    }

    /** Gives up what is left of a batch. */
    public static Control cancelRest(String batch) {
        return new Control(Action.CANCEL_REST, batch);
    }

    /** Means one image of a job, counted from 1. */
    public static Control of(Action action, String job, int position) {
        return new Control(action, job + BEFORE_POSITION + position);
    }

    /** The job that the subject names. */
    public String job() {
        int dot = subject.indexOf(BEFORE_POSITION);
        return dot < 0 ? subject : subject.substring(0, dot);
    }

    /** Which image of the job is meant, from 1; the first where none is named. What it says is not checked against the job. */
    public int position() {
        String named = subject.substring(subject.indexOf(BEFORE_POSITION) + 1);
        return subject.indexOf(BEFORE_POSITION) >= 0 && named.matches("[1-9][0-9]{0,2}") ? Integer.parseInt(named) : 1;
    }

    /** For a platform to keep and give back, at most {@link #MAX_TEXT} characters: {@code cancel:01hx…}. */
    public String text() {
        return action.word() + BETWEEN + subject;
    }

    /** Reads what {@link #text} wrote; empty for anything else, such as a control of a newer version. */
    public static Optional<Control> find(String text) {
        int colon = text.indexOf(BETWEEN);
        return Arrays.stream(Action.values())
                .filter(action ->
                        colon > 0 && text.length() <= MAX_TEXT && action.word().equals(text.substring(0, colon)))
                .map(action -> new Control(action, text.substring(colon + 1)))
                .findFirst();
    }
}
