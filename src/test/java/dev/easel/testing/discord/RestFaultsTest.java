package dev.easel.testing.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.entities.channel.concrete.TextChannel;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.exceptions.InvalidTokenException;
import net.dv8tion.jda.api.requests.ErrorResponse;
import net.dv8tion.jda.api.requests.RestConfig;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Refusals and disturbances, as the real JDA meets them. */
@ExtendWith(FailsOnJdaErrors.class)
class RestFaultsTest {
    private static final String POST = "POST /messages";

    private final FakeDiscord fake = FakeDiscord.start();
    private JdaClient client;

    @BeforeEach
    void connect() {
        client = JdaClient.connect(fake);
    }

    @AfterEach
    void close() {
        client.close();
        fake.close();
    }

    private TextChannel channel() {
        return client.jda().getTextChannelById(fake.channel().id());
    }

    @Test
    void isWaitedOutWhenItLimits() {
        fake.rest().rateLimitNext(POST, 1, Duration.ofMillis(500));

        channel().sendMessage("late").complete();

        assertThat(fake.requests(POST)).hasSize(2);
        assertThat(fake.messagesIn(fake.channel().id())).hasSize(1);
    }

    @Test
    void showsARepeatedRequestOnceWhenTheAnswerWasLost() {
        fake.rest().loseAnswerOfNext(POST, 502);

        channel().sendMessage("once").complete();

        assertThat(fake.requests(POST)).hasSize(2);
        assertThat(fake.messagesIn(fake.channel().id())).hasSize(1);
    }

    @Test
    void forbidsAChannel() {
        fake.rest().forbidChannel(fake.channel());

        assertThatThrownBy(() -> channel().sendMessage("no").complete())
                .isInstanceOfSatisfying(
                        ErrorResponseException.class,
                        e -> assertThat(e.getErrorResponse()).isEqualTo(ErrorResponse.MISSING_PERMISSIONS));
    }

    @Test
    void comesBackOnItsPort() {
        String url = fake.apiUrl();

        fake.stopListening();
        fake.listenAgain();

        assertThat(fake.apiUrl()).isEqualTo(url);
        await().atMost(Duration.ofMinutes(1)).until(() -> fake.gateway().connected() == 1);
        channel().sendMessage("back").complete();
        assertThat(fake.messagesIn(fake.channel().id())).hasSize(1);
    }

    @Test
    void refusesAWrongToken() {
        assertThatThrownBy(() -> JDABuilder.createLight("wrong")
                        .setRestConfig(new RestConfig().setBaseUrl(fake.apiUrl()))
                        .build())
                .isInstanceOf(InvalidTokenException.class);
        assertThat(fake.complaints()).anyMatch(complaint -> complaint.contains("authorization"));
    }

    @Test
    void refusesWhatIsTooLongAndComplainsOfPings() throws IOException {
        String tooLong = "{\"content\":\"" + "x".repeat(2_001) + "\"}";
        Request request = new Request.Builder()
                .url(fake.apiUrl() + "channels/" + fake.channel().id() + "/messages")
                .header("Authorization", "Bot " + fake.token())
                .post(RequestBody.create(tooLong, MediaType.get("application/json")))
                .build();

        try (Response response = new OkHttpClient().newCall(request).execute()) {
            assertThat(response.code()).isEqualTo(400);
            assertThat(response.body().string()).contains("50035");
        }
        assertThat(fake.complaints()).singleElement().asString().contains("allowed_mentions");
    }
}
