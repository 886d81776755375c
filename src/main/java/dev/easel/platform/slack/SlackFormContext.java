package dev.easel.platform.slack;

import com.google.gson.Gson;
import com.slack.api.app_backend.interactive_components.payload.MessageShortcutPayload;
import dev.easel.core.chat.Attachment;
import dev.easel.core.identity.MessageRef;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a form that was opened on a message is about; kept in the form itself.
 *
 * @param thread in which its results go; absent: the channel itself
 * @param message the {@code ts} of the message; absent: none
 * @param files locators and names of its images, by turns
 */
record SlackFormContext(
        String channel, @Nullable String thread, @Nullable String message, List<String> files) {
    private static final Gson GSON = new Gson();

    /** Of a form's own data (Slack's reference of views, 2026-11). */
    private static final int MAX_TEXT = 3_000;

    SlackFormContext {
        files = files == null ? List.of() : List.copyOf(files);
    }

    static SlackFormContext in(String channel) {
        return new SlackFormContext(channel, null, null, List.of());
    }

    static SlackFormContext of(MessageShortcutPayload shortcut) {
        String message = shortcut.getMessageTs();
        String thread = shortcut.getMessage().getThreadTs();
        List<String> files = new ArrayList<>();
        for (Attachment image : SlackAttachments.of(shortcut.getMessage().getFiles())) {
            files.add(image.locator());
            files.add(image.fileName());
        }
        String channel = shortcut.getChannel().getId();
        return new SlackFormContext(channel, thread == null ? message : thread, message, files);
    }

    static SlackFormContext of(String text) {
        return GSON.fromJson(text, SlackFormContext.class);
    }

    /** With as many files as fit. */
    String text() {
        String text = GSON.toJson(this);
        return text.length() <= MAX_TEXT || files.isEmpty()
                ? text
                : new SlackFormContext(channel, thread, message, files.subList(0, files.size() - 2)).text();
    }

    List<Attachment> attachments() {
        List<Attachment> attachments = new ArrayList<>();
        for (int i = 0; i + 1 < files.size(); i += 2) {
            attachments.add(new Attachment(Attachment.Role.IMAGE, files.get(i), files.get(i + 1)));
        }
        return attachments;
    }

    @Nullable
    MessageRef about() {
        return message == null ? null : new SlackPost(channel, message).toMessageRef();
    }
}
