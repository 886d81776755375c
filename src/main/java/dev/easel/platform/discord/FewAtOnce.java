package dev.easel.platform.discord;

import java.io.IOException;
import java.util.concurrent.Semaphore;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Lets a few requests go out at a time; the others wait in the order in which they came. A thousand at once each open a
 * connection of their own, where the server speaks HTTP/1, and all end late; one after the other, most end early.
 */
final class FewAtOnce implements Interceptor {
    private final Semaphore places;

    FewAtOnce(int places) {
        this.places = new Semaphore(places, true);
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        places.acquireUninterruptibly();
        try {
            return chain.proceed(chain.request());
        } finally {
            places.release();
        }
    }
}
