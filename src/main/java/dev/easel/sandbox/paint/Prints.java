package dev.easel.sandbox.paint;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import java.util.Random;

/** Lays further pictures into one, as small photographs with a white border. */
final class Prints {
    private static final double SIZE = 230;
    private static final int PIXELS = 320;
    private static final int BORDER = 13;

    private final Random random;

    Prints(Random random) {
        this.random = random;
    }

    void lay(BufferedImage image, List<Source> sources) throws IOException {
        Brush brush = Scene.brush(image, 1);
        double step = Math.min(SIZE * 1.05, (brush.width() - 80) / Math.max(1, sources.size()));
        for (int i = 0; i < sources.size(); i++) {
            Source source = sources.get(i);
            Graphics2D graphics = (Graphics2D) brush.graphics().create();
            graphics.translate(60 + SIZE / 2 + i * step, 60 + SIZE / 2 + (i % 2) * 40);
            graphics.rotate(0.12 * (random.nextDouble() - 0.5) + (i % 2 == 0 ? -0.07 : 0.05));
            draw(new Brush(graphics, SIZE, SIZE), Raster.cover(source.read(), PIXELS, PIXELS));
            graphics.dispose();
        }
        brush.graphics().dispose();
    }

    private static void draw(Brush brush, BufferedImage picture) {
        double half = SIZE / 2;
        double card = SIZE + 2 * BORDER;
        brush.fill(
                new Rectangle2D.Double(-half - BORDER + 6, -half - BORDER + 9, card, card + 34),
                new Color(20, 15, 40, 70));
        brush.fill(new Rectangle2D.Double(-half - BORDER, -half - BORDER, card, card + 34), new Color(0xfdfbf6));
        brush.graphics().drawImage(picture, (int) -half, (int) -half, (int) SIZE, (int) SIZE, null);
    }
}
