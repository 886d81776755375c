package dev.easel.platform.discord;

import dev.easel.core.chat.Incoming;
import dev.easel.core.chat.PlatformMemory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Predicate;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.User;
import net.dv8tion.jda.api.events.message.react.MessageReactionAddEvent;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.exceptions.InsufficientPermissionException;
import net.dv8tion.jda.api.requests.GatewayIntent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reactions that mean something. Discord doesn't say when one was made, and two processes may hear of the same one: who
 * toggles an emoji is heard once in a while, by one of them. Safe for use from several threads.
 */
final class DiscordReactions {
    private static final Logger LOG = LoggerFactory.getLogger(DiscordReactions.class);
    private static final Duration ONCE_IN = Duration.ofSeconds(10);

    private final Predicate<String> meaningful;
    private final PlatformMemory memory;
    private final InstantSource clock;

    /** @param meaningful whether an emoji asks for anything */
    DiscordReactions(Predicate<String> meaningful, PlatformMemory memory, InstantSource clock) {
        this.meaningful = meaningful;
        this.memory = memory;
        this.clock = clock;
    }

    /** What is to be done about it; empty for bots, unknown emoji, repetitions and messages that can't be seen. Blocks. */
    Optional<Incoming> find(MessageReactionAddEvent event) {
        String emoji = event.getEmoji().getName();
        if (event.getUserIdLong() == event.getJDA().getSelfUser().getIdLong() || !meaningful.test(emoji)) {
            return Optional.empty();
        }
        try {
            User user = event.getUser() == null ? event.retrieveUser().complete() : event.getUser();
            if (user.isBot() || user.isSystem()) {
                return Optional.empty();
            }
            Instant now = clock.instant();
            String key = "%s/%s/%s".formatted(event.getMessageId(), user.getId(), emoji);
            if (!memory.claim(DiscordAddress.PLATFORM, "reaction/" + key, now, ONCE_IN)) {
                return Optional.empty();
            }
            Message message = event.retrieveMessage().complete();
            sayWhatIsMissing(message);
            return Optional.of(DiscordTalk.reaction(event, user, message, key + "/" + now.toEpochMilli(), now));
        } catch (InsufficientPermissionException | ErrorResponseException e) {
            LOG.info("a message that somebody reacted to can't be seen: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private static void sayWhatIsMissing(Message message) {
        boolean hidden = !message.getJDA().getGatewayIntents().contains(GatewayIntent.MESSAGE_CONTENT)
                && message.isFromGuild()
                && message.getAuthor().getIdLong()
                        != message.getJDA().getSelfUser().getIdLong();
        if (hidden) {
            LOG.info("pictures of others can't be seen without the message content intent");
        }
    }
}
