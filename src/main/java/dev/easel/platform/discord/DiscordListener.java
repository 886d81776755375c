package dev.easel.platform.discord;

import dev.easel.core.chat.CommandName;
import dev.easel.core.chat.CommandOption;
import dev.easel.core.chat.Control;
import dev.easel.core.chat.Control.Action;
import dev.easel.core.chat.Inbox;
import dev.easel.core.chat.Incoming;
import dev.easel.core.text.Visibility;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
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

    private final Inbox inbox;
    private final DiscordCompletions completions;
    private final DiscordReactions reactions;
    private final OpenInteractions open;
    private final ScheduledExecutorService timer;
    private final InstantSource clock;

    DiscordListener(
            Inbox inbox,
            DiscordCompletions completions,
            DiscordReactions reactions,
            OpenInteractions open,
            ScheduledExecutorService timer,
            InstantSource clock) {
        this.inbox = inbox;
        this.completions = completions;
        this.reactions = reactions;
        this.open = open;
        this.timer = timer;
        this.clock = clock;
    }

    @Override
    public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
        guarded(() -> hand(
                event, visibility(event), () -> DiscordInbound.command(event, event.getRawData(), clock.instant())));
    }

    /** As the result will be; what draws nothing is for the asker alone. */
    private static Visibility visibility(SlashCommandInteractionEvent event) {
        boolean draws =
                CommandName.find(event.getName()).filter(CommandName::draws).isPresent();
        boolean whispers = event.getOption(CommandOption.PRIVATE.word(), false, OptionMapping::getAsBoolean);
        return draws && !whispers ? Visibility.PUBLIC : Visibility.WHISPERED;
    }

    @Override
    public void onMessageContextInteraction(MessageContextInteractionEvent event) {
        DiscordCommands.findOnMessages(event.getName())
                .ifPresentOrElse(
                        name -> hand(
                                event,
                                name == CommandName.VARIATIONS ? Visibility.PUBLIC : Visibility.WHISPERED,
                                () -> DiscordInbound.command(name, event, event.getRawData(), clock.instant())),
                        () -> LOG.warn("an unknown command on a message: {}", event.getName()));
    }

    @Override
    public void onButtonInteraction(ButtonInteractionEvent event) {
        Control.find(event.getCustomId())
                .ifPresentOrElse(
                        control -> hand(
                                event,
                                visibility(control, event.getMessage().isEphemeral()),
                                () -> DiscordInbound.press(control, event, event.getRawData(), clock.instant())),
                        () -> ignore(event.getCustomId(), event.deferEdit()));
    }

    /** New images are for everybody who saw the old ones. */
    private static Visibility visibility(Control control, boolean whispered) {
        boolean draws = control.action() == Action.AGAIN || control.action() == Action.VARY;
        return draws && !whispered ? Visibility.PUBLIC : Visibility.WHISPERED;
    }

    @Override
    public void onModalInteraction(ModalInteractionEvent event) {
        boolean whispered = event.getMessage() != null && event.getMessage().isEphemeral();
        Control.find(event.getModalId())
                .ifPresentOrElse(
                        control -> hand(
                                event,
                                whispered ? Visibility.WHISPERED : Visibility.PUBLIC,
                                () -> DiscordInbound.submission(control, event, event.getRawData(), clock.instant())),
                        () -> ignore(event.getModalId(), event.deferReply(true)));
    }

    /** A control of another version: it is answered, so that nobody waits, and nothing happens. */
    private static void ignore(String control, RestAction<?> answer) {
        LOG.warn("an unknown control: {}", control);
        answer.queue(done -> {}, failure -> LOG.debug("not answered: {}", failure.getMessage()));
    }

    private void hand(IReplyCallback event, Visibility visibility, Supplier<Incoming> translated) {
        open.add(event);
        Runnable deferInstead = () -> open.defer(event.getId(), visibility);
        var watchdog = timer.schedule(deferInstead, WATCHDOG_MILLIS, TimeUnit.MILLISECONDS);
        try {
            guarded(() -> inbox.accept(translated.get()));
        } finally {
            watchdog.cancel(false);
            deferInstead.run();
        }
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
