package dev.easel.app;

import static dev.easel.app.Easel.SOON;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.easel.testing.slack.FakeSlack;
import dev.easel.testing.slack.SeenMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** In a channel on Slack. */
final class SlackHand implements Hand {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> EMOJIS = Map.of("🎨", "art", "🔁", "repeat", "❌", "x");

    private final FakeSlack slack;
    private final List<SeenMessage> begun = new ArrayList<>();
    private SeenMessage first;

    SlackHand(FakeSlack slack) {
        this.slack = slack;
    }

    @Override
    public String draw(String prompt) {
        String said = answer(() -> slack.happens().slash("/imagine", prompt, slack.channel(), slack.user()));
        first = shown().reduce((_, latest) -> latest).orElseThrow();
        return said;
    }

    @Override
    public void begin(String prompt) {
        Set<String> before = messages().map(SeenMessage::ts).collect(Collectors.toSet());
        slack.happens().slash("/imagine", prompt, slack.channel(), slack.user());
        Supplier<Stream<SeenMessage>> posted = () -> messages().filter(message -> !before.contains(message.ts()));
        await().atMost(SOON).until(() -> posted.get().findAny().isPresent());
        begun.add(asPosted(posted.get().findFirst().orElseThrow()));
    }

    /** With its buttons, though they may be gone by now: a press may be under way. */
    private SeenMessage asPosted(SeenMessage message) {
        return new SeenMessage(
                message.channel(),
                message.ts(),
                message.user(),
                message.text(),
                message.thread(),
                message.onlyFor(),
                slack.web().calls("chat.postMessage").getLast().json("blocks"),
                message.files());
    }

    @Override
    public String buttons() {
        return buttons(first).collect(Collectors.joining(" "));
    }

    private static Stream<String> buttons(SeenMessage message) {
        return StreamSupport.stream(message.blocks().spliterator(), false)
                .flatMap(block -> StreamSupport.stream(block.path("elements").spliterator(), false))
                .map(button -> button.path("text").path("text").asText());
    }

    @Override
    public String press(String button) {
        return answer(() -> slack.happens().press(first, button, slack.user()));
    }

    @Override
    public String cancel(int before) {
        return answer(() -> slack.happens().press(begun(before), "⏹ Cancel", slack.user()));
    }

    @Override
    public void cancelRest() {
        slack.happens().press(begun(0), "⏹ Cancel the rest", slack.user());
    }

    private SeenMessage begun(int before) {
        return begun.get(begun.size() - 1 - before);
    }

    private Optional<SeenMessage> waiting(int before) {
        String ts = begun(before).ts();
        return messages().filter(message -> message.ts().equals(ts)).findFirst();
    }

    @Override
    public String awaitEnd(int before) {
        await().atMost(SOON)
                .until(() -> waiting(before)
                        .filter(message -> !slack.files().imagesOf(message).isEmpty()
                                || Guest.SUMMARY
                                        .matcher(SlackGuest.words(message))
                                        .matches())
                        .isPresent());
        return said(waiting(before).orElseThrow());
    }

    @Override
    public String react(String emoji) {
        return answer(() -> slack.happens().react(first, EMOJIS.get(emoji), slack.user()));
    }

    @Override
    public void delete(String emoji) {
        slack.happens().react(first, EMOJIS.get(emoji), slack.user());
    }

    @Override
    public String fillIn(String button, String prompt) {
        int opened = slack.web().calls("views.open").size();
        slack.happens().press(first, button, slack.user());
        await().atMost(SOON).until(() -> slack.web().calls("views.open").size() > opened);
        ObjectNode view = (ObjectNode) slack.web().calls("views.open").getLast().json("view");
        ObjectNode values = JSON.createObjectNode();
        values.putObject("prompt").putObject("prompt").put("value", prompt);
        return answer(() -> slack.happens().submit(view.put("id", "V" + opened), values, slack.user()));
    }

    @Override
    public String ask(String command) {
        return answer(() -> slack.happens().slash("/easel", command, slack.channel(), slack.user()));
    }

    /** The pictures that came of it, or the words that nobody else sees. */
    private String answer(Runnable act) {
        Set<String> before = messages().map(SeenMessage::ts).collect(Collectors.toSet());
        act.run();
        Supplier<Stream<SeenMessage>> answers = () -> messages()
                .filter(message -> !before.contains(message.ts()))
                .filter(message -> message.onlyFor() != null
                        || isDirect(message)
                        || !slack.files().imagesOf(message).isEmpty());
        await().atMost(SOON).until(() -> answers.get().findAny().isPresent());
        return said(answers.get().findFirst().orElseThrow());
    }

    private boolean isDirect(SeenMessage message) {
        return message.channel().equals(slack.direct(slack.user()).id());
    }

    private Stream<SeenMessage> shown() {
        return slack.messagesIn(slack.channel()).stream()
                .filter(message -> !slack.files().imagesOf(message).isEmpty());
    }

    private Stream<SeenMessage> messages() {
        return Stream.concat(
                        slack.messagesIn(slack.channel()).stream(),
                        slack.messagesIn(slack.direct(slack.user())).stream())
                .filter(message -> message.user().equals(slack.bot().id()));
    }

    private static String said(SeenMessage message) {
        return Hand.timeless(named(SlackGuest.words(message)));
    }

    /** With commands as they are called elsewhere. */
    private static String named(String words) {
        return words.replace("@Easel –", "/batch –").replace("@Easel /", "/").replace("/easel ", "/");
    }

    @Override
    public int pictures() {
        return Math.toIntExact(shown().count());
    }
}
