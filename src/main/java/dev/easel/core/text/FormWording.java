package dev.easel.core.text;

import java.util.Locale;

/** The words on forms, in one language. Immutable. */
public final class FormWording {
    private final Phrases phrases;

    private FormWording(Phrases phrases) {
        this.phrases = phrases;
    }

    /** In the person's language where there is a translation, else in English. */
    public static FormWording in(Locale locale) {
        return new FormWording(Phrases.of(locale));
    }

    /** What a form is called, in at most 24 characters. */
    public String title(String command) {
        return command.equals("edit") ? phrases.say("form.edit") : phrases.say("form.imagine");
    }

    /** What the words of a command are to say. */
    public String prompt(String command) {
        return command.equals("edit") ? phrases.say("form.edit.prompt") : phrases.say("form.imagine.prompt");
    }

    /** Sends a form. */
    public String submit() {
        return phrases.say("form.submit");
    }

    /** Leaves a form. */
    public String close() {
        return phrases.say("form.close");
    }

    /** Where the images go. */
    public String place() {
        return phrases.say("form.place");
    }

    /** The name of an option, by its word. */
    public String option(String word) {
        return phrases.say("form.option." + word);
    }
}
