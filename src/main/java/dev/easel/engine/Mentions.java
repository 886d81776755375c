package dev.easel.engine;

import dev.easel.core.chat.Attachment;
import dev.easel.core.chat.Attachment.Role;
import dev.easel.core.chat.CommandName;
import dev.easel.core.chat.Incoming;
import dev.easel.core.failure.Failure;
import dev.easel.core.failure.FailureException;
import dev.easel.core.gallery.Exhibit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds out what is meant by words that were said to Easel, by the files with them, and by the message they answer. */
final class Mentions {
    /** What people say for "more like this", with their own wish behind it. */
    private static final Pattern VARY = Pattern.compile("(?is)(?:/?var(?:y|iations?))\\b[:,]?\\s*(.*)");

    /** Drawing the word is never what is meant. */
    private static final Pattern UNDO = Pattern.compile("(?i)/?(?:undo|rückgängig)[.!]?");

    /** A question about a picture; as a wish, nobody could draw it. */
    private static final Pattern ORIGIN =
            Pattern.compile("(?iU)what made (?:this|that|it)\\??|wie entstand das\\??|woraus ist das\\??");

    private static final Pattern COMMAND = Pattern.compile("(?s)/([A-Za-z][A-Za-z-]*)(?:\\s+(.*))?");
    private static final Pattern MASK = Pattern.compile("(?i)mask.*");

    private final Exhibits exhibits;
    private final SameAgain same;

    Mentions(Exhibits exhibits) {
        this.exhibits = exhibits;
        this.same = new SameAgain(exhibits);
    }

    /**
     * The intent.
     *
     * @throws FailureException {@code UserError} for a flag without a value, and a command that says nothing here
     */
    Intent intent(Incoming.Mention mention) {
        Matcher command = COMMAND.matcher(mention.text().strip());
        if (!command.matches()) {
            return free(mention, mention.text());
        }
        CommandName name = CommandName.find(command.group(1)).orElseThrow(() -> unknown(command.group(1)));
        String rest = command.group(2) == null ? "" : command.group(2);
        if (name == CommandName.IMAGINE && SameAgain.isMeantByPrompt(rest)) {
            return free(mention, rest);
        }
        if (name == CommandName.IMAGINE || name == CommandName.BATCH) {
            return draw(rest);
        }
        FlagGrammar.Said said = said(rest);
        return switch (name) {
            case EDIT -> repaint(mention, said);
            case VARIATIONS -> vary(mention, said.prompt(), said.options());
            case INFO -> explain(mention);
            case IMAGINE, BATCH, QUOTA, GALLERY, MYDATA, SETTINGS, LINK, ADMIN, HELP -> throw unknown(name.word());
        };
    }

    private static FailureException unknown(String command) {
        return new FailureException(Failure.UserError.of("command-unknown", command));
    }

    /** Several lines are several prompts, which have flags of their own. */
    private static Intent.Draw draw(String text) {
        if (text.strip().lines().count() > 1) {
            return new Intent.Draw(text, Map.of());
        }
        FlagGrammar.Said said = said(text);
        return new Intent.Draw(said.prompt(), said.options());
    }

    private Intent free(Incoming.Mention mention, String text) {
        FlagGrammar.Said said = FlagGrammar.parse(text);
        Matcher vary = VARY.matcher(said.prompt());
        if (Blending.isMeant(said)) {
            return repaint(mention, complete(said));
        }
        if (UNDO.matcher(said.prompt()).matches() && mention.attachments().isEmpty()) {
            return findAbout(mention)
                    .<Intent>map(Intent.Undo::new)
                    .orElseThrow(() -> new FailureException(Failure.UserError.of("undo-nothing")));
        }
        if (ORIGIN.matcher(said.prompt()).matches()
                && (isAnswer(mention) || !mention.attachments().isEmpty())) {
            return explain(mention);
        }
        if (SameAgain.isMeant(said.prompt())
                && mention.attachments().isEmpty()
                && findAbout(mention).isEmpty()) {
            return same.latest(said.prompt(), complete(said).options(), mention.sender(), mention.place());
        }
        boolean varies = said.prompt().isEmpty() || vary.matches();
        if (mention.attachments().isEmpty() && findAbout(mention).isEmpty() && !(varies && isAnswer(mention))) {
            return draw(text);
        }
        return varies
                ? vary(
                        mention,
                        said.prompt().isEmpty() ? "" : vary.group(1),
                        complete(said).options())
                : repaint(mention, complete(said));
    }

    /** Who answers a message with nothing but "vary" means what it shows, even where that is gone. */
    private static boolean isAnswer(Incoming.Mention mention) {
        return mention.about() != null;
    }

    /** What stands in a text; a flag without its value is refused. */
    static FlagGrammar.Said said(String text) {
        return complete(FlagGrammar.parse(text));
    }

    private static FlagGrammar.Said complete(FlagGrammar.Said said) {
        said.options().forEach((word, value) -> {
            if (value.isEmpty()) {
                throw new FailureException(Failure.UserError.of("option-empty", word));
            }
        });
        return said;
    }

    private Intent vary(Incoming.Mention mention, String hint, Map<String, String> options) {
        Optional<Exhibit> about = findAbout(mention);
        List<Attachment> images = images(mention, about.isPresent());
        return images.isEmpty() && about.isPresent()
                ? exhibits.vary(about.get(), mention.place(), 1, hint, options)
                : new Intent.Vary(hint, options, Pictures.of(images));
    }

    private Intent repaint(Incoming.Mention mention, FlagGrammar.Said said) {
        Optional<Exhibit> about = findAbout(mention);
        List<Attachment> images = images(mention, about.isPresent());
        List<Attachment> masks = masks(mention, about.isPresent());
        return images.isEmpty() && about.isPresent()
                ? repaint(about.get(), mention, said, masks)
                : new Intent.Repaint(said.prompt(), said.options(), Pictures.of(images), masks);
    }

    private Intent repaint(Exhibit ours, Incoming.Mention mention, FlagGrammar.Said said, List<Attachment> masks) {
        return new Intent.Repaint(
                said.prompt(), exhibits.withManner(ours, mention.place(), said.options()), Pictures.allOf(ours), masks);
    }

    private Intent explain(Incoming.Mention mention) {
        Optional<Exhibit> about = mention.attachments().isEmpty() ? findAbout(mention) : Optional.empty();
        return about.<Intent>map(Intent.Explain::new).orElseGet(() -> Interpreter.identify(mention.attachments()));
    }

    private Optional<Exhibit> findAbout(Incoming.Mention mention) {
        return mention.about() == null ? Optional.empty() : exhibits.find(mention.about(), mention.sender());
    }

    /**
     * Of several pictures those that are called so. A single one is what is edited, whatever its name, unless there is
     * something else to edit.
     */
    private static List<Attachment> masks(Incoming.Mention mention, boolean aboutOurs) {
        return mention.attachments().stream()
                .skip(aboutOurs ? 0 : 1)
                .filter(Mentions::isCalledMask)
                .map(attachment -> new Attachment(Role.MASK, attachment.locator(), attachment.fileName()))
                .toList();
    }

    private static List<Attachment> images(Incoming.Mention mention, boolean aboutOurs) {
        List<Attachment> masks = masks(mention, aboutOurs);
        return mention.attachments().stream()
                .filter(attachment ->
                        masks.stream().noneMatch(mask -> mask.locator().equals(attachment.locator())))
                .toList();
    }

    private static boolean isCalledMask(Attachment attachment) {
        return MASK.matcher(attachment.fileName()).matches();
    }
}
