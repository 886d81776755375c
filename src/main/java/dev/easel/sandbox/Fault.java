package dev.easel.sandbox;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What can be made to go wrong by a word in the prompt, such as {@code sandbox:429}. */
enum Fault {
    UNVERIFIED("unverified"),
    NO_CREDIT("credit"),
    RATE_LIMIT("429"),
    SERVER_ERROR("500"),
    BLOCKED_INPUT("policy"),
    SLOW("slow"),
    BLOCKED_OUTPUT("policy-output"),
    FEWER("fewer"),
    BROKEN_STREAM("broken-stream"),
    CUT("cut");

    private static final Pattern WORD = Pattern.compile("\\bsandbox:([a-z0-9-]*[a-z0-9])");

    private final String word;

    Fault(String word) {
        this.word = word;
    }

    /** The faults a prompt asks for, in the order in which a request would meet them. */
    static Set<Fault> in(String prompt) {
        Set<Fault> faults = new TreeSet<>();
        Matcher words = WORD.matcher(prompt.toLowerCase(Locale.ROOT));
        while (words.find()) {
            Fault named = named(words.group(1));
            if (named != null) {
                faults.add(named);
            }
        }
        return faults;
    }

    private static @Nullable Fault named(String word) {
        for (Fault fault : values()) {
            if (fault.word.equals(word)) {
                return fault;
            }
        }
        return null;
    }
}
