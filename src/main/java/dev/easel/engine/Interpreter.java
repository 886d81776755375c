package dev.easel.engine;

import dev.easel.core.chat.Attachment;
import dev.easel.core.chat.Attachment.Role;
import dev.easel.core.chat.CommandName;
import dev.easel.core.chat.Control;
import dev.easel.core.chat.Incoming;
import dev.easel.core.failure.Failure;
import dev.easel.core.failure.FailureException;
import dev.easel.core.gallery.Exhibit;
import dev.easel.core.identity.PlatformId;
import dev.easel.core.job.JobId;
import dev.easel.engine.ReactionRules.Meaning;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds out what an {@link Incoming} asks for. */
final class Interpreter {
    private final ReactionRules reactions;
    private final Inquiries inquiries;
    private final Exhibits exhibits;
    private final Mentions mentions;
    private final Blending blending;
    private final SameAgain same;
    private final Predicate<PlatformId> conversing;

    /** @param conversing on which platforms what is asked for may follow on what was shown before */
    Interpreter(ReactionRules reactions, Inquiries inquiries, Exhibits exhibits, Predicate<PlatformId> conversing) {
        this.reactions = reactions;
        this.inquiries = inquiries;
        this.exhibits = exhibits;
        this.mentions = new Mentions(exhibits);
        this.blending = new Blending(exhibits.gallery());
        this.same = new SameAgain(exhibits);
        this.conversing = conversing;
    }

    /**
     * The intent.
     *
     * @throws FailureException {@code UserError} for a command that doesn't exist, and for images that are gone or none
     *     of the sender's
     */
    Intent interpret(Incoming incoming) {
        return inquiries.find(incoming).<Intent>map(Intent.Ask::new).orElseGet(() -> blended(incoming));
    }

    private Intent blended(Incoming incoming) {
        Intent intent = own(incoming);
        return intent instanceof Intent.Repaint repaint ? blending.of(repaint, incoming.sender()) : intent;
    }

    private Intent own(Incoming incoming) {
        return switch (incoming) {
            case Incoming.Command command ->
                CommandName.find(command.name())
                        .map(name -> intent(name, command))
                        .orElseThrow(() -> unknown(command.name()));
            case Incoming.Press press -> intent(press);
            case Incoming.Submission submission -> intent(submission);
            case Incoming.MaskSubmission submission -> new Intent.Painted(submission);
            case Incoming.Mention mention -> mentions.intent(mention);
            case Incoming.Reaction reaction ->
                reactions
                        .find(reaction.emoji())
                        .map(meaning -> intent(meaning, reaction))
                        .orElseGet(Intent.Ignore::new);
        };
    }

    private Intent intent(Incoming.Press press) {
        Control control = press.control();
        return switch (control.action()) {
            case CANCEL -> new Intent.Cancel(new JobId(control.job()));
            case CANCEL_REST -> new Intent.CancelRest(new JobId(control.job()));
            case AGAIN, RETRY -> new Intent.Again(exhibits.requireOrder(control.job(), press.sender()));
            case VARY -> exhibits.vary(exhibit(press), press.place(), control.position(), "", Map.of());
            case EDIT -> revise(exhibit(press), control.position());
            case PAINT -> new Intent.OpenEditor(control);
            case INFO -> new Intent.Explain(exhibit(press));
            case DELETE -> new Intent.Remove(exhibits.requireOwn(control.job(), press.sender(), press.place()));
            case PARENT -> new Intent.Explain(exhibit(press), control.position());
            case CHILD -> new Intent.Explain(exhibit(press), 1);
            case CONFIRM, REDRAW -> new Intent.Confirm(control.subject());
            case REUSE -> new Intent.Reuse(control.subject());
            case DECLINE -> new Intent.Decline(control.subject());
            case BATCH -> new Intent.AskForPrompts(Map.of());
            case ORIGINAL, ALL, PAGE -> new Intent.Ignore();
        };
    }

    private static Intent revise(Exhibit exhibit, int position) {
        Exhibits.requireImage(exhibit, position);
        return new Intent.Revise(exhibit, position);
    }

    private Exhibit exhibit(Incoming.Press press) {
        return exhibits.require(press.control().job(), press.sender());
    }

    private Intent intent(Incoming.Submission submission) {
        if (submission.control().action() == Control.Action.BATCH) {
            return new Intent.Draw(submission.text(), submission.options());
        }
        if (submission.control().action() != Control.Action.EDIT) {
            return new Intent.Ignore();
        }
        Exhibit exhibit = exhibits.require(submission.control().job(), submission.sender());
        Map<String, String> options = new HashMap<>(submission.options());
        int position = EditForm.takePicture(options)
                .orElseGet(() -> submission.control().position());
        return new Intent.Repaint(
                submission.text(),
                exhibits.withManner(exhibit, submission.place(), options),
                Pictures.of(exhibit, position, Exhibits.requireImage(exhibit, position)),
                List.of());
    }

    /** A reaction that can't mean anything there is just a reaction. */
    private Intent intent(Meaning meaning, Incoming.Reaction reaction) {
        Optional<Exhibit> exhibit = exhibits.find(reaction.on(), reaction.sender());
        return switch (meaning) {
            case VARY ->
                exhibit.map(shown -> exhibits.vary(shown, reaction.place(), 1, "", Map.of()))
                        .orElseGet(() -> vary(reaction));
            case AGAIN ->
                exhibit.<Intent>map(shown -> new Intent.Again(exhibits.requireOrder(shown.id(), reaction.sender())))
                        .orElseGet(Intent.Ignore::new);
            case DELETE ->
                exhibits.findOwn(reaction.on(), reaction.sender(), reaction.place())
                        .<Intent>map(Intent.Remove::new)
                        .orElseGet(Intent.Ignore::new);
        };
    }

    private static Intent vary(Incoming.Reaction reaction) {
        return reaction.attachments().isEmpty()
                ? new Intent.Ignore()
                : new Intent.Vary(
                        "", Map.of(), Pictures.of(reaction.attachments().subList(0, 1)));
    }

    /** A message that a command was used on comes with its pictures as files; where they are ours, ours are better. */
    private Intent intent(CommandName name, Incoming.Command command) {
        Optional<Exhibit> about =
                command.about() == null ? Optional.empty() : exhibits.find(command.about(), command.sender());
        Pictures files = Pictures.of(attachments(command, role -> role == Role.IMAGE));
        return switch (name) {
            case IMAGINE -> imagine(command);
            case BATCH ->
                command.prompt().isBlank() && findPrompts(command).isEmpty()
                        ? new Intent.AskForPrompts(command.options())
                        : draw(command);
            case EDIT ->
                about.map(exhibit -> new Intent.Repaint(
                                command.prompt(),
                                exhibits.withManner(exhibit, command.place(), command.options()),
                                Pictures.of(exhibit, 1, Exhibits.requireImage(exhibit, 1)),
                                attachments(command, Role::masks)))
                        .orElseGet(() -> repaint(command));
            case VARIATIONS ->
                about.map(exhibit -> exhibits.vary(exhibit, command.place(), 1, command.prompt(), command.options()))
                        .orElseGet(() -> new Intent.Vary(command.prompt(), command.options(), files));
            case INFO -> about.<Intent>map(Intent.Explain::new).orElseGet(() -> identify(files.attached()));
            case QUOTA, GALLERY, MYDATA, SETTINGS, LINK, ADMIN, HELP -> throw unknown(command.name());
        };
    }

    /** @throws FailureException {@code UserError} when there is nothing to look at */
    static Intent identify(List<Attachment> files) {
        if (files.isEmpty()) {
            throw new FailureException(Failure.UserError.of("picture-none"));
        }
        return new Intent.Identify(files);
    }

    private Intent imagine(Incoming.Command command) {
        return findPrompts(command).isEmpty()
                        && SameAgain.isMeantByPrompt(command.prompt())
                        && conversing.test(command.replyTo().platform())
                ? same.latest(command.prompt(), command.options(), command.sender(), command.place())
                : draw(command);
    }

    private static Intent draw(Incoming.Command command) {
        return findPrompts(command)
                .<Intent>map(prompts -> new Intent.DrawListed(prompts, command.options()))
                .orElseGet(() -> new Intent.Draw(command.prompt(), command.options()));
    }

    private static Optional<Attachment> findPrompts(Incoming.Command command) {
        return attachments(command, role -> role == Role.PROMPTS).stream().findFirst();
    }

    /** The edit of what came with the command. */
    static Intent.Repaint repaint(Incoming.Command command) {
        return new Intent.Repaint(
                command.prompt(),
                command.options(),
                Pictures.of(attachments(command, role -> role == Role.IMAGE)),
                attachments(command, Role::masks));
    }

    private static List<Attachment> attachments(Incoming.Command command, Predicate<Role> wanted) {
        return command.attachments().stream()
                .filter(attachment -> wanted.test(attachment.role()))
                .toList();
    }

    private static FailureException unknown(String command) {
        return new FailureException(Failure.UserError.of("command-unknown", command));
    }
}
