package dev.easel.provider.openai;

import dev.easel.core.failure.FailureException;
import dev.easel.provider.openai.OpenAiServer.Timeouts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One exchange, once: nothing is repeated or redirected behind our back, since each call may cost money. Interrupting
 * the virtual thread that waits closes the connection. Safe for use from several threads.
 */
final class Wire {
    private static final Logger log = LoggerFactory.getLogger(Wire.class);
    private static final int IDLE_CONNECTIONS = 5;
    private static final int IDLE_SECONDS = 30; // an older one may be dead, and a call lost on it counts as billed

    private final OkHttpClient client;

    /** Takes from a response what is wanted. */
    @FunctionalInterface
    interface Reading<T> {
        T read(Response response) throws IOException;
    }

    Wire(Timeouts timeouts) {
        this.client = new OkHttpClient.Builder()
                .connectTimeout(timeouts.connect())
                .writeTimeout(timeouts.write())
                .readTimeout(timeouts.read())
                .callTimeout(timeouts.call())
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, IDLE_SECONDS, TimeUnit.SECONDS))
                .addNetworkInterceptor(Wire::withoutAbsurdWait)
                .build();
    }

    /** Sends and reads; the response is closed afterwards. A {@link FailureException} tells what went wrong on the way. */
    <T> T send(Request request, Reading<T> reading) {
        BodySent sent = new BodySent();
        Call call = client.newCall(request);
        call.addEventListener(sent);
        try (Response response = execute(call)) {
            return reading.read(response);
        } catch (UnreadableImageException e) {
            throw new UncheckedIOException(e);
        } catch (GarbledException e) {
            throw new FailureException(OpenAiErrors.garbled(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FailureException(OpenAiErrors.interrupted(sent.yes()), e);
        } catch (IOException e) {
            throw new FailureException(
                    Thread.currentThread().isInterrupted()
                            ? OpenAiErrors.interrupted(sent.yes())
                            : OpenAiErrors.disconnected(e, sent.yes()),
                    e);
        }
    }

    /** OkHttp 5.5.1 reads the seconds that come with a 503 into an int, and throws a RuntimeException on more. */
    private static Response withoutAbsurdWait(Interceptor.Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        String wait = response.header("Retry-After");
        boolean absurd = wait != null && wait.matches("\\d{10,}");
        return absurd ? response.newBuilder().removeHeader("Retry-After").build() : response;
    }

    /** OkHttp's race between a host's addresses throws InterruptedException without declaring it. */
    private static Response execute(Call call) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Response response = call.execute();
        log.info(
                "{} {}: {} in {} ms, request id {}",
                call.request().method(),
                call.request().url().encodedPath(),
                response.code(),
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start),
                response.header("x-request-id", "none"));
        return response;
    }
}
