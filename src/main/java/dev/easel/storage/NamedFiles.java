package dev.easel.storage;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;

/** The names of kept bytes that stand somewhere in a text. */
final class NamedFiles {
    private static final Pattern NAME = Pattern.compile("(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])");

    private NamedFiles() {}

    /** Those in a column of texts, which is read as a whole. */
    static Set<String> in(Handle handle, String table, String column) {
        Set<String> found = new HashSet<>();
        handle.createQuery("SELECT %2$s FROM %1$s WHERE length(%2$s) >= 64".formatted(table, column))
                .mapTo(String.class)
                .forEach(text -> found.addAll(in(text)));
        return found;
    }

    /** Those in one text. */
    static Set<String> in(String text) {
        Set<String> found = new HashSet<>();
        for (Matcher name = NAME.matcher(text); name.find(); ) {
            found.add(name.group());
        }
        return found;
    }
}
