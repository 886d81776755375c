package dev.easel.provider.openai;

import dev.easel.core.image.PartialListener;
import org.jspecify.annotations.Nullable;

/** Keeps previews as they come and shows them, but no more than were asked for. */
final class Previews {
    private final PartialListener listener;
    private int left;
    private boolean any;

    /** @param most how many were asked for */
    Previews(PartialListener listener, int most) {
        this.listener = listener;
        this.left = most;
    }

    /** Whether the server has begun to draw. */
    boolean any() {
        return any;
    }

    /** Takes a preview; one that is no image in a format we know is passed over. */
    void take(@Nullable IncomingImage preview) {
        any = true;
        if (preview == null) {
            return;
        }
        if (left > 0 && preview.bytes() > 0) {
            preview.keep().ifPresent(image -> {
                left--;
                listener.arrived(image);
            });
        }
        preview.close();
    }
}
