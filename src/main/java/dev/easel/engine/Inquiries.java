package dev.easel.engine;

import dev.easel.core.chat.CommandName;
import dev.easel.core.chat.Incoming;
import dev.easel.engine.desk.Inquiry;
import dev.easel.engine.desk.Presses;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the commands that draw nothing in what comes in: given by name, or at the beginning of a text. */
final class Inquiries {
    /** What needs no slash when nothing else is said. */
    private static final Set<CommandName> BARE = Set.of(CommandName.HELP, CommandName.QUOTA);

    private static final Pattern COMMAND = Pattern.compile("(?s)/([A-Za-z][A-Za-z-]*)(?:\\s+(.*))?");

    private final Predicate<CommandName> served;

    /** @param served which commands somebody answers */
    Inquiries(Predicate<CommandName> served) {
        this.served = served;
    }

    /** Empty for what is none of these commands. */
    Optional<Inquiry> find(Incoming incoming) {
        return switch (incoming) {
            case Incoming.Command command ->
                CommandName.find(command.name()).filter(served).map(name -> inquiry(name, command));
            case Incoming.Mention mention -> find(mention);
            case Incoming.Press press -> Presses.find(press).filter(inquiry -> served.test(inquiry.command()));
            case Incoming.Reaction ignored -> Optional.empty();
            case Incoming.Submission ignored -> Optional.empty();
            case Incoming.MaskSubmission ignored -> Optional.empty();
        };
    }

    /** The words of a command that has typed options may hold flags, too; what was typed into an option counts. */
    private static Inquiry inquiry(CommandName name, Incoming.Command command) {
        FlagGrammar.Said said = FlagGrammar.parse(command.prompt());
        Map<String, String> options = new HashMap<>(said.options());
        options.putAll(command.options());
        return new Inquiry(name, words(said.prompt()), options, command);
    }

    private Optional<Inquiry> find(Incoming.Mention mention) {
        String text = mention.text().strip();
        Matcher command = COMMAND.matcher(text);
        if (command.matches()) {
            String rest = command.group(2) == null ? "" : command.group(2);
            return CommandName.find(command.group(1)).filter(served).map(name -> inquiry(name, rest, mention));
        }
        return mention.attachments().isEmpty()
                ? CommandName.find(text).filter(BARE::contains).filter(served).map(name -> inquiry(name, "", mention))
                : Optional.empty();
    }

    private static Inquiry inquiry(CommandName name, String text, Incoming incoming) {
        FlagGrammar.Said said = FlagGrammar.parse(text);
        return new Inquiry(name, words(said.prompt()), said.options(), incoming);
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split("\\s+")).filter(word -> !word.isEmpty()).toList();
    }
}
