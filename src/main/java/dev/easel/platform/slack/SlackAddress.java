package dev.easel.platform.slack;

import dev.easel.core.identity.PlatformId;
import dev.easel.core.identity.ReplyAddress;
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
 */
record SlackAddress(
        String team,
        String channel,
        @Nullable String thread,
        @Nullable String placeholder,
        String user,
        @Nullable String responseUrl,
        @Nullable String trigger) {
    static final PlatformId PLATFORM = new PlatformId("slack");

    private static final String SEPARATOR = "\n";

    /** A place to post to, for somebody. */
    static SlackAddress in(String team, String channel, @Nullable String thread, String user) {
        return new SlackAddress(team, channel, thread, null, user, null, null);
    }

    static SlackAddress of(ReplyAddress address) {
        String[] parts = address.value().split(SEPARATOR, -1);
        return new SlackAddress(
                parts[0],
                parts[1],
                present(parts[2]),
                present(parts[3]),
                parts[4],
                present(parts[5]),
                present(parts[6]));
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
                        written(trigger)));
    }

    SlackAddress withPlaceholder(String ts) {
        return new SlackAddress(team, channel, thread, ts, user, responseUrl, trigger);
    }

    SlackAddress withAnswerTo(@Nullable String url, @Nullable String triggerId) {
        return new SlackAddress(team, channel, thread, placeholder, user, url, triggerId);
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
