package dev.easel.web.admin;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What an operator can do in a form, by the last part of its address. */
enum Deed {
    GRANT("did-grant", "quotas"),
    SET("did-set", "quotas"),
    UNSET("did-unset", "quotas"),
    BAN("did-ban", "gate"),
    PAUSE("did-pause", "gate"),
    UNBAR("did-unbar", "gate"),
    PURGE("did-purge", "gate"),
    CANCEL("did-cancel", "jobs"),
    RETRY("did-retry", "jobs"),
    BILL("did-bill", "doubts");

    /** What the forms send along, beside the token that shows that they are ours. */
    static final List<String> FIELDS =
            List.of("subject", "amount", "unit", "window", "reason", "for", "time", "job", "attempt");

    private final String words;
    private final String section;

    Deed(String words, String section) {
        this.words = words;
        this.section = section;
    }

    static Optional<Deed> named(String name) {
        return Arrays.stream(values())
                .filter(deed -> deed.address().equals(name))
                .findFirst();
    }

    String address() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name of what the page says afterwards. */
    String words() {
        return words;
    }

    /** Where the page shows what it changes. */
    String section() {
        return section;
    }
}
