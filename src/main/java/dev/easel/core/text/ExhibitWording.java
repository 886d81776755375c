package dev.easel.core.text;

import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The words about images that were delivered: what made them, how to change them, that they are gone. Immutable. */
public final class ExhibitWording {
    private final Phrases phrases;

    private ExhibitWording(Phrases phrases) {
        this.phrases = phrases;
    }

    /** In the person's language where there is a translation, else in English. */
    public static ExhibitWording in(Locale locale) {
        return new ExhibitWording(Phrases.of(locale));
    }

    /** What variations of an image show, for those who can't see them. */
    public String variationOf(String title) {
        return phrases.say("exhibit.variation", title);
    }

    /** As {@link #variationOf}, where nobody knows what the image shows. */
    public String variationOfPicture() {
        return phrases.say("exhibit.variation.picture");
    }

    /** Images are taken back. */
    public UserMessage removed(boolean messagesAreGone) {
        return UserMessage.whisper(
                messagesAreGone ? phrases.say("exhibit.removed") : phrases.say("exhibit.removed.message-stays"));
    }

    /** An earlier picture, shown to those who saw the later one. */
    public UserMessage back(String title, Visibility visibility) {
        return new UserMessage(phrases.say("exhibit.back", title), visibility, Remedy.NONE);
    }

    /** A form could not be shown. */
    public UserMessage noForm() {
        return UserMessage.whisper(phrases.say("exhibit.no-form"));
    }

    /** How a file was recognised that says nothing of itself. */
    public String byLooks() {
        return phrases.say("exhibit.info.by-looks");
    }

    public String formTitle() {
        return phrases.say("exhibit.form");
    }

    public String formSubmit() {
        return phrases.say("exhibit.form.submit");
    }

    public String formPrompt() {
        return phrases.say("exhibit.form.prompt");
    }

    public String formPicture() {
        return phrases.say("exhibit.form.picture");
    }

    public String formRegion() {
        return phrases.say("exhibit.form.region");
    }

    public String formCount() {
        return phrases.say("exhibit.form.count");
    }

    /** What was said isn't kept any more. */
    public String wordsGone() {
        return phrases.say("info.words-gone");
    }

    /** The images aren't kept any more. */
    public String imagesGone() {
        return phrases.say("info.images-gone");
    }

    /** What was asked for. */
    public String prompt(String title) {
        return phrases.say("exhibit.info.prompt", title);
    }

    /** What the model made of the words. */
    public String revised(String prompt) {
        return phrases.say("exhibit.info.revised", prompt);
    }

    public String model(String model, int images) {
        return phrases.say("exhibit.info.model", model, images);
    }

    /**
     * The options that were used.
     *
     * @param options by their words, in their order
     */
    public String options(Map<String, String> options) {
        List<String> parts = options.entrySet().stream()
                .map(option -> phrases.say("note.option", option.getKey(), option.getValue()))
                .toList();
        return phrases.say("exhibit.info.options", String.join(", ", parts));
    }

    /**
     * What it came to.
     *
     * @param micros 0: not known, or nothing
     */
    public String cost(long micros) {
        return micros == 0
                ? phrases.say("exhibit.info.free")
                : phrases.say("exhibit.info.cost", Phrases.dollars(micros, RoundingMode.UP));
    }

    /** Made from an image of ours, from 1, of a request with this title. */
    public String from(int position, String title, String id) {
        return phrases.say("exhibit.info.from", position, title, id);
    }

    /** Made from an image of ours that is gone, or not for everybody. */
    public String fromUnknown() {
        return phrases.say("exhibit.info.from.unknown");
    }

    /** Made from what somebody sent. */
    public String fromFile() {
        return phrases.say("exhibit.info.from.file");
    }

    /** Only a part was repainted. */
    public String masked() {
        return phrases.say("exhibit.info.masked");
    }

    /** So many results were made from it. */
    public String madeFromIt(long results) {
        return phrases.say("exhibit.info.made", results);
    }

    public String asked(String name, Instant when) {
        return phrases.say("exhibit.info.asked", name, phrases.time(when));
    }

    public String id(String id) {
        return phrases.say("exhibit.info.id", id);
    }

    /** All lines together, for whoever asked alone. */
    public UserMessage explanation(List<String> lines) {
        return UserMessage.whisper(String.join("\n", lines));
    }
}
