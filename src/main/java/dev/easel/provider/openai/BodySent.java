package dev.easel.provider.openai;

import java.io.IOException;
import okhttp3.Call;
import okhttp3.EventListener;

/** Watches whether a request has left completely: from then on the server may draw, and charge. */
final class BodySent extends EventListener {
    private volatile boolean sent;

    boolean yes() {
        return sent;
    }

    @Override
    public void requestBodyEnd(Call call, long byteCount) {
        sent = true;
    }

    /** Also comes after the end of the body, when its last block can't be flushed. */
    @Override
    public void requestFailed(Call call, IOException cause) {
        sent = false;
    }
}
