package dev.easel.sandbox.paint;

import java.awt.image.BufferedImage;
import java.io.IOException;

/** Draws and encodes images, as many at once as there are cores and memory. Safe for use from any thread. */
public final class Painter {
    private final DrawingPermits permits;
    private final Scene scene;
    private final ImageEncoder encoder = new ImageEncoder();

    private Painter(DrawingPermits permits, Scene scene) {
        this.permits = permits;
        this.scene = scene;
    }

    /** A painter for this machine, with the subjects it knows read from its resources. */
    public static Painter create() {
        return new Painter(DrawingPermits.forThisMachine(), new Scene(SubjectBook.load()));
    }

    /** Draws one image and returns its file, waiting for a free place first. */
    public byte[] paint(Recipe recipe) throws IOException, InterruptedException {
        int held = permits.acquire(recipe.width(), recipe.height());
        try {
            BufferedImage drawn = scene.draw(recipe);
            return encoder.encode(drawn, recipe.format(), recipe.compression());
        } finally {
            permits.release(held);
        }
    }
}
