package dev.easel.platform.slack;

import dev.easel.core.identity.MessageRef;

/** A message: Slack knows it by its channel and the time at which it was posted. */
record SlackPost(String channel, String ts) {
    private static final char BETWEEN = '/';

    static SlackPost of(MessageRef message) {
        int end = message.value().indexOf(BETWEEN);
        return new SlackPost(message.value().substring(0, end), message.value().substring(end + 1));
    }

    MessageRef toMessageRef() {
        return new MessageRef(SlackAddress.PLATFORM, channel + BETWEEN + ts);
    }
}
