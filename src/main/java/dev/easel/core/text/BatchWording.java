package dev.easel.core.text;

import dev.easel.core.failure.Failure;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The words for several prompts at once, in one language. Immutable. */
public final class BatchWording {
    private static final int NAMED = 5;
    private static final int LABEL = 60;
    private static final Duration WORTH_SAYING = Duration.ofSeconds(30);

    private final Phrases phrases;
    private final Wording wording;

    private BatchWording(Locale locale) {
        this.phrases = Phrases.of(locale);
        this.wording = Wording.in(locale);
    }

    /** In the person's language where there is a translation, else in English. */
    public static BatchWording in(Locale locale) {
        return new BatchWording(locale);
    }

    /** How many prompts there are, and what became of them so far. */
    public record Tally(int size, int done, int failed, int cancelled) {}

    /**
     * A prompt without a picture.
     *
     * @param number counted from 1
     * @param untilReset how long until a quota is whole again
     */
    public record Missing(int number, String label, Failure reason, Duration untilReset) {}

    /**
     * How far it is: {@code 7 of 12, 1 refused, about 2 minutes}.
     *
     * @param untilEnd about; not worth saying when it is short
     */
    public UserMessage progress(Tally tally, Duration untilEnd, Visibility visibility) {
        String about =
                untilEnd.compareTo(WORTH_SAYING) < 0 ? "" : phrases.say("batch.about", phrases.duration(untilEnd));
        return new UserMessage(
                phrases.say("batch.progress", tally.done(), tally.size()) + others(tally) + about,
                visibility,
                Remedy.NONE);
    }

    /** How it ended, and why something is missing: prompts with the same reason stand together. */
    public UserMessage summary(Tally tally, List<Missing> missing, Visibility visibility) {
        String head = tally.done() == tally.size()
                ? phrases.say("batch.complete", tally.size())
                : phrases.say("batch.incomplete", tally.done(), tally.size()) + others(tally);
        Map<String, List<Missing>> byReason = missing.stream()
                .collect(Collectors.groupingBy(
                        one -> wording.failure(one.reason(), one.untilReset()).text(),
                        LinkedHashMap::new,
                        Collectors.toList()));
        String reasons = byReason.entrySet().stream()
                .map(entry -> "\n" + phrases.say("batch.missing", named(entry.getValue()), entry.getKey()))
                .collect(Collectors.joining());
        return new UserMessage(head + reasons, visibility, Remedy.NONE);
    }

    private String others(Tally tally) {
        return (tally.failed() == 0 ? "" : phrases.say("batch.refused", tally.failed()))
                + (tally.cancelled() == 0 ? "" : phrases.say("batch.cancelled", tally.cancelled()));
    }

    private String named(List<Missing> missing) {
        String names = missing.stream()
                .limit(NAMED)
                .map(one -> phrases.say("batch.member", one.number(), shortened(one.label())))
                .collect(Collectors.joining(", "));
        int more = missing.size() - NAMED;
        return more > 0 ? phrases.say("batch.more", names, more) : names;
    }

    private static String shortened(String label) {
        return label.codePointCount(0, label.length()) <= LABEL
                ? label
                : label.substring(0, label.offsetByCodePoints(0, LABEL - 1)) + "…";
    }

    /** What a contact sheet shows, for those who can't see it. */
    public UserMessage sheet() {
        return new UserMessage(phrases.say("batch.sheet"), Visibility.PUBLIC, Remedy.NONE);
    }

    /** The title of the form that asks for prompts. */
    public String formTitle() {
        return phrases.say("batch.form.title");
    }

    /** What stands beside its field. */
    public String formField() {
        return phrases.say("batch.form.field");
    }

    /** On the button that sends it. */
    public String formSubmit() {
        return phrases.say("batch.form.submit");
    }

    /** There are no forms where somebody asked for one. */
    public UserMessage noForm() {
        return UserMessage.whisper(phrases.say("batch.form.none"));
    }
}
