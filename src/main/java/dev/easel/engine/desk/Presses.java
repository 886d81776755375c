package dev.easel.engine.desk;

import dev.easel.core.chat.CommandName;
import dev.easel.core.chat.Control.Action;
import dev.easel.core.chat.Incoming;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the controls below this desk's own answers ask for. */
public final class Presses {
    private Presses() {}

    /** Empty for a control that belongs to something else. */
    public static Optional<Inquiry> find(Incoming.Press press) {
        String[] parts = press.control().subject().split("\\.", 3);
        Action action = press.control().action();
        if (action == Action.PAGE && parts.length > 1 && parts[0].equals(GalleryClerk.SUBJECT)) {
            List<String> words = parts.length == 2 ? List.of() : Arrays.asList(parts[2].split(" "));
            return Optional.of(new Inquiry(CommandName.GALLERY, words, Map.of("before", parts[1]), press));
        }
        if (action == Action.ALL) {
            return Optional.of(new Inquiry(CommandName.GALLERY, List.of(), Map.of(GalleryClerk.ZIP, ""), press));
        }
        if (action == Action.ORIGINAL) {
            return Optional.of(original(press.control().job(), "1", press));
        }
        if (action == Action.PAGE && parts.length == 3 && parts[0].equals(Originals.OPTION)) {
            return Optional.of(original(parts[1], parts[2], press));
        }
        if (action == Action.PAGE && parts.length == 2 && parts[0].equals(MyDataClerk.SUBJECT)) {
            return Optional.of(new Inquiry(CommandName.MYDATA, List.of("export", parts[1]), Map.of(), press));
        }
        if (action == Action.DELETE && parts[0].equals(MyDataClerk.SUBJECT)) {
            boolean own = press.control()
                    .subject()
                    .equals(MyDataClerk.subject(press.sender().user()));
            List<String> words = own ? List.of("delete", "yes") : List.of("delete");
            return Optional.of(new Inquiry(CommandName.MYDATA, words, Map.of(), press));
        }
        return Optional.empty();
    }

    private static Inquiry original(String job, String part, Incoming.Press press) {
        return new Inquiry(CommandName.GALLERY, List.of(), Map.of(Originals.OPTION, job, Originals.PART, part), press);
    }
}
