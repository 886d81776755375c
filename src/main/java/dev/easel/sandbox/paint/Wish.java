package dev.easel.sandbox.paint;

import java.awt.Color;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the prompt of an edit wants changed. */
record Wish(
        Words words,
        Cast cast,
        Manner manner,
        @Nullable Palette light,
        @Nullable Setting place,
        boolean takesAway) {

    static Wish of(String prompt, SubjectBook book) {
        Words words = Words.of(prompt);
        return new Wish(
                words,
                Cast.of(words, book),
                Manner.of(words),
                Mood.asked(words),
                Setting.named(words.list()),
                words.haveAny("remove", "erase", "delete", "clear", "hide"));
    }

    List<Color> colours() {
        return cast.looseColours();
    }

    /** Whether somebody new comes into the picture. */
    boolean addsSubjects() {
        return !takesAway && !cast.roles().isEmpty() && (place == null || !cast.onlyScenery());
    }

    boolean addsOne() {
        return addsSubjects()
                && cast.roles().size() == 1
                && cast.roles().getFirst().count() == 1;
    }

    boolean saysNothingKnown() {
        return cast.roles().isEmpty()
                && manner == Manner.PLAIN
                && light == null
                && place == null
                && colours().isEmpty()
                && !takesAway;
    }
}
