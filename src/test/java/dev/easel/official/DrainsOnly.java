package dev.easel.official;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** Takes the answer off the socket and does nothing with it: what no client can do without. */
public final class DrainsOnly implements Callable<Long> {
    private final OkHttpClient client = new OkHttpClient();
    private final Request request;
    private final byte[] block = new byte[64 * 1024];

    public DrainsOnly(String baseUrl, Path folder) {
        this.request = new Request.Builder()
                .url(baseUrl + "/images/generations")
                .post(RequestBody.EMPTY)
                .build();
    }

    @Override
    public Long call() throws IOException {
        long bytes = 0;
        try (Response response = client.newCall(request).execute();
                InputStream in = response.body().byteStream()) {
            for (int read = in.read(block); read >= 0; read = in.read(block)) {
                bytes += read;
            }
        }
        return bytes;
    }
}
