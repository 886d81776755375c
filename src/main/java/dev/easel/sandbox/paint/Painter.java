package dev.easel.sandbox.paint;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Draws and encodes images, as many at once as there are cores and memory. Safe for use from any thread. */
public final class Painter {
    private static final int LAYERS_OF_AN_EDIT = 3;

    private final DrawingPermits permits;
    private final Scene scene;
    private final Retouching retouching;
    private final Varying varying = new Varying();
    private final ImageEncoder encoder = new ImageEncoder();

    private Painter(DrawingPermits permits, SubjectBook book) {
        this.permits = permits;
        scene = new Scene(book);
        retouching = new Retouching(book);
    }

    /** A painter for this machine, with the subjects it knows read from its resources. */
    public static Painter create() {
        return new Painter(DrawingPermits.forThisMachine(), SubjectBook.load());
    }

    /**
     * Draws one image and returns its file, waiting for a free place first.
     *
     * @throws UnreadableImageException when a source can't be decoded
     */
    public byte[] paint(Work work) throws IOException, InterruptedException {
        return develop(work, 0).getLast();
    }

    /**
     * As {@link #paint}, with files of earlier states of the same image before the last one.
     *
     * @param partials how many earlier states, from 0 to 3
     */
    public List<byte[]> develop(Work work, int partials) throws IOException, InterruptedException {
        Recipe recipe = work.recipe();
        int held = permits.acquire(recipe.width(), recipe.height() * layers(work));
        try {
            BufferedImage drawn = draw(work);
            List<byte[]> files = new ArrayList<>();
            for (int stage = 0; stage < partials; stage++) {
                files.add(encoder.encode(Haze.view(drawn, stage, partials), recipe.format(), recipe.compression()));
            }
            files.add(encoder.encode(drawn, recipe.format(), recipe.compression()));
            return files;
        } finally {
            permits.release(held);
        }
    }

    /** How many times the memory of a plain image it takes. */
    private static int layers(Work work) {
        return work instanceof Recipe ? 1 : LAYERS_OF_AN_EDIT;
    }

    private BufferedImage draw(Work work) throws IOException {
        return switch (work) {
            case Recipe recipe -> scene.draw(recipe);
            case Retouch retouch -> retouching.draw(retouch);
            case Variation variation -> varying.draw(variation);
        };
    }
}
