package dev.easel.app;

import static dev.easel.app.Easel.SOON;
import static org.awaitility.Awaitility.await;

import dev.easel.testing.discord.FakeDiscord;
import dev.easel.testing.discord.InteractionProbe;
import dev.easel.testing.discord.SeenMessage;
import dev.easel.testing.discord.Slash;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** In a channel on Discord. */
final class DiscordHand implements Hand {
    private final FakeDiscord discord;
    private final List<InteractionProbe> begun = new ArrayList<>();
    private SeenMessage first;

    DiscordHand(FakeDiscord discord) {
        this.discord = discord;
    }

    @Override
    public String draw(String prompt) {
        first = Easel.awaitPictures(discord.slash(Slash.imagine(prompt))).original();
        return said(first);
    }

    @Override
    public void begin(String prompt) {
        InteractionProbe probe = discord.slash(Slash.imagine(prompt)).awaitCallback(SOON);
        await().atMost(SOON).until(() -> !probe.original().buttons().isEmpty());
        begun.add(probe);
    }

    @Override
    public String buttons() {
        return String.join(" ", first.buttons());
    }

    @Override
    public String press(String button) {
        return answer(() -> discord.press(first, button, discord.user()));
    }

    @Override
    public String cancel(int before) {
        InteractionProbe waiting = waiting(before);
        return answer(
                () -> discord.press(waiting.original(), "⏹ Cancel", discord.user()),
                () -> waiting.followUps().stream());
    }

    @Override
    public void cancelRest() {
        discord.press(waiting(0).original(), "⏹ Cancel the rest", discord.user())
                .awaitCallback(SOON);
    }

    private InteractionProbe waiting(int before) {
        return begun.get(begun.size() - 1 - before);
    }

    @Override
    public String awaitEnd(int before) {
        InteractionProbe probe = waiting(before);
        await().atMost(SOON)
                .until(() -> !probe.original().files().isEmpty()
                        || Guest.SUMMARY
                                .matcher(DiscordGuest.words(probe.original()))
                                .matches());
        return said(probe.original());
    }

    @Override
    public String react(String emoji) {
        return answer(() -> {
            discord.react(first, emoji, discord.user());
            return null;
        });
    }

    @Override
    public void delete(String emoji) {
        discord.react(first, emoji, discord.user());
    }

    @Override
    public String fillIn(String button, String prompt) {
        InteractionProbe asked = discord.press(first, button, discord.user()).awaitCallback(SOON);
        return answer(() -> discord.submit(asked, Map.of("prompt", prompt), discord.user()));
    }

    @Override
    public String ask(String command) {
        return answer(() -> discord.slash(Slash.command(command)));
    }

    /** The pictures that came of it, or the words that nobody else sees. */
    private String answer(Supplier<InteractionProbe> act) {
        return answer(act, Stream::empty);
    }

    /** @param elsewhere where it may be said, too */
    private String answer(Supplier<InteractionProbe> act, Supplier<Stream<SeenMessage>> elsewhere) {
        Set<String> before = shown().map(SeenMessage::id).collect(Collectors.toSet());
        InteractionProbe probe = act.get();
        Supplier<Stream<SeenMessage>> answers = () -> Stream.concat(
                shown().filter(message -> !before.contains(message.id())),
                Stream.concat(
                                probe == null || !probe.isAcknowledged()
                                        ? Stream.empty()
                                        : Stream.concat(Stream.of(probe.original()), probe.followUps().stream()),
                                elsewhere.get())
                        .filter(message -> message.ephemeral()
                                && !message.loading()
                                && !message.deleted()
                                && !message.content().isEmpty()));
        await().atMost(SOON).until(() -> answers.get().findAny().isPresent());
        return said(answers.get().findFirst().orElseThrow());
    }

    private Stream<SeenMessage> shown() {
        return discord.messagesIn(discord.channel().id()).stream()
                .filter(message -> !message.files().isEmpty() && !message.deleted());
    }

    private static String said(SeenMessage message) {
        return Hand.timeless(DiscordGuest.words(message));
    }

    @Override
    public int pictures() {
        return Math.toIntExact(shown().count());
    }
}
