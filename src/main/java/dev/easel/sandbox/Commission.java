package dev.easel.sandbox;

import dev.easel.sandbox.paint.Work;
import java.util.function.IntFunction;

/**
 * An order and how each of its images is made.
 *
 * @param event what the events of a stream begin with
 * @param works by the image's index
 */
record Commission(Order order, String event, IntFunction<Work> works) {
    Work work(int index) {
        return works.apply(index);
    }

    /** The same order, for images that come behind so many others. */
    Commission behind(int images) {
        return new Commission(order, event, index -> works.apply(images + index));
    }
}
