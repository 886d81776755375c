package dev.easel.platform.slack;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.interactive_components.payload.GlobalShortcutPayload;
import com.slack.api.app_backend.interactive_components.payload.MessageShortcutPayload;
import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import dev.easel.core.chat.Incoming;
import java.util.Optional;

/** What Slack shows over and beside the conversations: forms, and the app's home. Each call may block. */
interface SlackScreens {
    /** Opens the form for a new image. */
    void imagine(GlobalShortcutPayload shortcut);

    /** Opens the form for an edit of the images of a message. */
    void edit(MessageShortcutPayload shortcut);

    /** Something was chosen in a form that changes what else there is to choose, or pressed in the home. */
    void changed(BlockActionPayload action);

    /** What a form asks for that was filled in and sent; empty when it is none of Easel's. */
    Optional<Incoming> submitted(ViewSubmissionPayload submission);

    /** Somebody looks at the app's home. */
    void home(String user);
}
