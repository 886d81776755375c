package dev.easel.core.text;

import java.util.Locale;

/** The words about what is kept about somebody, in one language. Immutable. */
public final class MyDataWording {
    private final Phrases phrases;

    private MyDataWording(Phrases phrases) {
        this.phrases = phrases;
    }

    /** In the person's language where there is a translation, else in English. */
    public static MyDataWording in(Locale locale) {
        return new MyDataWording(Phrases.of(locale));
    }

    /** What can be done, behind the command as it is called. */
    public UserMessage help(String call) {
        return UserMessage.whisper(phrases.say("mydata.help", call));
    }

    /**
     * What is kept about somebody goes with these words.
     *
     * @param tooLarge how many files are too large for the place
     */
    public UserMessage exported(int part, int parts, int tooLarge, String call) {
        StringBuilder text = new StringBuilder(
                parts == 1 ? phrases.say("mydata.exported") : phrases.say("mydata.exported.part", part, parts));
        if (part < parts) {
            text.append(' ').append(phrases.say("mydata.exported.next", call, part + 1));
        }
        if (tooLarge > 0) {
            text.append(' ').append(phrases.say("mydata.exported.too-large", tooLarge));
        }
        return UserMessage.whisper(text.toString());
    }

    /** There is no such part. */
    public UserMessage noPart(int part, int parts) {
        return UserMessage.whisper(phrases.say("mydata.no-part", part, parts));
    }

    /** Deleting has to be said twice. */
    public UserMessage confirm(String call) {
        return UserMessage.whisper(phrases.say("mydata.confirm", call));
    }

    /** As {@link #deleted}, but that files are still there which can't be deleted at this moment. */
    public UserMessage deletedButFiles(int requests, int pictures, int underWay) {
        return UserMessage.whisper(
                deleted(requests, pictures, underWay).text() + " " + phrases.say("mydata.deleted.files"));
    }

    /** It is deleted. */
    public UserMessage deleted(int requests, int pictures, int underWay) {
        String done = phrases.say("mydata.deleted", requests, pictures);
        return UserMessage.whisper(underWay == 0 ? done : done + " " + phrases.say("mydata.deleted.rest", underWay));
    }
}
