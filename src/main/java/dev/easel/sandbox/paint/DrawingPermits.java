package dev.easel.sandbox.paint;

import java.util.concurrent.Semaphore;

/** Bounds the drawing that goes on at once, by cores and by the memory that images being drawn take. */
final class DrawingPermits {
    private static final int PIXELS_PER_PERMIT = 1 << 16;
    /** The image itself, what a filter reads while it writes, and the encoded file. */
    private static final int BYTES_PER_PIXEL = 16;

    private static final int SHARE_OF_HEAP = 4;

    private final Semaphore cores;
    private final Semaphore memory;
    private final int all;

    DrawingPermits(int cores, int all) {
        this.cores = new Semaphore(cores, true);
        this.memory = new Semaphore(all, true);
        this.all = all;
    }

    static DrawingPermits forThisMachine() {
        Runtime machine = Runtime.getRuntime();
        long pixels = machine.maxMemory() / SHARE_OF_HEAP / BYTES_PER_PIXEL;
        return new DrawingPermits(
                machine.availableProcessors(), Math.clamp(pixels / PIXELS_PER_PERMIT, 1, Integer.MAX_VALUE));
    }

    /** Waits for room and returns what has to be released; an image larger than all the room is drawn alone. */
    int acquire(int width, int height) throws InterruptedException {
        int wanted = Math.min(all, 1 + (int) ((long) width * height / PIXELS_PER_PERMIT));
        memory.acquire(wanted);
        try {
            cores.acquire();
        } catch (InterruptedException e) {
            memory.release(wanted);
            throw e;
        }
        return wanted;
    }

    void release(int held) {
        cores.release();
        memory.release(held);
    }
}
