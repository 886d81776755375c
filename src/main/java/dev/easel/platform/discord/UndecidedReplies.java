package dev.easel.platform.discord;

import dev.easel.core.chat.Backlog;
import dev.easel.core.chat.Backlog.Entry;
import dev.easel.core.chat.Incoming;
import dev.easel.core.chat.Messenger;
import dev.easel.core.identity.ReplyAddress;
import dev.easel.core.identity.SpaceRef;
import dev.easel.core.text.DoorWording;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replies that are opened before anything is decided. They are kept until it is, so that nobody waits below one for
 * ever when Easel dies in between. Safe for use from several threads.
 */
final class UndecidedReplies {
    private static final Logger LOG = LoggerFactory.getLogger(UndecidedReplies.class);

    /** Decisions take less by far, on a busy machine too. */
    private static final Duration TURN = Duration.ofSeconds(20);

    /** Where there is no guild. */
    private static final String DIRECT = "direct";

    private final Backlog backlog;
    private final InstantSource clock;
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();

    UndecidedReplies(Backlog backlog, InstantSource clock) {
        this.backlog = backlog;
        this.clock = clock;
    }

    /** One interaction, until it is decided on. */
    final class Decision {
        private final String interaction;
        private boolean kept;
        private boolean over;

        private Decision(String interaction) {
            this.interaction = interaction;
        }

        /**
         * Its reply is about to be opened. On disk when this returns.
         *
         * @param incoming absent when it can't be read: nothing comes of it then, and nobody is to be told
         */
        synchronized void keep(@Nullable Incoming incoming) {
            if (kept || over || incoming == null) {
                return;
            }
            try {
                underWay.add(interaction);
                kept = backlog.keep(
                        space(incoming),
                        interaction,
                        incoming.replyTo().value(),
                        clock.instant().plus(TURN));
            } catch (RuntimeException e) {
                LOG.warn("a reply is opened that a crash would leave open", e);
            }
        }

        /** It has a job, or its answer. */
        synchronized void end() {
            over = true;
            underWay.remove(interaction);
            if (kept) {
                drop(interaction);
            }
        }
    }

    Decision begin(String interaction) {
        return new Decision(interaction);
    }

    /** Tells those below whose replies a process died. */
    void answerLeft(Messenger messenger) {
        try {
            Instant now = clock.instant();
            for (Entry entry : backlog.takeOver(DiscordAddress.PLATFORM, now, now.plus(TURN))) {
                if (!underWay.contains(entry.id())) {
                    answer(messenger, entry);
                }
            }
        } catch (RuntimeException e) {
            LOG.warn("open replies are not looked for now", e);
        }
    }

    private void answer(Messenger messenger, Entry entry) {
        LOG.info("a reply was left open: {}", entry.id());
        ReplyAddress address = new ReplyAddress(DiscordAddress.PLATFORM, entry.text());
        messenger.fail(
                address, DoorWording.in(DiscordAddress.of(address).locale()).interrupted());
        drop(entry.id());
    }

    private void drop(String interaction) {
        try {
            backlog.done(DiscordAddress.PLATFORM, interaction);
        } catch (RuntimeException e) {
            LOG.warn("a reply is taken for open that is answered", e);
        }
    }

    private static SpaceRef space(Incoming incoming) {
        SpaceRef space = incoming.place().space();
        return space == null ? new SpaceRef(DiscordAddress.PLATFORM, DIRECT) : space;
    }
}
