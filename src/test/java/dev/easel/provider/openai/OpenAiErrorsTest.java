package dev.easel.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.failure.Failure;
import dev.easel.core.failure.Failure.ProviderTransient;
import dev.easel.core.image.ModelId;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenAiErrorsTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-21T08:00:00Z"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            400 | {"error":{"message":"m","type":"image_generation_user_error","param":null,"code":"moderation_blocked","moderation_details":{"moderation_stage":"input","categories":["x"]}}} | PolicyRefusal[code=moderation_blocked]
            400 | {"error":{"code":"content_policy_violation","type":"invalid_request_error"}} | PolicyRefusal[code=content_policy_violation]
            400 | {"created":1,"error":{"code":"contentFilter","message":"filtered"}} | PolicyRefusal[code=contentFilter]
            500 | {"error":{"code":"moderation_blocked"}} | PolicyRefusal[code=moderation_blocked]
            429 | {"error":{"code":"credit_balance_exhausted","type":"insufficient_quota"}} | ProviderPermanent[code=credit_balance_exhausted, status=429, reach=ACCOUNT]
            429 | {"error":{"code":"organization_spend_limit_exceeded"}} | ProviderPermanent[code=organization_spend_limit_exceeded, status=429, reach=ACCOUNT]
            429 | {"error":{"code":"project_spend_limit_exceeded"}} | ProviderPermanent[code=project_spend_limit_exceeded, status=429, reach=ACCOUNT]
            429 | {"error":{"code":"organization_usage_limit_exceeded"}} | ProviderPermanent[code=organization_usage_limit_exceeded, status=429, reach=ACCOUNT]
            429 | {"error":{"code":"insufficient_quota","type":"insufficient_quota"}} | ProviderPermanent[code=insufficient_quota, status=429, reach=ACCOUNT]
            429 | {"error":{"code":null,"type":"insufficient_quota"}} | ProviderPermanent[code=insufficient_quota, status=429, reach=ACCOUNT]
            400 | {"error":{"code":"billing_hard_limit_reached","type":"invalid_request_error"}} | ProviderPermanent[code=billing_hard_limit_reached, status=400, reach=ACCOUNT]
            401 | {"error":{"code":"invalid_api_key","message":"Incorrect API key provided"}} | ProviderPermanent[code=invalid_api_key, status=401, reach=ACCOUNT]
            401 | {"error":"Unauthorized"} | ProviderPermanent[code=invalid_api_key, status=401, reach=ACCOUNT]
            401 | | ProviderPermanent[code=invalid_api_key, status=401, reach=ACCOUNT]
            403 | {"error":{"message":"Your organization must be verified to use the model","code":null}} | ProviderPermanent[code=organization_not_verified, status=403, reach=ACCOUNT]
            403 | {"error":{"code":"unsupported_country_region_territory"}} | ProviderPermanent[code=unsupported_country_region_territory, status=403, reach=ACCOUNT]
            403 | <html>forbidden</html> | ProviderPermanent[code=http_403, status=403, reach=ACCOUNT]
            429 | {"error":{"code":"rate_limit_exceeded","type":"input-images"}} | ProviderTransient[code=rate_limit_exceeded, retryAfter=null, billing=NOT_BILLED]
            429 | {"error":{"code":"slow_down"}} | ProviderTransient[code=slow_down, retryAfter=null, billing=NOT_BILLED]
            429 | {"error":{"code":"too_many_requests"}} | ProviderTransient[code=rate_limit_exceeded, retryAfter=null, billing=NOT_BILLED]
            429 | {"error":{"message":null,"code":null}} | ProviderTransient[code=rate_limit_exceeded, retryAfter=null, billing=NOT_BILLED]
            429 | | ProviderTransient[code=rate_limit_exceeded, retryAfter=null, billing=NOT_BILLED]
            429 | {"error":{"code":"rate_limit_exceeded","message":"Please try again in 12s."}} | ProviderTransient[code=rate_limit_exceeded, retryAfter=PT12S, billing=NOT_BILLED]
            408 | | ProviderTransient[code=http_408, retryAfter=null, billing=NOT_BILLED]
            409 | {"detail":"cancelled"} | ProviderTransient[code=http_409, retryAfter=null, billing=NOT_BILLED]
            500 | {"error":{"code":"server_error","type":"server_error"}} | ProviderTransient[code=server_error, retryAfter=null, billing=PROBABLY_NOT_BILLED]
            500 | {"error":{"code":500,"message":"out of memory","type":""}} | ProviderTransient[code=http_500, retryAfter=null, billing=PROBABLY_NOT_BILLED]
            500 | {"error":"generation failed"} | ProviderTransient[code=http_500, retryAfter=null, billing=PROBABLY_NOT_BILLED]
            500 | {"detail":[{"loc":["body"],"msg":"m"}]} | ProviderTransient[code=http_500, retryAfter=null, billing=PROBABLY_NOT_BILLED]
            503 | {"error":{"code":"server_is_overloaded","type":"service_unavailable_error"}} | ProviderTransient[code=server_is_overloaded, retryAfter=null, billing=PROBABLY_NOT_BILLED]
            500 | | ProviderTransient[code=http_500, retryAfter=null, billing=UNKNOWN]
            500 | {"error":null} | ProviderTransient[code=http_500, retryAfter=null, billing=UNKNOWN]
            503 | <html>503</html> | ProviderTransient[code=http_503, retryAfter=null, billing=UNKNOWN]
            502 | {"error":{"code":"bad_gateway"}} | ProviderTransient[code=bad_gateway, retryAfter=null, billing=UNKNOWN]
            504 | <html>gateway time-out</html> | ProviderTransient[code=http_504, retryAfter=null, billing=UNKNOWN]
            524 | error code: 524 | ProviderTransient[code=http_524, retryAfter=null, billing=UNKNOWN]
            400 | {"error":{"code":"invalid_value","param":"model","message":"The model 'dall-e-3' does not exist."}} | UserError[problems=[Problem[key=model-unavailable, arguments=[m-1]]]]
            404 | {"error":{"code":"model_not_found"}} | UserError[problems=[Problem[key=model-unavailable, arguments=[m-1]]]]
            404 | {"error":{"message":"The model does not exist.","type":"NotFoundError","param":"model","code":404}} | UserError[problems=[Problem[key=model-unavailable, arguments=[m-1]]]]
            404 | {"error":{"message":"Invalid URL"}} | ProviderPermanent[code=http_404, status=404, reach=REQUEST]
            400 | {"error":{"code":"invalid_value","param":"size"}} | ProviderPermanent[code=invalid_value, status=400, reach=REQUEST]
            400 | {"error":{"code":"unknown_parameter","param":"style"}} | ProviderPermanent[code=unknown_parameter, status=400, reach=REQUEST]
            400 | {"error":{"code":"string_above_max_length","param":""}} | ProviderPermanent[code=string_above_max_length, status=400, reach=REQUEST]
            400 | {"error":{"code":"not a code\\n","message":{"a":1},"param":[],"type":{}}} | ProviderPermanent[code=http_400, status=400, reach=REQUEST]
            400 | {"code":"BadRequest","message":"m"} | ProviderPermanent[code=BadRequest, status=400, reach=REQUEST]
            400 | [1,2] | ProviderPermanent[code=http_400, status=400, reach=REQUEST]
            400 | {"error":{"code":"invalid_value","message":"cut o | ProviderPermanent[code=invalid_value, status=400, reach=REQUEST]
            413 | | ProviderPermanent[code=http_413, status=413, reach=REQUEST]
            422 | {"detail":"unprocessable"} | ProviderPermanent[code=http_422, status=422, reach=REQUEST]
            302 | | ProviderPermanent[code=http_302, status=302, reach=REQUEST]
            """)
    void readsTheCodeBeforeTheStatus(int status, String body, String failure) {
        assertThat(failure(status, body == null ? "" : body)).hasToString(failure);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Retry-After: 20                                                         |                                | PT20S
            Retry-After: 1.5                                                        |                                | PT1.5S
            Retry-After: 0                                                          |                                | PT0S
            Retry-After: 20; Retry-After-Ms: 250                                    |                                | PT0.25S
            Retry-After-Ms: 0.5                                                     |                                | PT0.001S
            Retry-After: Sat, 21 Nov 2026 08:00:30 GMT                              |                                | PT30S
            Retry-After: Sat, 21 Nov 2026 08:00:30 GMT; Date: Sat, 21 Nov 2026 08:00:20 GMT |                        | PT10S
            Retry-After: Sat, 21 Nov 2026 07:00:00 GMT                              |                                | PT0S
            Retry-After: soon                                                       | Please try again in 240ms.     | PT0.24S
            Retry-After: -5                                                         |                                |
            Retry-After: 99999999999999                                             |                                |
            Retry-After: 999999999                                                  |                                | PT24H
                                                                                    | Please try again in 12s.       | PT12S
                                                                                    | Try again in 1.25s             | PT1.25S
                                                                                    | try again in 6m0s              | PT6M
                                                                                    | try again in 2m                | PT2M
                                                                                    | try again in a while           |
            """)
    void honoursTheWaitWhereverItIsSaid(String headers, String message, Duration wait) {
        Headers.Builder built = new Headers.Builder();
        if (headers != null) {
            Arrays.stream(headers.split("; ")).forEach(built::add);
        }
        ErrorBody error = error("{\"error\":{\"code\":\"rate_limit_exceeded\",\"message\":\"" + message + "\"}}");

        assertThat(new OpenAiErrors(CLOCK).of(429, built.build(), error, new ModelId("m-1")))
                .isEqualTo(new ProviderTransient("rate_limit_exceeded", wait, Failure.Billing.NOT_BILLED));
    }

    @Test
    void doesNotRepeatWhatTheServerSaysNotToRepeat() {
        Failure failure = new OpenAiErrors(CLOCK)
                .of(
                        500,
                        Headers.of("x-should-retry", "false"),
                        error("{\"error\":{\"code\":\"server_error\"}}"),
                        new ModelId("m-1"));

        assertThat(failure).isInstanceOf(Failure.ProviderPermanent.class);
    }

    @Test
    void readsNoMoreOfABodyThanItMust() {
        String endless = "{\"error\":{\"code\":\"invalid_value\",\"message\":\"" + "a".repeat(1_000_000) + "\"}}";

        assertThat(failure(400, endless))
                .isEqualTo(new Failure.ProviderPermanent("invalid_value", 400, Failure.Reach.REQUEST));
    }

    @Test
    void goesByTheStatusWhenTheBodyBreaksOff() {
        ErrorBody error = ErrorBody.read(new FilterInputStream(InputStream.nullInputStream()) {
            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                throw new IOException("reset");
            }
        });

        assertThat(error.stated()).isFalse();
        assertThat(error.code()).isEmpty();
    }

    private static Failure failure(int status, String body) {
        return new OpenAiErrors(CLOCK).of(status, Headers.of(), error(body), new ModelId("m-1"));
    }

    private static ErrorBody error(String body) {
        return ErrorBody.read(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    }
}
