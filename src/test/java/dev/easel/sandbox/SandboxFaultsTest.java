package dev.easel.sandbox;

import static dev.easel.sandbox.SandboxClient.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.easel.sandbox.SandboxClient.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SandboxFaultsTest {
    private static final String MODEL = "gpt-image-2";

    private final SandboxClient client = new SandboxClient();

    @AfterEach
    void close() {
        client.close();
    }

    private Answer ask(String prompt) throws IOException, InterruptedException {
        return client.generate(request(MODEL, prompt));
    }

    @Test
    void limitsTheRateOncePerPrompt() throws Exception {
        Answer first = ask("a cat sandbox:429");
        Answer second = ask("a cat sandbox:429");
        Answer other = ask("a dog sandbox:429");

        assertThat(first.status()).isEqualTo(429);
        assertThat(first.error("code")).isEqualTo("rate_limit_exceeded");
        assertThat(first.error("message")).endsWith("try again in 2s.");
        assertThat(first.raw().headers().firstValue("Retry-After")).hasValue("2");
        assertThat(second.status()).isEqualTo(200);
        assertThat(other.status()).isEqualTo(429);
    }

    @Test
    void failsOncePerPrompt() throws Exception {
        Answer first = ask("sandbox:500 a cat");
        Answer second = ask("sandbox:500 a cat");

        assertThat(first.status()).isEqualTo(500);
        assertThat(first.error("type")).isEqualTo("server_error");
        assertThat(first.error("message"))
                .contains(first.raw().headers().firstValue("x-request-id").orElseThrow());
        assertThat(second.status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"sandbox:policy,input", "sandbox:policy-output,output", "SANDBOX:Policy,input"})
    void refusesForSafety(String word, String stage) throws Exception {
        Answer answer = ask("a cat " + word);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error("code")).isEqualTo("moderation_blocked");
        assertThat(answer.error("type")).isEqualTo("image_generation_user_error");
        assertThat(answer.body()
                        .at("/error/moderation_details/moderation_stage")
                        .asText())
                .isEqualTo(stage);
        assertThat(answer.body().at("/error/moderation_details/categories")).isNotEmpty();
    }

    @Test
    void runsOutOfCredit() throws Exception {
        Answer answer = ask("a cat sandbox:credit");

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.error("type")).isEqualTo("insufficient_quota");
        assertThat(answer.error("code")).isEqualTo("credit_balance_exhausted");
    }

    @Test
    void asksForVerificationAfterCheckingTheParameters() throws Exception {
        Answer unverified = ask("a cat sandbox:unverified");
        Answer invalid = client.generate(request(MODEL, "a cat sandbox:unverified", "'n':0"));

        assertThat(unverified.status()).isEqualTo(403);
        assertThat(unverified.error("message")).contains("must be verified");
        assertThat(invalid.status()).isEqualTo(400);
    }

    @Test
    void takesItsTimeWhenAskedTo() throws Exception {
        Answer answer = ask("a cat sandbox:slow");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(client.pauses()).containsExactly(Duration.ofSeconds(10));
    }

    @Test
    void drawsOneLessAndChargesForWhatItDrew() throws Exception {
        Answer two = client.generate(request(MODEL, "a cat sandbox:fewer", "'n':3,'quality':'low','size':'1024x1024'"));
        Answer none = ask("a cat sandbox:fewer");

        assertThat(two.body().path("data")).hasSize(2);
        assertThat(two.body().at("/usage/output_tokens").asInt()).isEqualTo(392);
        assertThat(none.status()).isEqualTo(200);
        assertThat(none.body().path("data")).isEmpty();
        assertThat(none.body().at("/usage/output_tokens").asInt()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpt-image-2", "dall-e-2"})
    void losesTheConnectionInTheMiddle(String model) throws Exception {
        InputStream body = client.open(request(model, "a cat sandbox:cut"));

        assertThat(body.read()).isEqualTo('{');
        assertThatExceptionOfType(IOException.class).isThrownBy(body::readAllBytes);
    }

    @Test
    void takesOtherWordsAsTheyAre() throws Exception {
        assertThat(ask("a cat in a sandbox:unknown sandbox: policy").status()).isEqualTo(200);
    }

    @Test
    void forgetsOldPromptsRatherThanGrow() {
        OnceMemory memory = new OnceMemory();
        boolean known = memory.isFirst("first");

        for (int i = 0; i < 1000; i++) {
            memory.isFirst("prompt " + i);
        }

        assertThat(known).isTrue();
        assertThat(memory.isFirst("prompt 999")).isFalse();
        assertThat(memory.isFirst("first")).isTrue();
    }
}
