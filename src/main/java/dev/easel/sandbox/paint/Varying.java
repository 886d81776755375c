package dev.easel.sandbox.paint;

import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import java.util.Random;

/** Draws variations: another cut, side, palette and hand for the same picture. */
final class Varying {
    private static final List<Manner> HANDS =
            List.of(Manner.OIL, Manner.PLAIN, Manner.WATERCOLOUR, Manner.ANIME, Manner.PLAIN);
    private static final double HUE = 0.045;

    BufferedImage draw(Variation work) throws IOException {
        Recipe recipe = work.recipe();
        BufferedImage source = work.source().read();
        Random random = random(recipe, source);
        BufferedImage moved = moved(Raster.cover(source, recipe.width(), recipe.height()), recipe.index(), random);
        double turn = HUE * (0.5 + random.nextDouble() / 2) * (recipe.index() / 2 % 2 == 0 ? 1 : -1);
        Grade.turn(moved, turn, 0.9 + 0.3 * random.nextDouble());
        BufferedImage result = new BufferedImage(recipe.width(), recipe.height(), BufferedImage.TYPE_INT_RGB);
        Raster.flatten(moved, result);
        Manner hand = HANDS.get(recipe.index() % HANDS.size());
        if (hand != Manner.PLAIN) {
            Finish.apply(hand, result);
        }
        Brush brush = Scene.brush(result, 1);
        new Lettering(brush).sign();
        brush.graphics().dispose();
        return result;
    }

    /** There is no prompt to begin from, so chance begins from the picture. */
    private static Random random(Recipe recipe, BufferedImage source) {
        long seed = recipe.random().nextLong();
        for (int i = 1; i < 16; i++) {
            int x = source.getWidth() * i / 16;
            int y = source.getHeight() * (i * 7 % 16) / 16;
            seed = seed * 31 + source.getRGB(x, y);
        }
        return new Random(seed);
    }

    private static BufferedImage moved(BufferedImage image, int index, Random random) {
        double zoom = 1.06 + 0.14 * random.nextDouble();
        double room = (zoom - 1.05) / 2;
        AffineTransform place = new AffineTransform();
        place.translate(
                image.getWidth() * (0.5 + room * (2 * random.nextDouble() - 1)),
                image.getHeight() * (0.5 + room * (2 * random.nextDouble() - 1)));
        place.rotate(0.04 * (random.nextDouble() - 0.5));
        place.scale(index % 2 == 1 ? -zoom : zoom, zoom);
        place.translate(-image.getWidth() / 2.0, -image.getHeight() / 2.0);
        return Raster.placed(image, place, image.getWidth(), image.getHeight());
    }
}
