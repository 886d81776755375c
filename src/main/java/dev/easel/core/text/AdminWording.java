package dev.easel.core.text;

import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The words for those who run a space, in one language. Immutable. */
public final class AdminWording {
    private final Phrases phrases;
    private final QuotaWording quotas;

    private AdminWording(Phrases phrases, QuotaWording quotas) {
        this.phrases = phrases;
        this.quotas = quotas;
    }

    /** In the operator's language where there is a translation, else in English. */
    public static AdminWording in(Locale locale) {
        return new AdminWording(Phrases.of(locale), QuotaWording.in(locale));
    }

    /**
     * Lines together, as many as fit.
     *
     * @param longest in UTF-16 units
     */
    public UserMessage answer(List<String> lines, int longest) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            String rest = "\n" + phrases.say("admin.more", lines.size() - i);
            if (text.length() + 1 + lines.get(i).length() + (i == lines.size() - 1 ? 0 : rest.length()) > longest) {
                text.append(text.isEmpty() ? "" : rest);
                break;
            }
            text.append(text.isEmpty() ? "" : "\n").append(lines.get(i));
        }
        return UserMessage.whisper(text.toString());
    }

    public UserMessage notForYou() {
        return UserMessage.whisper(phrases.say("admin.not-for-you"));
    }

    public UserMessage noSpace() {
        return UserMessage.whisper(phrases.say("admin.no-space"));
    }

    /** Everything that operators can say, behind the command as it is called: {@code /easel-admin}. */
    public UserMessage help(String call) {
        return UserMessage.whisper(phrases.say("admin.help", call));
    }

    /** An office has no such word. */
    public UserMessage unknown(String office, String word) {
        return UserMessage.whisper(
                switch (office) {
                    case "quota" -> phrases.say("admin.unknown.quota", word);
                    case "models" -> phrases.say("admin.unknown.models", word);
                    default -> phrases.say("admin.unknown.channels", word);
                });
    }

    public UserMessage several() {
        return UserMessage.whisper(phrases.say("admin.several"));
    }

    public UserMessage nobody() {
        return UserMessage.whisper(phrases.say("admin.nobody"));
    }

    public UserMessage unreadable(String text) {
        return UserMessage.whisper(phrases.say("admin.unreadable", text));
    }

    public UserMessage oneAmount() {
        return UserMessage.whisper(phrases.say("admin.one-amount"));
    }

    public UserMessage noAmount() {
        return UserMessage.whisper(phrases.say("admin.no-amount"));
    }

    public UserMessage oneLimit() {
        return UserMessage.whisper(phrases.say("admin.one-limit"));
    }

    public UserMessage badNumber(String option, String text) {
        return UserMessage.whisper(phrases.say("admin.bad-number", option, text));
    }

    public UserMessage badWindow(String text) {
        return UserMessage.whisper(phrases.say("admin.bad-window", text));
    }

    public UserMessage badTime(String text) {
        return UserMessage.whisper(phrases.say("admin.bad-time", text));
    }

    public UserMessage whichWindow(List<String> windows) {
        return UserMessage.whisper(phrases.say("admin.which-window", phrases.listOr(windows)));
    }

    public UserMessage noSuchQuota(String name) {
        return UserMessage.whisper(phrases.say("admin.no-such-quota", name));
    }

    public UserMessage notYourself() {
        return UserMessage.whisper(phrases.say("admin.not-yourself"));
    }

    public UserMessage noModel(String typed, List<String> known) {
        return UserMessage.whisper(phrases.say("admin.no-model", typed, phrases.listOr(known)));
    }

    public UserMessage channelNotListed() {
        return UserMessage.whisper(phrases.say("admin.channel-not-listed"));
    }

    public UserMessage pausedFromAbove() {
        return UserMessage.whisper(phrases.say("admin.paused-from-above"));
    }

    /** Whom it is about: {@code user}, {@code role}, {@code channel} or {@code space}, and the platform's id. */
    public String name(String scope, String id) {
        return switch (scope) {
            case "user" -> phrases.say("admin.name.user", id);
            case "role" -> phrases.say("admin.name.role", id);
            case "channel" -> phrases.say("admin.name.channel", id);
            default -> phrases.say("admin.name.space");
        };
    }

    /** One allowance of somebody. */
    public String standing(String name, QuotaWording.Line line) {
        return phrases.say("admin.standing", name, quotas.figures(line));
    }

    public String noQuota(String name) {
        return phrases.say("admin.no-quota", name);
    }

    /** Somebody is banned, for as long as is left of it; absent: until somebody lifts it. */
    public String banned(String name, @Nullable Duration left, String reason) {
        String sentence = left == null
                ? phrases.say("admin.banned", name)
                : phrases.say("admin.banned.for", name, phrases.duration(left));
        return reason.isEmpty() ? sentence : sentence + " " + phrases.say("failure.barred.reason", reason);
    }

    public String unbanned(String name) {
        return phrases.say("admin.unbanned", name);
    }

    public String notBanned(String name) {
        return phrases.say("admin.not-banned", name);
    }

    /** A model with the least and the most that one of its pictures costs, in micro-dollars. */
    public String priced(String model, long least, long most) {
        return least == most
                ? phrases.say("admin.model.price", model, Phrases.dollars(most, RoundingMode.UP))
                : phrases.say(
                        "admin.model.prices",
                        model,
                        Phrases.dollars(least, RoundingMode.UP),
                        Phrases.dollars(most, RoundingMode.UP));
    }

    public String forbidden(String model) {
        return phrases.say("admin.model.forbidden", model);
    }

    public String everywhere() {
        return phrases.say("admin.channels.all");
    }

    public String onlyIn(List<String> channels) {
        return phrases.say("admin.channels.some", String.join(", ", channels));
    }

    /** The space is paused, for a time; absent: until somebody resumes. */
    public String paused(@Nullable Duration time) {
        return time == null ? phrases.say("admin.paused") : phrases.say("admin.paused.for", phrases.duration(time));
    }

    public String resumed() {
        return phrases.say("admin.resumed");
    }

    public String notPaused() {
        return phrases.say("admin.not-paused");
    }

    public String noAudit() {
        return phrases.say("desk.audit.none");
    }

    public String amount(boolean budget, long value) {
        return budget
                ? phrases.say("desk.dollars", Phrases.dollars(value, RoundingMode.HALF_UP))
                : phrases.say("quota.pictures", value);
    }

    public String unlimited() {
        return phrases.say("desk.unlimited");
    }

    public String until(String time) {
        return phrases.say("desk.bar.until", time);
    }

    public String quoted(String words) {
        return phrases.say("caption", words);
    }
}
