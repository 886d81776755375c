package dev.easel.engine;

import dev.easel.core.chat.CommandOption;
import dev.easel.core.chat.CommandOption.Kind;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells a prompt from the flags in it: {@code a white cat --size landscape --count 2}. Flags may stand anywhere, with
 * their value behind a space or an equals sign, in quotes when it has spaces; a region or a reason ends where the next flag begins.
 * What phones make of dashes and quotes is understood. Pure.
 */
final class FlagGrammar {
    /** A dash of any kind, long or doubled, glued to a word: that is how a flag begins. */
    private static final Pattern FLAG =
            Pattern.compile("(?<=^|\\s)(?:--|[\u2014\u2013]-?|-[\u2014\u2013])([A-Za-z][A-Za-z-]*)(=?)");

    private static final Pattern QUOTED =
            Pattern.compile("\\G\\s*[\"\u201C\u201D\u201E]([^\"\u201C\u201D]*)[\"\u201C\u201D]");
    private static final Pattern WORD = Pattern.compile("\\G\\s*(\\S+)");

    /** Flags that people write whole sentences behind. */
    private static final Set<String> SENTENCES = Set.of(CommandOption.REGION.word(), "reason");

    private final String text;
    private final StringBuilder prompt = new StringBuilder();
    private final Map<String, String> options = new LinkedHashMap<>();

    private FlagGrammar(String text) {
        this.text = text;
    }

    /**
     * What was said.
     *
     * @param prompt everything that is neither flag nor value
     * @param options by the words that were typed, in lower case; unknown ones are in here, too
     */
    record Said(String prompt, Map<String, String> options) {
        Said {
            options = Map.copyOf(options);
        }
    }

    static Said parse(String text) {
        return new FlagGrammar(text).parse();
    }

    private Said parse() {
        Matcher flag = FLAG.matcher(text);
        int end = 0;
        while (flag.find(end)) {
            prompt.append(text, end, flag.start());
            end = option(flag);
        }
        prompt.append(text, end, text.length());
        return new Said(prompt.toString().replaceAll("[ \\t]+", " ").strip(), options);
    }

    /** Takes one flag and its value; returns where that ends. */
    private int option(Matcher flag) {
        String word = flag.group(1).toLowerCase(Locale.ROOT);
        boolean glued = !flag.group(2).isEmpty();
        Optional<CommandOption> option = CommandOption.find(word);
        if (option.filter(known -> known.kind() == Kind.SWITCH).isPresent() && !glued) {
            options.put(word, "true");
            return flag.end();
        }
        Matcher quoted = QUOTED.matcher(text).region(flag.end(), text.length());
        if (quoted.lookingAt()) {
            options.put(word, quoted.group(1));
            return quoted.end();
        }
        return SENTENCES.contains(word) ? upToTheNextFlag(word, flag.end()) : oneWord(word, flag.end());
    }

    private int oneWord(String word, int from) {
        Matcher value = WORD.matcher(text).region(from, text.length());
        if (!value.lookingAt() || FLAG.matcher(value.group(1)).lookingAt()) {
            options.put(word, "");
            return from;
        }
        options.put(word, value.group(1));
        return value.end();
    }

    private int upToTheNextFlag(String word, int from) {
        Matcher next = FLAG.matcher(text);
        int end = next.find(from) ? next.start() : text.length();
        options.put(word, text.substring(from, end).strip());
        return end;
    }
}
