package dev.easel.platform.slack;

import dev.easel.core.identity.PlatformId;
import dev.easel.core.identity.ReplyAddress;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the answers to one trigger go.
 *
 * @param channel also of a direct conversation; the person's id where the trigger had no channel
 * @param thread the {@code ts} of the thread's first message; absent: the channel itself
 * @param placeholder the {@code ts} of the message that is the status line, once there is one
 * @param user who asked, and alone sees what is whispered
 * @param responseUrl takes 5 answers within 30 minutes (Slack's documentation on interactivity, 2026-08)
 * @param trigger lets one modal be opened within 3 seconds (Slack's documentation on modals, 2026-08)
 * @param locale of whoever asked, for the words on what can be pressed
 * @param manner how the trigger is answered
 */
record SlackAddress(
        String team,
        String channel,
        @Nullable String thread,
        @Nullable String placeholder,
        String user,
        @Nullable String responseUrl,
        @Nullable String trigger,
        Locale locale,
        Manner manner) {
    static final PlatformId PLATFORM = new PlatformId("slack");

    private static final String SEPARATOR = "\n";

    /** How a trigger is answered. */
    enum Manner {
        /** By a message of its own. */
        BESIDE,
        /** In the message that was pressed on, which needs no second word. */
        IN_PLACE
    }

    /** A place to post to, for somebody. */
    static SlackAddress in(String team, String channel, @Nullable String thread, String user) {
        return new SlackAddress(team, channel, thread, null, user, null, null, Locale.ENGLISH, Manner.BESIDE);
    }

    static SlackAddress of(ReplyAddress address) {
        return ofText(address.value());
    }

    /** What {@link #toReplyAddress} made a value of. */
    static SlackAddress ofText(String text) {
        String[] parts = text.split(SEPARATOR, -1);
        return new SlackAddress(
                parts[0],
                parts[1],
                present(parts[2]),
                present(parts[3]),
                parts[4],
                present(parts[5]),
                present(parts[6]),
                Locale.forLanguageTag(parts[7]),
                // Earlier versions kept eight parts.
                parts.length > 8 ? Manner.valueOf(parts[8]) : Manner.BESIDE);
    }

    ReplyAddress toReplyAddress() {
        return new ReplyAddress(
                PLATFORM,
                String.join(
                        SEPARATOR,
                        team,
                        channel,
                        written(thread),
                        written(placeholder),
                        user,
                        written(responseUrl),
                        written(trigger),
                        locale.toLanguageTag(),
                        manner.name()));
    }

    /** With the status line that was just posted; a direct conversation has its own id from then on. */
    SlackAddress at(SlackPost post) {
        return new SlackAddress(
                team, post.channel(), thread, post.ts(), user, responseUrl, trigger, locale, Manner.BESIDE);
    }

    /** The direct conversation with whoever asked. */
    SlackAddress direct() {
        return new SlackAddress(team, user, null, null, user, responseUrl, trigger, locale, Manner.BESIDE);
    }

    /** The same conversation, when the trigger is used up. */
    SlackAddress later() {
        return new SlackAddress(team, channel, thread, null, user, null, null, locale, Manner.BESIDE);
    }

    Optional<SlackPost> findStatusLine() {
        return Optional.ofNullable(placeholder).map(ts -> new SlackPost(channel, ts));
    }

    SlackAddress speaking(Locale language) {
        return new SlackAddress(team, channel, thread, placeholder, user, responseUrl, trigger, language, manner);
    }

    SlackAddress withAnswerTo(@Nullable String url, @Nullable String triggerId) {
        return new SlackAddress(team, channel, thread, placeholder, user, url, triggerId, locale, manner);
    }

    /** What is said takes the place of what was pressed on. */
    SlackAddress inPlace() {
        return new SlackAddress(
                team, channel, thread, placeholder, user, responseUrl, trigger, locale, Manner.IN_PLACE);
    }

    private static @Nullable String present(String part) {
        return part.isEmpty() ? null : part;
    }

    private static String written(@Nullable String part) {
        return part == null ? "" : part;
    }

    /** Never the response URL or the trigger: who has them can answer. */
    @Override
    public String toString() {
        return "SlackAddress[" + channel + "]";
    }
}
