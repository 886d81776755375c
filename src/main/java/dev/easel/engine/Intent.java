package dev.easel.engine;

import dev.easel.core.chat.Attachment;
import dev.easel.core.chat.Control;
import dev.easel.core.chat.Incoming;
import dev.easel.core.gallery.Exhibit;
import dev.easel.core.job.JobId;
import dev.easel.core.job.Order;
import dev.easel.engine.desk.Inquiry;
import java.util.List;
import java.util.Map;

/**
 * What a sender wants, whichever door it came through. Options are by the words of
 * {@link dev.easel.core.chat.CommandOption}, as typed.
 */
sealed interface Intent {
    /**
     * Images from words.
     *
     * @param prompt where it has several lines, a prompt a line, each with flags of its own
     */
    record Draw(String prompt, Map<String, String> options) implements Intent {}

    /** Images from the words in a file, a prompt a line. */
    record DrawListed(Attachment prompts, Map<String, String> options) implements Intent {}

    /** A form that asks for the prompts of a batch. */
    record AskForPrompts(Map<String, String> options) implements Intent {}

    /**
     * Images from words and images.
     *
     * @param pictures the first one is edited, the others are there to look at
     * @param masks masks and marked-up copies; at most one makes sense
     */
    record Repaint(String prompt, Map<String, String> options, Pictures pictures, List<Attachment> masks)
            implements Intent {}

    /** Nothing: not everything that is said or done in a conversation is for Easel. */
    record Ignore() implements Intent {}

    /**
     * More images like one.
     *
     * @param hint what to do differently; may be empty
     */
    record Vary(String hint, Map<String, String> options, Pictures pictures) implements Intent {}

    /** The same once more. */
    record Again(Order order) implements Intent {}

    /** A mask to be painted for an image of ours. */
    record OpenEditor(Control control) implements Intent {}

    /** A mask was painted. */
    record Painted(Incoming.MaskSubmission submission) implements Intent {}

    /** Something that draws nothing. */
    record Ask(Inquiry inquiry) implements Intent {}

    /** A job given up. */
    record Cancel(JobId job) implements Intent {}

    /** Agreed to what an offer may cost. */
    record Confirm(String offer) implements Intent {}

    /** Content with what was drawn before, which an offer is about. */
    record Reuse(String offer) implements Intent {}

    /** An offer turned down. */
    record Decline(String offer) implements Intent {}

    /** What is left of a batch given up. */
    record CancelRest(JobId batch) implements Intent {}

    /**
     * A form that asks what to change in an image.
     *
     * @param position which image, from 1
     */
    record Revise(Exhibit exhibit, int position) implements Intent {}

    /**
     * What made these images.
     *
     * @param shown the image that is shown with it, from 1; 0 for none
     */
    record Explain(Exhibit exhibit, int shown) implements Intent {
        Explain(Exhibit exhibit) {
            this(exhibit, 0);
        }
    }

    /** What made the images that these files show. */
    record Identify(List<Attachment> files) implements Intent {
        public Identify {
            files = List.copyOf(files);
        }
    }

    /** Back to what an image was made from. */
    record Undo(Exhibit exhibit) implements Intent {}

    /** Images taken back, by somebody who may. */
    record Remove(Exhibit exhibit) implements Intent {}
}
