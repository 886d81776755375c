package dev.easel.app;

import static dev.easel.app.Easel.SOON;
import static org.awaitility.Awaitility.await;

import dev.easel.testing.discord.FakeDiscord;
import dev.easel.testing.discord.InteractionProbe;
import dev.easel.testing.discord.SeenMessage;
import dev.easel.testing.discord.Slash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Slash commands in a channel. */
record DiscordGuest(FakeDiscord discord) implements Guest {
    @Override
    public List<String> imagine(Wish wish) {
        return give(options(Slash.imagine(wish.prompt()), wish), DiscordGuest::isEnd);
    }

    @Override
    public List<String> edit(Wish wish) {
        return give(options(Slash.command("edit").option("prompt", wish.prompt()), wish), DiscordGuest::isEnd);
    }

    @Override
    public List<String> vary(Wish wish) {
        return give(options(Slash.command("variations"), wish), DiscordGuest::isEnd);
    }

    @Override
    public List<String> batch(Wish lines) {
        Slash command = lines.prompt().contains("\n")
                ? Slash.command("batch")
                        .attachment("file", "prompts.txt", lines.prompt().getBytes(StandardCharsets.UTF_8))
                : Slash.imagine(lines.prompt());
        return give(
                options(command, lines),
                message -> SUMMARY.matcher(message.content()).matches() || message.ephemeral());
    }

    private static Slash options(Slash command, Wish wish) {
        Slash whole = command;
        for (var option : wish.options().entrySet()) {
            whole = option.getKey().equals("count")
                    ? whole.option("count", Long.parseLong(option.getValue()))
                    : whole.option(option.getKey(), option.getValue());
        }
        for (Path file : wish.files()) {
            String name = file.getFileName().toString();
            whole = whole.attachment(name.startsWith("mask") ? "mask" : "image", name, read(file));
        }
        return whole;
    }

    static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isEnd(SeenMessage message) {
        return !message.files().isEmpty() || message.ephemeral();
    }

    private List<String> give(Slash command, Predicate<SeenMessage> end) {
        Set<String> before = inChannel().map(SeenMessage::id).collect(Collectors.toSet());
        InteractionProbe probe = discord.slash(command).awaitCallback(SOON);
        Supplier<List<SeenMessage>> seen = () -> Stream.concat(inChannel(), whispered(probe))
                .filter(message -> !before.contains(message.id()))
                .toList();
        await().atMost(SOON).until(() -> seen.get().stream().anyMatch(end));
        return Guest.sorted(
                seen.get().stream().map(message -> Guest.line(message.files().size(), words(message))));
    }

    /** Without the escapes, and the name of whoever is meant by what follows later. */
    static String words(SeenMessage message) {
        return message.content().replaceAll("\\\\([^\\w\\s])", "$1").replaceFirst("^<@\\d+> ", "");
    }

    private Stream<SeenMessage> inChannel() {
        return discord.messagesIn(discord.channel().id()).stream().filter(DiscordGuest::isThere);
    }

    private static Stream<SeenMessage> whispered(InteractionProbe probe) {
        return Stream.concat(Stream.of(probe.original()), probe.followUps().stream())
                .filter(message -> message.ephemeral() && isThere(message));
    }

    private static boolean isThere(SeenMessage message) {
        return !message.deleted() && !message.loading();
    }
}
