package dev.easel.web.admin;

import java.util.Map;

/**
 * A form that was refused, as it was sent.
 *
 * @param deed what was wanted
 * @param problem the name of what is wrong
 * @param field the name of the one to write anew; empty when none is to blame
 * @param typed what the fields held, by their names
 */
record Refusal(Deed deed, String problem, String field, Map<String, String> typed) {
    Refusal {
        typed = Map.copyOf(typed);
    }

    /** What a field held; empty when it wasn't sent. */
    String typed(String name) {
        return typed.getOrDefault(name, "");
    }

    /** Names the row whose button was pressed, among those of its table. */
    String row() {
        return switch (deed) {
            case CANCEL, RETRY -> typed("job");
            case BILL -> typed("job") + "/" + typed("attempt");
            case UNBAR -> typed("subject");
            case GRANT, SET, UNSET, BAN, PAUSE, PURGE -> "";
        };
    }
}
