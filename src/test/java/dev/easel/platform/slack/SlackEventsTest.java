package dev.easel.platform.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.chat.Incoming;
import dev.easel.testing.slack.FakeSlack;
import dev.easel.testing.slack.Happenings;
import dev.easel.testing.slack.SeenMessage;
import dev.easel.testing.slack.Told;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What Slack sends to Easel's web server. */
final class SlackEventsTest {
    private static final String CHALLENGE =
            "{\"type\":\"url_verification\",\"token\":\"t\",\"challenge\":\"3eZbrw1aB\"}";
    private static SlackRig rig;
    private static FakeSlack fake;
    private static Happenings people;

    @BeforeAll
    static void listen() {
        rig = SlackRig.listening();
        fake = rig.fake();
        people = fake.happens();
    }

    @AfterAll
    static void close() {
        rig.close();
    }

    @AfterEach
    void nothingElseCameIn() {
        assertThat(rig.rest()).isEmpty();
    }

    private static String now(long plusSeconds) {
        return Long.toString(System.currentTimeMillis() / 1_000 + plusSeconds);
    }

    private static HttpResponse<String> send(String timestamp, String body, Map<String, String> instead) {
        return rig.door().send(timestamp, body, instead);
    }

    @Test
    void hearsEventsCommandsAndPresses() {
        Told mention = people.mention(fake.channel(), fake.user(), "a cat");
        assertThat(rig.next(Incoming.Mention.class).text()).isEqualTo("a cat");
        Told command = people.slash("/imagine", "a dog", fake.channel(), fake.user());
        assertThat(rig.next(Incoming.Mention.class).text()).isEqualTo("/imagine a dog");
        SeenMessage picture = people.say(fake.channel(), fake.bot(), "here", null);
        Told press = people.press(picture, people.button("again:01job"), fake.user());
        assertThat(rig.next(Incoming.Press.class).control().job()).isEqualTo("01job");

        assertThat(List.of(mention.status(), command.status(), press.status())).containsOnly(200);
        assertThat(rig.platform().hears()).isTrue();
        assertThat(fake.sockets().opened()).isZero();
    }

    @Test
    void provesThatTheAddressIsItsOwn() {
        HttpResponse<String> response = send(now(0), CHALLENGE, Map.of());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("3eZbrw1aB");
    }

    @Test
    void refusesWhatSlackDidNotSign() {
        assertThat(send(now(0), CHALLENGE, Map.of("X-Slack-Signature", "v0=" + "0".repeat(64)))
                        .statusCode())
                .isEqualTo(401);
        assertThat(send(now(0), CHALLENGE, Map.of("X-Slack-Signature", "")).statusCode())
                .isEqualTo(401);
        assertThat(send(now(0), CHALLENGE, Map.of("X-Slack-Request-Timestamp", now(1)))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void refusesWhatIsOldFromTheFutureOrRepeated() {
        String timestamp = now(-3);
        String body = CHALLENGE.replace("3eZ", "4fA");

        assertThat(send(now(-400), body, Map.of()).statusCode()).isEqualTo(401);
        assertThat(send(now(400), body, Map.of()).statusCode()).isEqualTo(401);
        assertThat(send(timestamp, body, Map.of()).statusCode()).isEqualTo(200);
        assertThat(send(timestamp, body, Map.of()).statusCode()).isEqualTo(401);
    }

    @Test
    void refusesWhatIsTooLarge() {
        String large = "{\"type\":\"" + "x".repeat(SlackEvents.MAX_BODY_BYTES) + "\"}";

        assertThat(send(now(0), large, Map.of()).statusCode()).isEqualTo(413);
    }

    @Test
    void refusesWhatItDoesNotUnderstand() {
        assertThat(send(now(0), "{\"what\":1}", Map.of()).statusCode()).isEqualTo(400);
        assertThat(send(now(0), "{broken", Map.of()).statusCode()).isEqualTo(400);
        assertThat(send(now(0), "a=b", Map.of()).statusCode()).isEqualTo(400);
    }
}
