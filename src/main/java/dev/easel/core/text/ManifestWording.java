package dev.easel.core.text;

import java.util.Locale;

/** How Easel is described where it is installed, in one language. Immutable. */
public final class ManifestWording {
    private final Phrases phrases;

    private ManifestWording(Phrases phrases) {
        this.phrases = phrases;
    }

    /** In the person's language where there is a translation, else in English. */
    public static ManifestWording in(Locale locale) {
        return new ManifestWording(Phrases.of(locale));
    }

    /** What Easel is, in one sentence. */
    public String description() {
        return phrases.say("manifest.description");
    }

    /** What the command does that draws. */
    public String imagine() {
        return phrases.say("manifest.imagine");
    }

    /** What may stand behind the command that draws. */
    public String imagineHint() {
        return phrases.say("manifest.imagine.hint");
    }

    /** What the command does that does everything else. */
    public String easel() {
        return phrases.say("manifest.easel");
    }

    /** The shortcut that opens the form for a new picture. */
    public String imagineShortcut() {
        return phrases.say("manifest.shortcut.imagine");
    }

    /** The shortcut on a message with a picture that draws more like it. */
    public String variationsShortcut() {
        return phrases.say("manifest.shortcut.variations");
    }

    /** The shortcut on a message with a picture that opens the form for an edit. */
    public String editShortcut() {
        return phrases.say("manifest.shortcut.edit");
    }

    /** The shortcut on a message with a picture that tells how it was made. */
    public String infoShortcut() {
        return phrases.say("manifest.shortcut.info");
    }

    /** What the shortcut does that draws more like a picture. */
    public String variations() {
        return phrases.say("manifest.variations");
    }

    /** What the shortcut does that edits a picture. */
    public String edit() {
        return phrases.say("manifest.edit");
    }

    /** What the shortcut does that tells how a picture was made. */
    public String info() {
        return phrases.say("manifest.info");
    }
}
