package dev.easel.engine.desk;

import dev.easel.core.chat.Answer;
import dev.easel.core.chat.CommandName;
import dev.easel.core.chat.Messenger;
import dev.easel.core.text.AdminWording;
import java.util.List;
import java.util.Map;

/** Serves those who run a space, within that space: every subject they can decide about has its own clerk. */
final class AdminClerk implements Clerk {
    private final Map<String, Office> offices;

    /** @param offices by the word that comes first */
    AdminClerk(Map<String, Office> offices) {
        this.offices = Map.copyOf(offices);
    }

    /** What operators decide about. */
    interface Office {
        /**
         * Does what was ordered, and says so.
         *
         * @return lines
         * @throws MisunderstoodException when it isn't clear what is meant: nothing is changed then
         */
        List<String> serve(AdminOrder order);
    }

    @Override
    public boolean changes(Inquiry inquiry) {
        return true;
    }

    @Override
    public Answer answer(Inquiry inquiry, Messenger door) {
        AdminWording wording = AdminWording.in(inquiry.sender().locale());
        if (!inquiry.sender().operates()) {
            throw new MisunderstoodException(wording.notForYou());
        }
        Office office = offices.get(inquiry.word(0));
        if (office == null) {
            throw new MisunderstoodException(wording.help(door.call(CommandName.ADMIN)));
        }
        if (inquiry.place().space() == null) {
            throw new MisunderstoodException(wording.noSpace());
        }
        List<String> lines =
                office.serve(new AdminOrder(inquiry, inquiry.place().space(), wording));
        return Answer.of(
                wording.answer(lines, door.limits(inquiry.incoming().replyTo()).maxTextLength()));
    }
}
