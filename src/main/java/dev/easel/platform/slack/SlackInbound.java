package dev.easel.platform.slack;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.interactive_components.payload.MessageShortcutPayload;
import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.model.File;
import com.slack.api.model.event.AppMentionEvent;
import com.slack.api.model.event.MessageEvent;
import com.slack.api.model.event.MessageFileShareEvent;
import com.slack.api.model.event.ReactionAddedEvent;
import dev.easel.core.chat.Attachment;
import dev.easel.core.chat.CommandName;
import dev.easel.core.chat.Control;
import dev.easel.core.chat.Incoming;
import dev.easel.core.identity.ChannelRef;
import dev.easel.core.identity.MessageRef;
import dev.easel.core.identity.Place;
import dev.easel.core.identity.Sender;
import dev.easel.core.identity.SpaceRef;
import dev.easel.platform.slack.SlackThreads.Seen;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Translates Slack's events. What an event leaves out is asked for: who somebody is, what a thread began with. Ids are
 * made from what happened, not from Slack's own number of the event: that one changes when Slack tells it again.
 */
final class SlackInbound {
    private final SlackLogin login;
    private final SlackPeople people;
    private final UnaryOperator<String> names;
    private final SlackEmoji emoji = new SlackEmoji();

    SlackInbound(SlackLogin login, SlackPeople people, SlackChannels channels) {
        this.login = login;
        this.people = people;
        this.names = id -> id.startsWith("C") || id.startsWith("G") ? channels.name(id) : people.name(id);
    }

    /** Something that was said to Easel: in a channel after its name, or directly. */
    record Said(
            @Nullable String user,
            @Nullable String bot,
            String channel,
            String ts,
            @Nullable String thread,
            @Nullable String text,
            @Nullable List<File> files) {
        static Said of(AppMentionEvent event) {
            return new Said(
                    event.getUser(),
                    event.getBotId(),
                    event.getChannel(),
                    event.getTs(),
                    event.getThreadTs(),
                    event.getText(),
                    event.getFiles());
        }

        static Said of(MessageEvent event) {
            return new Said(
                    event.getUser(),
                    event.getBotId(),
                    event.getChannel(),
                    event.getTs(),
                    event.getThreadTs(),
                    event.getText(),
                    event.getFiles());
        }

        static Said of(MessageFileShareEvent event) {
            return new Said(
                    event.getUser(),
                    null,
                    event.getChannel(),
                    event.getTs(),
                    event.getThreadTs(),
                    event.getText(),
                    event.getFiles());
        }

        /** The same however often, and in whatever way, Slack tells it. */
        String id() {
            return "said/" + channel + "/" + ts;
        }

        /** The message that began the thread it was said in, unless it began one itself. */
        Optional<SlackPost> findRoot() {
            return Optional.ofNullable(thread)
                    .filter(root -> !root.equals(ts))
                    .map(root -> new SlackPost(channel, root));
        }
    }

    /** Whether a person said it: Easel listens to no app, least of all to itself. */
    boolean isPersons(@Nullable String user, @Nullable String bot) {
        return user != null && bot == null && !user.equals(login.user()) && !people.isBot(user);
    }

    /** @param about the message of the thread that it is about, where Slack showed it */
    Incoming.Mention mention(Said said, String user, @Nullable Seen about) {
        Sender sender = people.sender(user, user);
        List<Attachment> own = SlackAttachments.of(said.files());
        List<Attachment> meant = own.isEmpty() && about != null && !about.user().equals(login.user())
                ? SlackAttachments.of(about.files())
                : own;
        String text = said.text() == null ? "" : said.text();
        return new Incoming.Mention(
                said.id(),
                sender,
                place(said.channel()),
                address(said.channel(), said.thread(), sender).toReplyAddress(),
                words(SlackMarkup.without(login.user(), text)),
                meant,
                said.findRoot()
                        .map(root -> about == null ? root : new SlackPost(root.channel(), about.ts()))
                        .map(SlackPost::toMessageRef)
                        .orElse(null));
    }

    /** The same event as often as Slack tells of it; whoever takes an emoji away and sets it anew may ask anew. */
    static String idOf(ReactionAddedEvent event) {
        return String.join(
                "/",
                "reaction",
                event.getItem().getChannel(),
                event.getItem().getTs(),
                event.getReaction(),
                event.getUser(),
                event.getEventTs());
    }

    /** An emoji as the rest of the world knows it. */
    String emoji(ReactionAddedEvent event) {
        return emoji.unicode(event.getReaction());
    }

    Incoming.Reaction reaction(ReactionAddedEvent event, Seen on) {
        Sender sender = people.sender(event.getUser(), event.getUser());
        SlackPost post =
                new SlackPost(event.getItem().getChannel(), event.getItem().getTs());
        return new Incoming.Reaction(
                idOf(event),
                sender,
                place(post.channel()),
                address(post.channel(), on.thread(), sender).toReplyAddress(),
                post.toMessageRef(),
                emoji(event),
                SlackAttachments.of(on.files()));
    }

    static String idOf(SlashCommandPayload command) {
        return "command/" + command.getTriggerId();
    }

    private String words(String text) {
        return SlackWords.isOrder(text) ? SlackMarkup.plainWithIds(text) : SlackMarkup.plain(text, names);
    }

    /** A command as the same words said to Easel. */
    Incoming.Mention command(SlashCommandPayload command) {
        Sender sender = people.sender(command.getUserId(), command.getUserName());
        String text = command.getText() == null ? "" : command.getText();
        return new Incoming.Mention(
                idOf(command),
                sender,
                place(command.getChannelId()),
                address(command.getChannelId(), null, sender)
                        .withAnswerTo(command.getResponseUrl(), command.getTriggerId())
                        .toReplyAddress(),
                SlackWords.of(command.getCommand(), words(text)),
                List.of(),
                null);
    }

    static String idOf(MessageShortcutPayload shortcut) {
        return "shortcut/" + shortcut.getTriggerId();
    }

    /** What a shortcut asks for, by its callback id: a command on a message. */
    Optional<Incoming> shortcut(MessageShortcutPayload shortcut) {
        Sender sender =
                people.sender(shortcut.getUser().getId(), shortcut.getUser().getName());
        String channel = shortcut.getChannel().getId();
        MessageRef about = new SlackPost(channel, shortcut.getMessageTs()).toMessageRef();
        return CommandName.find(shortcut.getCallbackId())
                .map(name -> new Incoming.Command(
                        idOf(shortcut),
                        sender,
                        place(channel),
                        address(shortcut, sender).toReplyAddress(),
                        name.word(),
                        "",
                        SlackAttachments.of(shortcut.getMessage().getFiles()),
                        Map.of(),
                        about));
    }

    private SlackAddress address(MessageShortcutPayload shortcut, Sender sender) {
        String thread = Stream.of(shortcut.getMessage().getThreadTs(), shortcut.getMessageTs())
                .filter(ts -> ts != null)
                .findFirst()
                .orElse(null);
        return address(shortcut.getChannel().getId(), thread, sender)
                .withAnswerTo(shortcut.getResponseUrl(), shortcut.getTriggerId());
    }

    static String idOf(BlockActionPayload press) {
        return "press/" + press.getTriggerId();
    }

    /** The control that a pressed button stands for; empty when it is something else in a form. */
    static Optional<Control> findControl(BlockActionPayload press) {
        String value = press.getActions().getFirst().getValue();
        return Control.find(value == null ? "" : value);
    }

    /** A press of a button that stands for a control; empty for any other. */
    Optional<Incoming> press(BlockActionPayload press) {
        Sender sender = people.sender(press.getUser().getId(), press.getUser().getName());
        BlockActionPayload.Container container = press.getContainer();
        // In the app's home there is no channel: what comes of it goes to the person directly.
        String channel = container == null || container.getChannelId() == null
                ? press.getUser().getId()
                : container.getChannelId();
        String thread = container == null ? null : container.getThreadTs();
        return findControl(press)
                .map(control -> new Incoming.Press(
                        idOf(press),
                        sender,
                        place(channel),
                        answered(
                                        control,
                                        address(channel, thread, sender)
                                                .withAnswerTo(press.getResponseUrl(), press.getTriggerId()))
                                .toReplyAddress(),
                        control));
    }

    private static SlackAddress answered(Control control, SlackAddress address) {
        return control.action().settles() ? address.inPlace() : address;
    }

    /** Of an address in this workspace. */
    SlackAddress address(String channel, @Nullable String thread, Sender sender) {
        return SlackAddress.in(login.team(), channel, thread, sender.user().id())
                .speaking(sender.locale());
    }

    /** A direct conversation is a part of the workspace, which pays for it. */
    Place place(String channel) {
        return new Place(
                new SpaceRef(SlackAddress.PLATFORM, login.team()), new ChannelRef(SlackAddress.PLATFORM, channel));
    }
}
