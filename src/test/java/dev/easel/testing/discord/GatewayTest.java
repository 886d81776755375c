package dev.easel.testing.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.events.session.SessionRecreateEvent;
import net.dv8tion.jda.api.events.session.SessionResumeEvent;
import net.dv8tion.jda.api.events.session.ShutdownEvent;
import net.dv8tion.jda.api.requests.CloseCode;
import net.dv8tion.jda.api.requests.GatewayIntent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Sessions lost and found again by the real JDA. */
@ExtendWith(FailsOnJdaErrors.class)
class GatewayTest {
    private static final Duration SOON = Duration.ofMinutes(1);

    private final FakeDiscord fake = FakeDiscord.start();

    @AfterEach
    void close() {
        fake.close();
        assertThat(fake.complaints()).isEmpty();
    }

    private void awaitResumes(int times) {
        await().atMost(SOON).until(() -> fake.gateway().resumes() == times);
    }

    @Test
    void isAskedForLittleAtTheStart() {
        try (JdaClient client = JdaClient.connect(fake)) {
            assertThat(fake.requests())
                    .extracting(RecordedRequest::toString)
                    .containsExactlyInAnyOrder("GET /gateway/bot", "GET /gateway/bot", "GET /users/@me");
            assertThat(client.jda().getGuilds()).hasSize(1);
        }
    }

    @Test
    void replaysWhatWasMissed() {
        try (JdaClient client = JdaClient.connect(fake)) {
            fake.gateway().drop();
            fake.post(fake.channel(), fake.user(), "missed <@" + fake.bot().id() + ">");
            client.await(SessionResumeEvent.class);

            client.await(
                    MessageReceivedEvent.class,
                    event -> event.getMessage().getContentRaw().startsWith("missed"));
            assertThat(fake.gateway().identifies()).isOne();
        }
    }

    @Test
    void resumesAfterCloseCodesAndReconnectRequests() {
        try (JdaClient client = JdaClient.connect(fake)) {
            fake.gateway().close(4000);
            awaitResumes(1);
            fake.gateway().requestReconnect();
            awaitResumes(2);

            assertThat(fake.gateway().identifies()).isOne();
            assertThat(client.shards().getShardsRunning()).isOne();
        }
    }

    @Test
    void startsAnewAfterAnInvalidatedSession() {
        try (JdaClient client = JdaClient.connect(fake)) {
            fake.gateway().invalidate();

            client.await(SessionRecreateEvent.class);
            assertThat(fake.gateway().identifies()).isEqualTo(2);
        }
    }

    @Test
    void refusesIntentsThatWereNotGranted() {
        fake.gateway().disallowIntents(GatewayIntent.GUILD_MESSAGES.getRawValue());

        try (JdaClient client = JdaClient.connecting(fake)) {
            ShutdownEvent shutdown = client.await(ShutdownEvent.class);

            assertThat(shutdown.getCloseCode()).isEqualTo(CloseCode.DISALLOWED_INTENTS);
        }
    }

    @Test
    void withholdsContentFromThoseNotEntitled() {
        try (JdaClient client = JdaClient.connect(fake)) {
            fake.post(fake.channel(), fake.user(), "nobody's business");

            assertThat(client.await(MessageReceivedEvent.class).getMessage().getContentRaw())
                    .isEmpty();
        }
    }

    @Test
    void servesSeveralShards() {
        fake.recommendShards(2);
        try (JdaClient client = JdaClient.connect(fake)) {
            InteractionProbe probe = fake.slash(Slash.imagine("a cat"));
            client.await(SlashCommandInteractionEvent.class).reply("done").complete();

            assertThat(probe.original().content()).isEqualTo("done");
            assertThat(fake.gateway().connected()).isEqualTo(2);
        }
    }
}
