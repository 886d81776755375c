package dev.easel.app;

import static dev.easel.app.Easel.SOON;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.easel.testing.slack.FakeConversation;
import dev.easel.testing.slack.FakeSlack;
import dev.easel.testing.slack.SeenMessage;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Words in the conversation that somebody has with Easel alone. */
record SlackGuest(FakeSlack slack) implements Guest {
    @Override
    public List<String> imagine(Wish wish) {
        return say(wish.prompt(), wish, this::isEnd);
    }

    @Override
    public List<String> edit(Wish wish) {
        return say(wish.prompt(), wish, this::isEnd);
    }

    @Override
    public List<String> vary(Wish wish) {
        return say("vary", wish, this::isEnd);
    }

    @Override
    public List<String> batch(Wish lines) {
        return say(
                lines.prompt(),
                lines,
                message -> SUMMARY.matcher(words(message)).matches() || isRefusal(message));
    }

    private boolean isEnd(SeenMessage message) {
        return !slack.files().imagesOf(message).isEmpty() || isRefusal(message);
    }

    private static boolean isRefusal(SeenMessage message) {
        return words(message).contains("charged") || words(message).contains("quota");
    }

    private List<String> say(String text, Wish wish, Predicate<SeenMessage> end) {
        Set<String> before = messages().stream().map(SeenMessage::ts).collect(Collectors.toSet());
        String whole = Stream.concat(Stream.of(text), wish.flags().map(SlackGuest::quoted))
                .collect(Collectors.joining(" "));
        slack.happens()
                .direct(
                        slack.user(),
                        whole,
                        wish.files().stream().map(this::share).toArray(ObjectNode[]::new));
        await().atMost(SOON)
                .until(() ->
                        messages().stream().anyMatch(message -> !before.contains(message.ts()) && end.test(message)));
        return Guest.sorted(messages().stream()
                .filter(message -> !before.contains(message.ts()))
                .map(message -> Guest.line(slack.files().imagesOf(message).size(), words(message))));
    }

    private static String quoted(String flag) {
        return flag.contains(" ") ? flag.replaceFirst("=(.*)", "=\"$1\"") : flag;
    }

    private ObjectNode share(Path file) {
        return slack.shared().share(file.getFileName().toString(), "image/png", DiscordGuest.read(file));
    }

    private List<SeenMessage> messages() {
        FakeConversation direct = slack.direct(slack.user());
        return slack.messagesIn(direct).stream()
                .filter(message -> message.user().equals(slack.bot().id()))
                .toList();
    }

    static String words(SeenMessage message) {
        return message.blocks().path(0).path("text").path("text").asText().replace("\u200B", "");
    }
}
