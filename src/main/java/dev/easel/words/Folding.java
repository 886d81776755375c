package dev.easel.words;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Makes texts that look alike the same: compatibility forms, accents, invisible characters, and the letters of other
 * scripts that are drawn as Latin ones (a choice from Unicode's confusables, UTS #39).
 */
final class Folding {
    private static final Pattern UNSEEN = Pattern.compile("[\\p{M}\\p{Cf}]");

    private static final Map<Integer, String> LOOKALIKES = lookalikes(
            // Cyrillic
            "аa",
            "вb",
            "еe",
            "ѕs",
            "іi",
            "јj",
            "кk",
            "мm",
            "нh",
            "оo",
            "рp",
            "сc",
            "тt",
            "уy",
            "хx",
            "ԁd",
            "һh",
            "ѡw",
            "ԛq",
            "ԝw",
            "ьb",
            "гr",
            "пn",
            "ӏl",
            // Greek
            "αa",
            "βb",
            "γy",
            "εe",
            "ηn",
            "ιi",
            "κk",
            "μu",
            "νv",
            "οo",
            "ρp",
            "σo",
            "τt",
            "υu",
            "χx",
            "ωw",
            "ζz",
            // Armenian, and Latin letters that decompose into nothing
            "օo",
            "ցg",
            "հh",
            "սu",
            "ոn",
            "զq",
            "ıi",
            "ɑa",
            "ɡg",
            "ɩi",
            "łl",
            "øo",
            "đd",
            "ħh",
            "ŧt",
            "ƅb",
            "ßss",
            "æae",
            // Digits and signs in the place of letters
            "0o",
            "1i",
            "3e",
            "4a",
            "5s",
            "7t",
            "@a",
            "$s",
            "!i",
            "|l",
            "€e");

    private Folding() {}

    private static Map<Integer, String> lookalikes(String... pairs) {
        Map<Integer, String> map = new HashMap<>();
        for (String pair : pairs) {
            int first = pair.codePointAt(0);
            map.put(first, pair.substring(Character.charCount(first)));
        }
        return Map.copyOf(map);
    }

    /** Small letters, without what isn't seen; letters in other scripts stay where no Latin one looks like them. */
    static String plain(String text) {
        String decomposed = Normalizer.normalize(text, Form.NFKD).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(UNSEEN.matcher(decomposed).replaceAll(""), Form.NFKC);
    }

    /** As {@link #plain}, with every lookalike in its Latin form. */
    static String skeleton(String text) {
        StringBuilder skeleton = new StringBuilder(text.length());
        plain(text).codePoints().forEach(point -> {
            String latin = LOOKALIKES.get(point);
            if (latin == null) {
                skeleton.appendCodePoint(point);
            } else {
                skeleton.append(latin);
            }
        });
        return skeleton.toString();
    }
}
