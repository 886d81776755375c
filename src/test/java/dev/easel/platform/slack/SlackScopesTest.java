package dev.easel.platform.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.easel.core.chat.Incoming;
import dev.easel.testing.slack.FakeSlack;
import dev.easel.testing.slack.SeenMessage;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What happens with the manifest's scopes, and without one of them. */
final class SlackScopesTest {
    @Test
    void getsByWithWhatTheManifestAsksFor() {
        try (SlackRig rig = SlackRig.connected()) {
            FakeSlack fake = rig.fake();
            fake.web().grantOnly(SlackScopes.all());
            SeenMessage root = fake.happens().say(fake.channel(), fake.addUser("ben"), "look", null);

            fake.happens().mentionIn(root, fake.user(), "a cat");
            rig.next(Incoming.Mention.class);
            fake.happens().react(root, "art", fake.user());

            assertThat(rig.next(Incoming.Reaction.class).emoji()).isEqualTo("🎨");
            assertThat(fake.complaints()).isEmpty();
        }
    }

    @Test
    void tellsPrivatelyWhichScopeIsMissing() {
        try (SlackRig rig = SlackRig.connected()) {
            FakeSlack fake = rig.fake();
            SeenMessage picture = fake.happens().say(fake.channel(), fake.addUser("ben"), "look", null);
            fake.web().revokeScope("channels:history");

            fake.happens().react(picture, "art", fake.user());

            await().atMost(SlackRig.SOON).until(() -> whispers(fake).size() == 1);
            assertThat(whispers(fake).getFirst().words()).contains("channels:history", "Nothing was charged");
            assertThat(rig.rest()).isEmpty();
        }
    }

    @Test
    void asksToBeInvitedWhereItSeesNothing() {
        try (SlackRig rig = SlackRig.connected()) {
            FakeSlack fake = rig.fake();
            SeenMessage root = fake.happens().say(fake.channel(), fake.addUser("ben"), "look", null);
            fake.faults().refuse("conversations.replies", "not_in_channel");

            fake.happens().mentionIn(root, fake.user(), "make it blue");

            await().atMost(SlackRig.SOON).until(() -> whispers(fake).size() == 1);
            assertThat(whispers(fake).getFirst().words()).contains("Invite me");
            assertThat(rig.rest()).isEmpty();
        }
    }

    private static List<SeenMessage> whispers(FakeSlack fake) {
        return fake.messagesIn(fake.channel()).stream()
                .filter(message -> fake.user().id().equals(message.onlyFor()))
                .toList();
    }
}
