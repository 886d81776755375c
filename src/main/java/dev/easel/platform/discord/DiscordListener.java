package dev.easel.platform.discord;

import dev.easel.core.chat.CommandOption;
import dev.easel.core.chat.Inbox;
import dev.easel.core.image.ModelId;
import dev.easel.core.text.Visibility;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import net.dv8tion.jda.api.events.interaction.command.CommandAutoCompleteInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.interactions.commands.Command.Choice;
import net.dv8tion.jda.api.interactions.commands.OptionMapping;
import net.dv8tion.jda.api.interactions.commands.build.OptionData;
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
    private final DiscordCommands commands;
    private final ModelId defaultModel;
    private final OpenInteractions open;
    private final ScheduledExecutorService timer;
    private final InstantSource clock;

    DiscordListener(
            Inbox inbox,
            DiscordCommands commands,
            ModelId defaultModel,
            OpenInteractions open,
            ScheduledExecutorService timer,
            InstantSource clock) {
        this.inbox = inbox;
        this.commands = commands;
        this.defaultModel = defaultModel;
        this.open = open;
        this.timer = timer;
        this.clock = clock;
    }

    @Override
    public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
        open.add(event);
        Runnable deferInstead = () -> open.defer(event.getId(), visibility(event));
        var watchdog = timer.schedule(deferInstead, WATCHDOG_MILLIS, TimeUnit.MILLISECONDS);
        try {
            inbox.accept(DiscordInbound.command(event, event.getRawData(), clock.instant()));
        } finally {
            watchdog.cancel(false);
            deferInstead.run();
        }
    }

    private static Visibility visibility(SlashCommandInteractionEvent event) {
        return event.getOption(CommandOption.PRIVATE.word(), false, OptionMapping::getAsBoolean)
                ? Visibility.WHISPERED
                : Visibility.PUBLIC;
    }

    @Override
    public void onCommandAutoCompleteInteraction(CommandAutoCompleteInteractionEvent event) {
        String typed = event.getFocusedOption().getValue();
        List<Choice> choices = CommandOption.find(event.getFocusedOption().getName())
                .map(option -> switch (option) {
                    case MODEL -> commands.models(typed, today());
                    case SIZE -> commands.sizes(typed, chosenModel(event));
                    default -> List.<Choice>of();
                })
                .orElse(List.of());
        event.replyChoices(choices)
                .queue(done -> {}, failure -> LOG.debug("choices came too late: {}", failure.getMessage()));
    }

    private ModelId chosenModel(CommandAutoCompleteInteractionEvent event) {
        String name = event.getOption(CommandOption.MODEL.word(), "", OptionMapping::getAsString)
                .strip();
        boolean named = !name.isEmpty() && name.length() <= OptionData.MAX_CHOICE_VALUE_LENGTH;
        return named ? new ModelId(name) : defaultModel;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
