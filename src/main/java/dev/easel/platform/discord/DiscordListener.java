package dev.easel.platform.discord;

import dev.easel.core.chat.CommandName;
import dev.easel.core.chat.CommandOption;
import dev.easel.core.chat.Control;
import dev.easel.core.chat.Inbox;
import dev.easel.core.chat.Incoming;
import dev.easel.core.text.Visibility;
import dev.easel.platform.discord.UndecidedReplies.Decision;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import net.dv8tion.jda.api.events.interaction.ModalInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.CommandAutoCompleteInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.MessageContextInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.ButtonInteractionEvent;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.events.message.react.MessageReactionAddEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.interactions.callbacks.IReplyCallback;
import net.dv8tion.jda.api.interactions.commands.OptionMapping;
import net.dv8tion.jda.api.requests.RestAction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands events on. Discord invalidates an interaction that isn't answered within 3 seconds; when the decision takes
 * longer than half of that, or doesn't answer, a watchdog answers "thinking" in its stead.
 */
final class DiscordListener extends ListenerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(DiscordListener.class);
    private static final long WATCHDOG_MILLIS = 1_500;

    /** How long the watchdog waits to hear who may see the answer: there is a second left for Discord. */
    private static final long HEARSAY_MILLIS = 700;

    /** More decisions at a time than this make each other slow. */
    static final int CROWD = 16;

    /** In a crowd, everybody's answers come before decisions: whoever asked waits longer anyway. */
    private static final int DECIDING_IN_A_CROWD = 8;

    /** A crowd that never ends keeps nobody's picture back for longer. */
    private static final long LONGEST_CROWD_SECONDS = 5;

    private final Semaphore turns = new Semaphore(DECIDING_IN_A_CROWD);
    private final AtomicInteger deciding = new AtomicInteger();
    private final Inbox inbox;
    private final DiscordCompletions completions;
    private final DiscordReactions reactions;
    private final OpenInteractions open;
    private final DiscordPlatform.Habits habits;
    private final UndecidedReplies undecided;
    private final ExecutorService threads;
    private final ScheduledExecutorService timer;
    private final InstantSource clock;

    DiscordListener(
            DiscordPlatform.Parts parts,
            OpenInteractions open,
            UndecidedReplies undecided,
            ExecutorService threads,
            ScheduledExecutorService timer) {
        this.inbox = parts.inbox();
        this.completions = new DiscordCompletions(parts.catalogue(), parts.defaultModel(), parts.recentPrompts());
        this.reactions = new DiscordReactions(parts.reactions(), parts.memory(), parts.clock());
        this.open = open;
        this.habits = parts.habits();
        this.undecided = undecided;
        this.threads = threads;
        this.timer = timer;
        this.clock = parts.clock();
    }

    @Override
    public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
        guarded(() -> hand(
                event,
                incoming -> visibility(event, incoming),
                () -> DiscordInbound.command(event, event.getRawData(), clock.instant())));
    }

    /** As the result will be; what draws nothing is for the asker alone. */
    private Visibility visibility(SlashCommandInteractionEvent event, Incoming incoming) {
        OptionMapping typed = event.getOption(CommandOption.PRIVATE.word());
        if (typed != null && typed.getAsBoolean()) {
            return Visibility.WHISPERED;
        }
        return CommandName.find(event.getName())
                .filter(CommandName::draws)
                .map(name -> typed == null ? usual(incoming, name) : Visibility.PUBLIC)
                .orElse(Visibility.WHISPERED);
    }

    private Visibility usual(Incoming incoming, CommandName name) {
        return habits.of(incoming.sender(), incoming.place(), name);
    }

    @Override
    public void onMessageContextInteraction(MessageContextInteractionEvent event) {
        DiscordCommands.findOnMessages(event.getName())
                .ifPresentOrElse(
                        name -> hand(
                                event,
                                incoming ->
                                        name == CommandName.VARIATIONS ? usual(incoming, name) : Visibility.WHISPERED,
                                () -> DiscordInbound.command(name, event, event.getRawData(), clock.instant())),
                        () -> LOG.warn("an unknown command on a message: {}", event.getName()));
    }

    @Override
    public void onButtonInteraction(ButtonInteractionEvent event) {
        Control.find(event.getCustomId())
                .ifPresentOrElse(
                        control -> hand(
                                event,
                                incoming -> event.getMessage().isEphemeral()
                                        ? Visibility.WHISPERED
                                        : visibility(control, incoming),
                                () -> DiscordInbound.press(control, event, event.getRawData(), clock.instant())),
                        () -> ignore(event.getCustomId(), event.deferEdit()));
    }

    /** New images are for everybody who saw the old ones, unless whoever asks wants all of theirs private. */
    private Visibility visibility(Control control, Incoming incoming) {
        return switch (control.action()) {
            case VARY -> usual(incoming, CommandName.VARIATIONS);
            case AGAIN -> Visibility.PUBLIC;
            case CANCEL,
                    CANCEL_REST,
                    BATCH,
                    RETRY,
                    EDIT,
                    PAINT,
                    ORIGINAL,
                    ALL,
                    INFO,
                    DELETE,
                    PAGE,
                    PARENT,
                    CHILD,
                    CONFIRM,
                    DECLINE,
                    REUSE,
                    REDRAW -> Visibility.WHISPERED;
        };
    }

    @Override
    public void onModalInteraction(ModalInteractionEvent event) {
        boolean whispered = event.getMessage() != null && event.getMessage().isEphemeral();
        Control.find(event.getModalId())
                .ifPresentOrElse(
                        control -> hand(
                                event,
                                incoming -> whispered ? Visibility.WHISPERED : usual(incoming, CommandName.EDIT),
                                () -> DiscordInbound.submission(control, event, event.getRawData(), clock.instant())),
                        () -> ignore(event.getModalId(), event.deferReply(true)));
    }

    /** A control of another version: it is answered, so that nobody waits, and nothing happens. */
    private static void ignore(String control, RestAction<?> answer) {
        LOG.warn("an unknown control: {}", control);
        answer.queue(done -> {}, failure -> LOG.debug("not answered: {}", failure.getMessage()));
    }

    /**
     * Lets the inbox decide, which comes before the answer: a refusal is for the asker alone. In a crowd the answer comes
     * first.
     *
     * @param visibility who may see the answer
     */
    private void hand(IReplyCallback event, Function<Incoming, Visibility> visibility, Supplier<Incoming> translated) {
        open.add(event);
        CompletableFuture<Incoming> read = new CompletableFuture<>();
        Decision decision = undecided.begin(event.getId());
        var watchdog = timer.schedule(
                () -> deferInstead(event, read, visibility, decision), WATCHDOG_MILLIS, TimeUnit.MILLISECONDS);
        boolean crowded = deciding.incrementAndGet() > CROWD && event instanceof SlashCommandInteractionEvent;
        try {
            guarded(() -> {
                Incoming incoming = translated.get();
                read.complete(incoming);
                if (crowded) {
                    decision.keep(incoming);
                    open.defer(event.getId(), visibility.apply(incoming));
                    open.awaitDeferral(event.getId());
                    acceptInTurn(incoming, System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_CROWD_SECONDS));
                } else {
                    inbox.accept(incoming);
                }
            });
        } finally {
            deciding.decrementAndGet();
            watchdog.cancel(false);
            decision.end();
            if (open.holds(event.getId())) {
                deferInstead(event, read, visibility, decision);
            }
        }
    }

    /** @param latest when it is decided on even while others wait for an answer, of {@link System#nanoTime} */
    private void acceptInTurn(Incoming incoming, long latest) {
        turns.acquireUninterruptibly();
        try {
            open.awaitAnswersToAll(latest);
            inbox.accept(incoming);
        } finally {
            turns.release();
        }
    }

    /** What can't be found out in time is for the asker alone: that harms nobody, and the answer can be shown to all later. */
    private void deferInstead(
            IReplyCallback event,
            CompletableFuture<Incoming> read,
            Function<Incoming, Visibility> visibility,
            Decision decision) {
        var _ = read.thenApplyAsync(visibility, threads)
                .completeOnTimeout(Visibility.WHISPERED, HEARSAY_MILLIS, TimeUnit.MILLISECONDS)
                .exceptionally(failure -> Visibility.WHISPERED)
                .thenAcceptAsync(
                        known -> {
                            if (open.holds(event.getId())) {
                                decision.keep(read.getNow(null));
                            }
                            open.defer(event.getId(), known);
                        },
                        threads);
    }

    @Override
    public void onMessageReceived(MessageReceivedEvent event) {
        guarded(() -> DiscordTalk.mention(event.getMessage(), clock.instant()).ifPresent(inbox::accept));
    }

    @Override
    public void onMessageReactionAdd(MessageReactionAddEvent event) {
        guarded(() -> reactions.find(event).ifPresent(inbox::accept));
    }

    @Override
    public void onCommandAutoCompleteInteraction(CommandAutoCompleteInteractionEvent event) {
        guarded(() -> event.replyChoices(completions.of(event, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)))
                .queue(done -> {}, failure -> LOG.debug("choices came too late: {}", failure.getMessage())));
    }

    /** An event that can't be read costs nobody else anything: the client library would only print it. */
    private static void guarded(Runnable act) {
        try {
            act.run();
        } catch (RuntimeException e) {
            LOG.warn("an event could not be read: {}", e.toString());
        }
    }
}
