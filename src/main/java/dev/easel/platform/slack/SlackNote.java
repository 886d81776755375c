package dev.easel.platform.slack;

import dev.easel.core.identity.MessageRef;
import java.util.ArrayList;
import java.util.List;

/**
 * How far a delivery has come.
 *
 * @param messages those that are to show it, as far as they are posted
 * @param files Slack's ids of its images, in their order, once they are uploaded
 */
record SlackNote(List<SlackPost> messages, List<String> files) {
    static final SlackNote NOTHING = new SlackNote(List.of(), List.of());

    private static final String MESSAGE = "message ";
    private static final String FILE = "file ";

    SlackNote {
        messages = List.copyOf(messages);
        files = List.copyOf(files);
    }

    static SlackNote of(String text) {
        List<SlackPost> messages = new ArrayList<>();
        List<String> files = new ArrayList<>();
        for (String line : text.lines().toList()) {
            if (line.startsWith(MESSAGE)) {
                messages.add(SlackPost.of(new MessageRef(SlackAddress.PLATFORM, line.substring(MESSAGE.length()))));
            } else if (line.startsWith(FILE)) {
                files.add(line.substring(FILE.length()));
            }
        }
        return new SlackNote(messages, files);
    }

    String text() {
        StringBuilder text = new StringBuilder();
        messages.forEach(message ->
                text.append(MESSAGE).append(message.toMessageRef().value()).append('\n'));
        files.forEach(file -> text.append(FILE).append(file).append('\n'));
        return text.toString();
    }

    /** With one more message. */
    SlackNote and(SlackPost message) {
        List<SlackPost> more = new ArrayList<>(messages);
        more.add(message);
        return new SlackNote(more, files);
    }

    /** With a message in place of one that is gone. */
    SlackNote replacing(int position, SlackPost message) {
        List<SlackPost> others = new ArrayList<>(messages);
        others.set(position, message);
        return new SlackNote(others, files);
    }

    SlackNote with(List<String> uploaded) {
        return new SlackNote(messages, uploaded);
    }
}
