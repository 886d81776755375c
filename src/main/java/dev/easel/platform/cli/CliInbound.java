package dev.easel.platform.cli;

import dev.easel.core.chat.Attachment;
import dev.easel.core.chat.Attachment.Role;
import dev.easel.core.chat.CommandName;
import dev.easel.core.chat.CommandOption;
import dev.easel.core.chat.Control;
import dev.easel.core.chat.Incoming;
import dev.easel.core.identity.Authority;
import dev.easel.core.identity.ChannelRef;
import dev.easel.core.identity.Place;
import dev.easel.core.identity.Sender;
import dev.easel.core.identity.UserRef;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.ParseResult;

/** Translates a parsed command line. */
final class CliInbound {
    private CliInbound() {}

    /**
     * The command as it came in.
     *
     * @param user who is logged in on this machine
     * @param session unique; the event's id as well
     */
    static Incoming.Command command(
            CommandName name, ParseResult parsed, String prompt, String user, CliSession session) {
        Map<String, String> options = new HashMap<>();
        for (CommandOption option : CommandOption.of(name)) {
            Object value = parsed.matchedOptionValue("--" + option.word(), null);
            if (value != null) {
                options.put(option.word(), value.toString());
            }
        }
        CliAddress address = session.address();
        return new Incoming.Command(
                address.session(),
                new Sender(
                        new UserRef(CliAddress.PLATFORM, user),
                        user,
                        Locale.getDefault(),
                        Set.of(),
                        Authority.OPERATOR),
                new Place(null, new ChannelRef(CliAddress.PLATFORM, "terminal")),
                address.toReplyAddress(),
                name.word(),
                prompt,
                attachments(name, parsed),
                options);
    }

    /** Whoever gave a command presses one of its controls. */
    static Incoming.Press press(Incoming.Command command, Control control) {
        return new Incoming.Press(
                command.eventId() + "/" + control.text(),
                command.sender(),
                command.place(),
                command.replyTo(),
                control);
    }

    private static List<Attachment> attachments(CommandName name, ParseResult parsed) {
        List<Attachment> attachments = new ArrayList<>();
        if (name == CommandName.IMAGINE) {
            findFile(CliCommands.PROMPTS, Role.PROMPTS, parsed).ifPresent(attachments::add);
        } else {
            Path image = parsed.matchedPositionalValue(0, Path.of(""));
            attachments.add(CliAttachments.of(Role.IMAGE, image));
        }
        if (name == CommandName.EDIT) {
            for (Path more : parsed.matchedOptionValue(CliCommands.MORE, new Path[0])) {
                attachments.add(CliAttachments.of(Role.IMAGE, more));
            }
            findFile(CliCommands.MASK, Role.MASK, parsed).ifPresent(attachments::add);
            findFile(CliCommands.MARKED, Role.MARKS, parsed).ifPresent(attachments::add);
        }
        return attachments;
    }

    private static Optional<Attachment> findFile(String option, Role role, ParseResult parsed) {
        return parsed.hasMatchedOption(option)
                ? Optional.of(CliAttachments.of(role, parsed.matchedOptionValue(option, Path.of(""))))
                : Optional.empty();
    }
}
