package dev.easel.engine;

import java.util.Map;

/** What a sender wants, whichever door it came through. */
sealed interface Intent {
    /**
     * Images from words.
     *
     * @param options by the words of {@link dev.easel.core.chat.CommandOption}, as typed
     */
    record Draw(String prompt, Map<String, String> options) implements Intent {}
}
