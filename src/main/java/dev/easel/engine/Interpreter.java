package dev.easel.engine;

import dev.easel.core.chat.Attachment;
import dev.easel.core.chat.Attachment.Role;
import dev.easel.core.chat.CommandName;
import dev.easel.core.chat.Incoming;
import dev.easel.core.failure.Failure;
import dev.easel.core.failure.FailureException;
import dev.easel.core.job.JobId;
import java.util.List;
import java.util.function.Predicate;

/** Finds out what an {@link Incoming} asks for. */
final class Interpreter {
    /**
     * The intent.
     *
     * @throws FailureException {@code UserError} for a command that doesn't exist
     */
    Intent interpret(Incoming incoming) {
        return switch (incoming) {
            case Incoming.Command command ->
                CommandName.find(command.name())
                        .map(name -> intent(name, command))
                        .orElseThrow(
                                () -> new FailureException(Failure.UserError.of("command-unknown", command.name())));
            case Incoming.Press press ->
                switch (press.control().action()) {
                    case CANCEL -> new Intent.Cancel(new JobId(press.control().subject()), press.authority());
                };
        };
    }

    private static Intent intent(CommandName name, Incoming.Command command) {
        List<Attachment> images = attachments(command, role -> role == Role.IMAGE);
        return switch (name) {
            case IMAGINE -> new Intent.Draw(command.prompt(), command.options());
            case EDIT ->
                new Intent.Repaint(command.prompt(), command.options(), images, attachments(command, Role::masks));
            case VARIATIONS -> new Intent.Vary(command.prompt(), command.options(), images);
        };
    }

    private static List<Attachment> attachments(Incoming.Command command, Predicate<Role> wanted) {
        return command.attachments().stream()
                .filter(attachment -> wanted.test(attachment.role()))
                .toList();
    }
}
