package dev.easel.engine;

import dev.easel.core.chat.Attachment;
import dev.easel.core.chat.Attachment.Role;
import dev.easel.core.chat.CommandName;
import dev.easel.core.chat.Incoming;
import dev.easel.core.failure.Failure;
import dev.easel.core.failure.FailureException;
import dev.easel.core.job.JobId;
import dev.easel.engine.ReactionRules.Meaning;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds out what an {@link Incoming} asks for. */
final class Interpreter {
    /** What people say for "more like this", with their own wish behind it. */
    private static final Pattern VARY = Pattern.compile("(?is)(?:/?var(?:y|iations?))\\b[:,]?\\s*(.*)");

    private static final Pattern MASK = Pattern.compile("(?i)mask.*");

    private final ReactionRules reactions;
    private final Inquiries inquiries;

    Interpreter(ReactionRules reactions, Inquiries inquiries) {
        this.reactions = reactions;
        this.inquiries = inquiries;
    }

    /**
     * The intent.
     *
     * @throws FailureException {@code UserError} for a command that doesn't exist
     */
    Intent interpret(Incoming incoming) {
        return inquiries.find(incoming).<Intent>map(Intent.Ask::new).orElseGet(() -> drawing(incoming));
    }

    private Intent drawing(Incoming incoming) {
        return switch (incoming) {
            case Incoming.Command command ->
                CommandName.find(command.name())
                        .filter(CommandName::draws)
                        .map(name -> intent(name, command))
                        .orElseThrow(
                                () -> new FailureException(Failure.UserError.of("command-unknown", command.name())));
            case Incoming.Press press ->
                switch (press.control().action()) {
                    case CANCEL -> new Intent.Cancel(new JobId(press.control().job()));
                    case PAINT -> new Intent.OpenEditor(press.control());
                    case AGAIN, VARY, EDIT, ORIGINAL, INFO, DELETE, PAGE -> new Intent.Ignore();
                };
            case Incoming.Submission ignored -> new Intent.Ignore();
            case Incoming.MaskSubmission submission -> new Intent.Painted(submission);
            case Incoming.Mention mention -> intent(mention);
            case Incoming.Reaction reaction -> intent(reaction);
        };
    }

    private static Intent intent(Incoming.Mention mention) {
        FlagGrammar.Said said = FlagGrammar.parse(mention.text());
        said.options().forEach((word, value) -> {
            if (value.isEmpty()) {
                throw new FailureException(Failure.UserError.of("option-empty", word));
            }
        });
        if (mention.attachments().isEmpty()) {
            return new Intent.Draw(said.prompt(), said.options());
        }
        List<Attachment> masks = masks(mention.attachments());
        List<Attachment> images = mention.attachments().stream()
                .filter(attachment ->
                        masks.stream().noneMatch(mask -> mask.locator().equals(attachment.locator())))
                .toList();
        Matcher vary = VARY.matcher(said.prompt());
        if (said.prompt().isEmpty() || vary.matches()) {
            return new Intent.Vary(said.prompt().isEmpty() ? "" : vary.group(1), said.options(), images);
        }
        return new Intent.Repaint(said.prompt(), said.options(), images, masks);
    }

    /** Of several pictures those that are called so; a single one is what is edited, whatever its name. */
    private static List<Attachment> masks(List<Attachment> attachments) {
        return attachments.stream()
                .skip(1)
                .filter(attachment -> MASK.matcher(attachment.fileName()).matches())
                .map(attachment -> new Attachment(Role.MASK, attachment.locator(), attachment.fileName()))
                .toList();
    }

    private Intent intent(Incoming.Reaction reaction) {
        boolean varies = reactions
                .find(reaction.emoji())
                .filter(meaning -> meaning == Meaning.VARY)
                .isPresent();
        return varies && !reaction.attachments().isEmpty()
                ? new Intent.Vary("", Map.of(), reaction.attachments().subList(0, 1))
                : new Intent.Ignore();
    }

    private static Intent intent(CommandName name, Incoming.Command command) {
        List<Attachment> images = attachments(command, role -> role == Role.IMAGE);
        return switch (name) {
            case IMAGINE -> new Intent.Draw(command.prompt(), command.options());
            case EDIT ->
                new Intent.Repaint(command.prompt(), command.options(), images, attachments(command, Role::masks));
            case VARIATIONS -> new Intent.Vary(command.prompt(), command.options(), images);
            case QUOTA, GALLERY, MYDATA, SETTINGS, LINK, ADMIN, INFO, HELP -> new Intent.Ignore();
        };
    }

    private static List<Attachment> attachments(Incoming.Command command, Predicate<Role> wanted) {
        return command.attachments().stream()
                .filter(attachment -> wanted.test(attachment.role()))
                .toList();
    }
}
