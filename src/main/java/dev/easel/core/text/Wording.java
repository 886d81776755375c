package dev.easel.core.text;

import dev.easel.core.failure.Failure;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The only maker of words for people, in one language. Immutable. */
public final class Wording {
    private static final Duration WORTH_SAYING = Duration.ofSeconds(30);

    private final Phrases phrases;

    private Wording(Phrases phrases) {
        this.phrases = phrases;
    }

    /** In the person's language where there is a translation, else in English. */
    public static Wording in(Locale locale) {
        return new Wording(Phrases.of(locale));
    }

    /** A description for a command or option: {@code command.imagine.prompt}, {@code command.option.size}. */
    public String command(String key) {
        return phrases.say("command." + key);
    }

    /**
     * A job waits.
     *
     * @param ahead jobs before it
     * @param wait until its turn, about; not worth saying when it is short
     */
    public UserMessage queued(int ahead, Duration wait, Visibility visibility) {
        if (wait.compareTo(WORTH_SAYING) < 0) {
            return status(
                    ahead == 0 ? phrases.say("status.queued.next") : phrases.say("status.queued", ahead), visibility);
        }
        String about = phrases.duration(wait);
        return status(
                ahead == 0
                        ? phrases.say("status.queued.next.in", about)
                        : phrases.say("status.queued.in", ahead, about),
                visibility);
    }

    /** A job was given up before it was called for. */
    public UserMessage cancelled() {
        return whisper(phrases.say("status.cancelled"), Remedy.NONE);
    }

    /** A job is being drawn, and so many of its images are there. */
    public UserMessage drawing(int count, int done, String model, Visibility visibility) {
        String drawing = phrases.say("status.drawing", count, model);
        return status(done == 0 ? drawing : drawing + " " + phrases.say("status.drawing.done", done), visibility);
    }

    /** There are fewer images than asked for, and why, where that is known. */
    public String shortfall(int arrived, int asked, @Nullable Failure reason) {
        String fewer = phrases.say("note.fewer", arrived, asked);
        return switch (reason) {
            case null -> fewer;
            case Failure.PolicyRefusal ignored -> fewer + " " + phrases.say("note.fewer.policy");
            case Failure.Expired ignored -> fewer + " " + phrases.say("note.fewer.expired");
            case Failure.Interrupted ignored -> fewer + " " + phrases.say("note.fewer.interrupted");
            case Failure.ProviderTransient ignored -> fewer + " " + phrases.say("note.fewer.busy");
            case Failure.ProviderPermanent ignored -> fewer + " " + phrases.say("note.fewer.refused");
            case Failure.UserError ignored -> fewer + " " + phrases.say("note.fewer.refused");
            case Failure.QuotaExceeded ignored -> fewer;
            case Failure.QueueFull ignored -> fewer;
            case Failure.Busy ignored -> fewer;
            case Failure.Barred ignored -> fewer;
            case Failure.Undeliverable ignored -> fewer;
            case Failure.Internal defect -> fewer + " " + phrases.say("note.fewer.internal", defect.incident());
        };
    }

    /** The job waits for a provider that is busy. */
    public UserMessage waiting(Visibility visibility) {
        return status(phrases.say("status.waiting"), visibility);
    }

    /** What stands beside finished images: the prompt, then what made them, cost and left. */
    public UserMessage caption(Caption caption, Visibility visibility) {
        Stream<String> price = caption.micros() == 0
                ? Stream.empty()
                : Stream.of(phrases.say("caption.price", Phrases.dollars(caption.micros(), RoundingMode.UP)));
        Stream<String> left = caption.left().stream().map(one -> left(one, phrases));
        String details = Stream.of(caption.facts().stream(), price, left)
                .flatMap(parts -> parts)
                .reduce((first, second) -> phrases.say("caption.details", first, second))
                .orElse("");
        String quoted = caption.prompt().isEmpty() ? "" : phrases.say("caption", caption.prompt()) + "\n";
        String notes = caption.notes().stream().reduce("", (all, note) -> all + "\n" + note);
        return status(quoted + details + notes, visibility);
    }

    static String left(Caption.Left left, Phrases phrases) {
        String window = phrases.say("quota.window." + left.window());
        return left.budget()
                ? phrases.say("caption.left.budget", Phrases.dollars(left.amount(), RoundingMode.DOWN), window)
                : phrases.say("caption.left.images", left.amount(), window);
    }

    /** What the images show, for those who can't see them. */
    public UserMessage altText(String prompt) {
        return status(phrases.say("alt", prompt), Visibility.PUBLIC);
    }

    /** The title of a variation, with its asker's own wish where there is one. */
    public String variationTitle(String hint) {
        return hint.isEmpty() ? phrases.say("title.variation") : phrases.say("title.variation.hint", hint);
    }

    /** A mask was made to the size of its image. */
    public String maskScaled(String from, String to) {
        return phrases.say("note.mask-scaled", from, to);
    }

    /** A model is shut down, and another one draws. */
    public String modelRetired(String asked, String drawn) {
        return phrases.say("note.model-retired", asked, drawn);
    }

    /** The server doesn't have a model, and another one draws. */
    public String modelRefused(String asked, String drawn) {
        return phrases.say("note.model-refused", asked, drawn);
    }

    /** Options that mean something else to the model that draws; each was made by {@link #optionChanged}. */
    public String optionsChanged(String model, List<String> options) {
        return phrases.say("note.options-changed", model, String.join(", ", options));
    }

    /** Options that the model that draws doesn't have; each was made by {@link #option}. */
    public String optionsDropped(String model, List<String> options) {
        return phrases.say("note.options-dropped", model, String.join(", ", options));
    }

    /** Options that the server has no field for; each was made by {@link #option}. */
    public String optionsUntaken(List<String> options) {
        return phrases.say("note.options-untaken", String.join(", ", options));
    }

    /** An option and what it was set to. */
    public String option(String word, String value) {
        return phrases.say("note.option", word, value);
    }

    /** An option, what it was set to, and what it became. */
    public String optionChanged(String word, String from, String to) {
        return phrases.say("note.option-changed", word, from, to);
    }

    /**
     * The model changed what it should have kept.
     *
     * @param share of the kept part that it changed most, 0 to 1
     * @param images in how many it may have done so
     */
    public String changeOutside(double share, int images) {
        return phrases.say("note.change-outside", Math.max(1, Math.round(share * 100)), images);
    }

    /** Images are too large for the conversation as they are kept. */
    public String madeSmaller(int images) {
        return phrases.say("note.made-smaller", images);
    }

    /** What precedes a prompt that a rewriting model should leave as it is. */
    public String rawPrompt() {
        return phrases.say("prompt.raw");
    }

    /**
     * What went wrong and what to do.
     *
     * @param untilReset how long until a quota is whole again, or a bar ends; ignored for other failures
     */
    public UserMessage failure(Failure failure, Duration untilReset) {
        return switch (failure) {
            case Failure.UserError error -> whisper(userError(error), Remedy.CHANGE_REQUEST);
            case Failure.PolicyRefusal ignored -> whisper(phrases.say("failure.policy"), Remedy.CHANGE_REQUEST);
            case Failure.QuotaExceeded quota -> whisper(quota(quota, untilReset), Remedy.TRY_LATER);
            case Failure.QueueFull full -> whisper(queueFull(full), Remedy.TRY_LATER);
            case Failure.Busy busy ->
                whisper(phrases.say("failure.crowded", phrases.duration(busy.roomIn())), Remedy.TRY_LATER);
            case Failure.Barred barred -> whisper(barred(barred, untilReset), Remedy.TRY_LATER);
            case Failure.ProviderTransient passing -> whisper(phrases.say(transientKey(passing)), Remedy.TRY_LATER);
            case Failure.ProviderPermanent lasting -> permanent(lasting);
            case Failure.Undeliverable gone -> whisper(DeliveryWording.undeliverable(phrases, gone), Remedy.NONE);
            case Failure.Expired ignored -> whisper(phrases.say("failure.expired"), Remedy.TRY_LATER);
            case Failure.Interrupted ignored -> whisper(phrases.say("failure.interrupted"), Remedy.TRY_LATER);
            case Failure.Internal defect -> whisper(phrases.say("failure.internal", defect.incident()), Remedy.NONE);
        };
    }

    private static String transientKey(Failure.ProviderTransient failure) {
        return switch (failure.billing()) {
            case UNKNOWN -> "failure.unknown-outcome";
            case NOT_BILLED, PROBABLY_NOT_BILLED ->
                failure.code().equals("unreachable") ? "failure.unreachable" : "failure.busy";
        };
    }

    private UserMessage permanent(Failure.ProviderPermanent failure) {
        if (failure.reach() == Failure.Reach.REQUEST) {
            return whisper(phrases.say("failure.operator", failure.code()), Remedy.NONE);
        }
        return failure.status() == 401
                ? whisper(phrases.say("failure.key"), Remedy.CHANGE_CONFIGURATION)
                : whisper(
                        failure.status() == 403
                                ? phrases.say("failure.account", failure.code())
                                : phrases.say("failure.credit"),
                        Remedy.TRY_LATER);
    }

    private String userError(Failure.UserError error) {
        List<String> sentences = error.problems().stream()
                .map(problem -> phrases.say(
                        "failure.user." + problem.key(), problem.arguments().toArray()))
                .toList();
        return String.join(" ", sentences) + " " + phrases.say("failure.uncharged");
    }

    private String barred(Failure.Barred barred, Duration untilEnd) {
        String sentence = phrases.say(
                switch (barred.bar()) {
                    case BANNED_USER -> "failure.banned";
                    case PAUSED_SPACE -> "failure.paused.space";
                    case PAUSED_INSTANCE -> "failure.paused";
                });
        String reason = barred.reason().isEmpty() ? "" : " " + phrases.say("failure.barred.reason", barred.reason());
        String next = barred.until() == null
                ? phrases.say("failure.barred.open")
                : phrases.say("failure.barred.ends", phrases.duration(untilEnd));
        return sentence + reason + " " + phrases.say("failure.uncharged") + " " + next;
    }

    private String quota(Failure.QuotaExceeded quota, Duration untilReset) {
        boolean budget = quota.unit().equals("budget");
        return phrases.say(
                budget ? "failure.quota.budget" : "failure.quota.images",
                phrases.say("quota.scope." + quota.scope()),
                amount(quota.asked(), budget, RoundingMode.UP),
                amount(quota.left(), budget, RoundingMode.DOWN),
                amount(quota.limit(), budget, RoundingMode.HALF_UP),
                phrases.say("quota.window." + quota.window()),
                phrases.duration(untilReset));
    }

    private String queueFull(Failure.QueueFull full) {
        return switch (full.whose()) {
            case SENDER -> phrases.say("failure.queue.own", full.waiting());
            case EVERYBODY -> phrases.say("failure.queue.all", full.waiting());
        };
    }

    private static String amount(long value, boolean budget, RoundingMode rounding) {
        return budget ? Phrases.dollars(value, rounding) : Long.toString(value);
    }

    /** {@code a, b or c} in this language. */
    public String listOr(List<String> items) {
        return phrases.listOr(items);
    }

    private static UserMessage status(String text, Visibility visibility) {
        return new UserMessage(text, visibility, Remedy.NONE);
    }

    private static UserMessage whisper(String text, Remedy remedy) {
        return new UserMessage(text, Visibility.WHISPERED, remedy);
    }
}
