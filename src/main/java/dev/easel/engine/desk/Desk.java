package dev.easel.engine.desk;

import dev.easel.core.chat.Answer;
import dev.easel.core.chat.CommandName;
import dev.easel.core.chat.Messenger;
import dev.easel.core.quota.QuotaBook;
import dev.easel.core.quota.QuotaRules;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;

/** Where everything is answered that draws nothing. Safe for use from several threads. */
public final class Desk {
    private final Map<CommandName, Clerk> clerks;

    /** A desk with everybody at their place. */
    public Desk(Parts parts) {
        clerks = new EnumMap<>(CommandName.class);
        clerks.put(CommandName.QUOTA, new QuotaClerk(parts.rules(), parts.book(), parts.clock()));
        clerks.put(CommandName.HELP, new HelpClerk(parts.reactions(), command -> command.draws() || serves(command)));
    }

    /**
     * What answers are made from.
     *
     * @param reactions what emojis ask for: {@code vary}, {@code again} or {@code delete}
     */
    public record Parts(QuotaRules rules, QuotaBook book, Map<String, String> reactions, InstantSource clock) {}

    /** Whether somebody answers this command here. */
    public boolean serves(CommandName command) {
        return clerks.containsKey(command);
    }

    /**
     * Answers.
     *
     * @throws dev.easel.core.failure.FailureException when it can't be answered, or nobody can be told
     */
    public void answer(Inquiry inquiry, Messenger door) {
        Clerk clerk = clerks.get(inquiry.command());
        if (clerk == null) {
            throw new IllegalArgumentException("nobody here answers " + inquiry.command());
        }
        door.answer(inquiry.incoming().replyTo(), answer(clerk, inquiry, door));
    }

    private static Answer answer(Clerk clerk, Inquiry inquiry, Messenger door) {
        try {
            return clerk.answer(inquiry, door);
        } catch (MisunderstoodException e) {
            return Answer.of(e.reason());
        }
    }
}
