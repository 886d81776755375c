package dev.easel.platform.slack;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.interactive_components.payload.GlobalShortcutPayload;
import com.slack.api.app_backend.interactive_components.payload.MessageShortcutPayload;
import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import com.slack.api.methods.request.views.ViewsUpdateRequest;
import com.slack.api.model.view.View;
import dev.easel.core.chat.CommandName;
import dev.easel.core.chat.CommandOption;
import dev.easel.core.chat.Field;
import dev.easel.core.chat.Inbox;
import dev.easel.core.chat.Incoming;
import dev.easel.core.identity.Sender;
import dev.easel.core.image.ModelId;
import dev.easel.platform.slack.SlackClient.Line;
import dev.easel.platform.slack.SlackCommandForm.Showing;
import dev.easel.platform.slack.SlackForms.Filled;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Forms and the home, as they are opened, changed and sent. A form comes first and all else later: it can't wait. */
final class SlackDialogs implements SlackScreens {
    static final Line UPDATE = Line.of("views.update");

    private static final Logger LOG = LoggerFactory.getLogger(SlackDialogs.class);

    private final Parts parts;

    /** What dialogs are made with. */
    record Parts(
            SlackClient client,
            SlackForms forms,
            SlackCommandForm commands,
            SlackInbound inbound,
            SlackPeople people,
            SlackHome home,
            Inbox inbox,
            InstantSource clock) {}

    SlackDialogs(Parts parts) {
        this.parts = parts;
    }

    @Override
    public void imagine(GlobalShortcutPayload shortcut) {
        Locale locale = parts.people().knownLocale(shortcut.getUser().getId());
        View view = parts.commands().view(new Showing(CommandName.IMAGINE, null, "", true, locale), today());
        parts.forms().open(shortcut.getTriggerId(), view);
    }

    @Override
    public void edit(MessageShortcutPayload shortcut) {
        Locale locale = parts.people().knownLocale(shortcut.getUser().getId());
        String metadata = SlackFormContext.of(shortcut).text();
        View view = parts.commands().view(new Showing(CommandName.EDIT, null, metadata, false, locale), today());
        parts.forms().open(shortcut.getTriggerId(), view);
    }

    @Override
    public void changed(BlockActionPayload action) {
        View view = action.getView();
        if (view == null
                || !CommandOption.MODEL
                        .word()
                        .equals(action.getActions().getFirst().getActionId())) {
            return;
        }
        Optional<CommandName> command = CommandName.find(String.valueOf(view.getCallbackId()));
        BlockActionPayload.Action.SelectedOption chosen =
                action.getActions().getFirst().getSelectedOption();
        if (command.isPresent()) {
            ModelId model = chosen == null ? null : new ModelId(chosen.getValue());
            show(
                    view,
                    new Showing(
                            command.get(),
                            model,
                            view.getPrivateMetadata(),
                            command.get() == CommandName.IMAGINE,
                            parts.people().knownLocale(action.getUser().getId())));
        }
    }

    private void show(View view, Showing showing) {
        try {
            parts.client()
                    .callOnce(
                            UPDATE,
                            methods -> methods.viewsUpdate(ViewsUpdateRequest.builder()
                                    .viewId(view.getId())
                                    .hash(view.getHash())
                                    .view(parts.commands().view(showing, today()))
                                    .build()));
        } catch (SlackRefusalException e) {
            LOG.info("a form stays as it is: {}", e.getMessage());
        }
    }

    @Override
    public Optional<Incoming> submitted(ViewSubmissionPayload submission) {
        View view = submission.getView();
        String id = "form/" + view.getId();
        Sender sender = parts.people()
                .sender(
                        submission.getUser().getId(),
                        String.valueOf(submission.getUser().getName()));
        Optional<Filled> answered = SlackForms.read(view);
        if (answered.isPresent()) {
            return answered.map(filled -> submission(id, sender, filled));
        }
        return CommandName.find(String.valueOf(view.getCallbackId())).map(name -> command(id, sender, name, view));
    }

    private Incoming submission(String id, Sender sender, Filled filled) {
        return new Incoming.Submission(
                id,
                sender,
                parts.inbound().place(filled.address().channel()),
                filled.address().speaking(sender.locale()).toReplyAddress(),
                filled.control(),
                filled.text(),
                filled.options());
    }

    private Incoming command(String id, Sender sender, CommandName name, View view) {
        Map<String, String> options = new LinkedHashMap<>(SlackForms.values(view.getState()));
        String prompt = Optional.ofNullable(options.remove(Field.PROMPT)).orElse("");
        String place = Optional.ofNullable(options.remove(SlackCommandForm.PLACE))
                .orElse(sender.user().id());
        SlackFormContext context = name == CommandName.IMAGINE
                ? SlackFormContext.in(place)
                : SlackFormContext.of(view.getPrivateMetadata());
        return new Incoming.Command(
                id,
                sender,
                parts.inbound().place(context.channel()),
                parts.inbound()
                        .address(context.channel(), context.thread(), sender)
                        .toReplyAddress(),
                name.word(),
                prompt,
                context.attachments(),
                options,
                context.about());
    }

    @Override
    public void home(String user) {
        parts.home().show(parts.people().sender(user, user), parts.inbound(), parts.inbox());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(parts.clock().instant(), ZoneOffset.UTC);
    }
}
