package dev.easel.platform.discord;

import dev.easel.core.chat.Control;
import dev.easel.core.text.Visibility;
import dev.easel.platform.discord.DiscordAddress.Trigger;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import net.dv8tion.jda.api.interactions.InteractionHook;
import net.dv8tion.jda.api.interactions.callbacks.IReplyCallback;
import net.dv8tion.jda.api.interactions.components.buttons.ButtonInteraction;
import net.dv8tion.jda.api.requests.RestAction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Interactions that Discord still waits for an answer to, within its three seconds. Whoever takes one out answers it;
 * nobody else can. Safe for use from several threads.
 */
final class OpenInteractions {
    private static final Logger LOG = LoggerFactory.getLogger(OpenInteractions.class);

    private static final int MAX_OPENED = 10_000;

    private final Map<String, IReplyCallback> open = new HashMap<>();

    /** For whom replies were opened here, of the latest ones. */
    private final Map<String, Visibility> opened = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Visibility> eldest) {
            return size() > MAX_OPENED;
        }
    };

    /** Deferrals on their way: until one has arrived, the reply that it makes can't be changed. */
    private final Map<String, CompletableFuture<InteractionHook>> deferring = new HashMap<>();

    synchronized void add(IReplyCallback interaction) {
        open.put(interaction.getId(), interaction);
    }

    /** Whether nobody has taken the right to answer. */
    synchronized boolean holds(String interaction) {
        return open.containsKey(interaction);
    }

    /**
     * The right to answer. Waits for a deferral that is on its way.
     *
     * @return empty when it was taken, or came to another process
     */
    Optional<IReplyCallback> take(String interaction) {
        Optional<IReplyCallback> taken = takeNow(interaction);
        if (taken.isEmpty()) {
            awaitDeferral(interaction);
        }
        return taken;
    }

    /** Waits for a deferral that is on its way, whatever becomes of it. */
    void awaitDeferral(String interaction) {
        CompletableFuture<InteractionHook> underWay;
        synchronized (this) {
            underWay = deferring.get(interaction);
        }
        if (underWay != null) {
            underWay.handle((hook, failure) -> hook).join();
        }
    }

    /**
     * Waits until Discord waits for nobody's answer.
     *
     * @param end of {@link System#nanoTime}: then in any case
     */
    synchronized void awaitAnswersToAll(long end) {
        try {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            while (left > 0 && !areAllAnswered()) {
                wait(left);
                left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean areAllAnswered() {
        return open.isEmpty() && deferring.isEmpty();
    }

    private void wakeWhoWaits() {
        if (areAllAnswered()) {
            notifyAll();
        }
    }

    /** As {@link #take}, but only what Discord still waits for; waits for nothing. */
    synchronized Optional<IReplyCallback> takeNow(String interaction) {
        Optional<IReplyCallback> taken = Optional.ofNullable(open.remove(interaction));
        wakeWhoWaits();
        return taken;
    }

    /** For whom a reply was opened here; empty when another process opened it, or that was long ago. */
    synchronized Optional<Visibility> findOpened(String interaction) {
        return Optional.ofNullable(opened.get(interaction));
    }

    /** Shows "thinking" when nobody has taken the right to answer. Doesn't wait. */
    void defer(String interaction, Visibility visibility) {
        CompletableFuture<InteractionHook> deferral;
        synchronized (this) {
            IReplyCallback taken = open.remove(interaction);
            if (taken == null) {
                return;
            }
            try {
                deferral = deferral(taken, visibility).submit();
            } catch (RejectedExecutionException e) {
                LOG.info("no deferral while stopping: {}", e.getMessage());
                wakeWhoWaits();
                return;
            }
            deferring.put(interaction, deferral);
            opened.put(interaction, visibility);
        }
        var _ = deferral.whenComplete((hook, failure) -> arrived(interaction, failure));
    }

    /** A press that is answered in its message leaves it as it is until then. */
    private static RestAction<InteractionHook> deferral(IReplyCallback interaction, Visibility visibility) {
        boolean answersInPlace = interaction instanceof ButtonInteraction button
                && Control.find(button.getCustomId())
                        .filter(control -> Trigger.of(control) == Trigger.PAGE)
                        .isPresent();
        return answersInPlace
                ? ((ButtonInteraction) interaction).deferEdit()
                : interaction.deferReply(visibility == Visibility.WHISPERED);
    }

    /** Forgets them all: nothing can be answered any more. */
    synchronized void close() {
        open.clear();
        wakeWhoWaits();
    }

    private void arrived(String interaction, @Nullable Throwable failure) {
        synchronized (this) {
            deferring.remove(interaction);
            wakeWhoWaits();
        }
        if (failure != null) {
            LOG.info("a deferral failed: {}", failure.getMessage());
        }
    }
}
