package dev.easel.platform.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.easel.core.chat.Attachment;
import dev.easel.core.chat.Incoming;
import dev.easel.testing.slack.FakeSlack;
import dev.easel.testing.slack.SeenMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every shape that Slack tells things in, written down with all its fields, through Bolt. */
final class SlackPayloadsTest {
    private static final Path FOLDER = Path.of("src/test/resources/payloads/slack");

    /** What each comes to: what the inbox gets, or what Slack is asked for; empty for nothing. */
    private static final Map<String, String> MEANINGS = Map.ofEntries(
            Map.entry("app_mention", "Mention: a white cat & a dog"),
            Map.entry("app_mention_with_file", "Mention: make it blue [cat.png]"),
            Map.entry("message_im", "Mention: a lighthouse —count 2"),
            Map.entry("message_im_file_share", "Mention: vary [cat.png]"),
            Map.entry("message_im_of_easel", ""),
            Map.entry("message_im_changed", ""),
            Map.entry("message_im_deleted", ""),
            Map.entry("reaction_added", "Reaction: 🎨"),
            Map.entry("reaction_added_to_file", ""),
            Map.entry("slash_command", "Mention: /imagine a fox for mia --size landscape"),
            Map.entry("block_actions", "Press: again:01hxjob"),
            Map.entry("block_actions_in_home", "Press: again:01hxhome"),
            Map.entry("block_actions_select", "views.update"),
            Map.entry("message_action", "Command: variations [cat.png]"),
            Map.entry("shortcut", "views.open"),
            Map.entry("view_submission", "Command: imagine a fox {model=gpt-image-1}"),
            Map.entry("view_closed", ""),
            Map.entry("app_home_opened", "views.publish"),
            Map.entry("app_home_opened_messages", ""),
            Map.entry("app_uninstalled", "left"),
            Map.entry("tokens_revoked", "left"),
            Map.entry("tokens_revoked_of_people", ""));

    @Test
    void understandsEveryShape() throws IOException {
        Map<String, String> understood = new TreeMap<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString().replace(".json", "");
                understood.put(name, understand(Files.readString(file), MEANINGS.getOrDefault(name, "")));
            }
        }

        assertThat(understood).containsExactlyInAnyOrderEntriesOf(MEANINGS);
    }

    private static String understand(String recorded, String meaning) {
        try (SlackRig rig = SlackRig.connected()) {
            FakeSlack fake = rig.fake();
            SeenMessage message = fake.happens().say(fake.channel(), fake.bot(), "here", null);
            fake.happens()
                    .recorded(recorded.replace("$BOT", fake.bot().id())
                            .replace("$USER", fake.user().id())
                            .replace("$CHANNEL", fake.channel().id())
                            .replace("$DIRECT", fake.direct(fake.user()).id())
                            .replace("$MESSAGE", message.ts()))
                    .awaitHeard(SlackRig.SOON);

            if (meaning.equals("left")) {
                await().atMost(SlackRig.SOON).until(() -> !rig.left().isEmpty());
                return "left";
            }
            if (meaning.startsWith("views.")) {
                await().atMost(SlackRig.SOON)
                        .until(() -> !fake.web().calls(meaning).isEmpty());
                return meaning;
            }
            if (!meaning.isEmpty()) {
                return words(rig.next(Incoming.class));
            }
            // Whatever comes after it is all that comes.
            fake.happens().slash("/imagine", "the end", fake.channel(), fake.user());
            String next = words(rig.next(Incoming.class));
            return next.equals("Mention: /imagine the end") ? "" : next;
        }
    }

    private static String words(Incoming incoming) {
        return switch (incoming) {
            case Incoming.Mention mention -> "Mention: " + mention.text() + files(mention.attachments().stream());
            case Incoming.Reaction reaction -> "Reaction: " + reaction.emoji();
            case Incoming.Press press -> "Press: " + press.control().text();
            case Incoming.Command command ->
                "Command: " + (command.name() + " " + command.prompt()).strip()
                        + files(command.attachments().stream())
                        + (command.options().isEmpty() ? "" : " " + command.options());
            case Incoming.Submission submission -> "Submission: " + submission.text();
            case Incoming.MaskSubmission ignored -> "MaskSubmission";
        };
    }

    private static String files(Stream<Attachment> attachments) {
        String names =
                attachments.map(Attachment::fileName).filter(Objects::nonNull).collect(Collectors.joining(", "));
        return names.isEmpty() ? "" : " [" + names + "]";
    }
}
