package dev.easel.engine.desk;

import dev.easel.core.chat.Answer;
import dev.easel.core.chat.Messenger;

/** Answers one command. Safe for use from several threads. */
interface Clerk {
    /**
     * The answer.
     *
     * @param door where it is given, for what fits there
     * @throws MisunderstoodException when it isn't clear what is asked, or it isn't allowed: nothing is changed then
     */
    Answer answer(Inquiry inquiry, Messenger door);

    /** Whether it changes something, so that the same event must not ask for it twice. */
    default boolean changes(Inquiry inquiry) {
        return false;
    }
}
