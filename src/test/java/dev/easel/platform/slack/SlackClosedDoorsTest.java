package dev.easel.platform.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.easel.core.chat.Incoming;
import dev.easel.testing.slack.FakeSlack;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SlackClosedDoorsTest {
    private SlackRig rig;
    private FakeSlack fake;

    @BeforeEach
    void connect() {
        rig = SlackRig.connected();
        fake = rig.fake();
    }

    @AfterEach
    void leave() {
        rig.close();
        assertThat(fake.complaints()).isEmpty();
    }

    @Test
    void asksPrivatelyToBeInvitedBeforeAnythingIsDrawn() {
        fake.removeBot(fake.channel());

        fake.happens().slash("/imagine", "a cat", fake.channel(), fake.user());

        awaitWhisper("Invite me");
        assertThat(rig.rest()).isEmpty();
    }

    @Test
    void drawsNothingForAnArchivedChannel() {
        fake.archive(fake.channel());

        fake.happens().slash("/imagine", "a cat", fake.channel(), fake.user());

        awaitWhisper("archived");
        assertThat(rig.rest()).isEmpty();
    }

    @Test
    void answersQuestionsWhereItIsNotInvited() {
        fake.removeBot(fake.channel());

        fake.happens().slash("/easel", "quota", fake.channel(), fake.user());

        assertThat(rig.next(Incoming.Mention.class).text()).isEqualTo("/quota");
    }

    private void awaitWhisper(String words) {
        await().atMost(Duration.ofMinutes(1))
                .until(() -> fake.happens().seenBy(fake.user(), fake.channel()).stream()
                        .anyMatch(message -> fake.user().id().equals(message.onlyFor())
                                && message.words().contains(words)));
    }
}
