package dev.easel.engine.desk;

import dev.easel.core.chat.Answer;
import dev.easel.core.chat.CommandName;
import dev.easel.core.chat.Messenger;
import dev.easel.core.text.HelpWording;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Says what people can do here, by the names that things have where they ask. */
final class HelpClerk implements Clerk {
    private static final int MAX_WORD = 40;

    private final Map<String, String> reactions;

    private final Predicate<CommandName> served;

    /**
     * A clerk.
     *
     * @param reactions what emojis ask for: {@code vary}, {@code again} or {@code delete}
     * @param served which commands there are
     */
    HelpClerk(Map<String, String> reactions, Predicate<CommandName> served) {
        this.reactions = Map.copyOf(reactions);
        this.served = served;
    }

    @Override
    public Answer answer(Inquiry inquiry, Messenger door) {
        HelpWording wording = HelpWording.in(inquiry.sender().locale());
        List<String> lines = new ArrayList<>();
        Arrays.stream(CommandName.values())
                .filter(command ->
                        command != CommandName.ADMIN || inquiry.sender().operates())
                .filter(served)
                .filter(door::offers)
                .forEach(command -> lines.add(wording.line(command.word(), door.call(command))));
        for (String meaning : List.of("vary", "again", "delete")) {
            String emojis = emojis(meaning);
            if (!emojis.isEmpty() && door.offersReactions()) {
                lines.add(wording.reaction(meaning, emojis));
            }
        }
        return Answer.of(
                inquiry.words().isEmpty()
                        ? wording.help(lines)
                        : wording.helpInstead(shortened(inquiry.words().getFirst()), lines));
    }

    private static String shortened(String word) {
        return word.codePointCount(0, word.length()) <= MAX_WORD
                ? word
                : word.substring(0, word.offsetByCodePoints(0, MAX_WORD)) + "…";
    }

    private String emojis(String meaning) {
        return reactions.entrySet().stream()
                .filter(entry -> entry.getValue().equals(meaning))
                .map(Map.Entry::getKey)
                .sorted()
                .collect(Collectors.joining(" "));
    }
}
