package dev.easel.sandbox.paint;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.Random;

/** Repaints a picture that has no mask: its light, its manner, its surroundings, and who comes into it. */
final class WholeRepaint {
    private static final int LIGHT = 105;
    private static final int FAINT_LIGHT = 50;
    private static final int DYE = 130;

    private final Recipe recipe;
    private final Wish wish;

    WholeRepaint(Recipe recipe, Wish wish) {
        this.recipe = recipe;
        this.wish = wish;
    }

    void paint(BufferedImage image) {
        Random random = recipe.random();
        Palette palette = Mood.of(wish.words(), random, wish.colours());
        if (wish.place() != null && !recipe.transparent()) {
            surround(image, palette, wish.place());
        }
        colour(image);
        Brush brush = Scene.brush(image, 1);
        if (wish.addsSubjects()) {
            come(image, palette);
        } else if (wish.saysNothingKnown()) {
            Grade.turn(image, 0.03, 1.35);
        }
        new Sky(brush, palette, random).fall();
        brush.graphics().dispose();
        finish(image);
    }

    /** The middle of the picture stays where it is, in another place. */
    private void surround(BufferedImage image, Palette palette, Setting place) {
        BufferedImage scene = Raster.copy(image);
        Brush brush = Scene.brush(scene, 1);
        new Backdrop(brush, palette, recipe.random()).draw(place);
        brush.graphics().dispose();
        int width = image.getWidth();
        int[] to = Raster.pixels(image);
        int[] from = Raster.pixels(scene);
        for (int i = 0; i < to.length; i++) {
            int column = i % width;
            int row = i / width;
            double x = 2.0 * column / width - 1;
            double y = 2.0 * row / image.getHeight() - 1.12;
            double away = Math.sqrt(x * x + y * y * (y > 0 ? 0.6 : 1));
            to[i] = Raster.mix(to[i], from[i], (int) (245 * Math.clamp((away - 0.62) / 0.3, 0, 1)));
        }
    }

    private void colour(BufferedImage image) {
        if (wish.light() != null) {
            Grade.light(image, wish.light(), wish.place() == null ? LIGHT : FAINT_LIGHT);
        } else if (!wish.colours().isEmpty()) {
            Grade.dye(image, wish.colours().getFirst(), DYE);
        }
    }

    private void come(BufferedImage image, Palette palette) {
        int edge = Math.min(image.getWidth(), image.getHeight()) * 58 / 100;
        boolean left = recipe.random().nextInt(4) < 2;
        int x = (left ? image.getWidth() * 27 : image.getWidth() * 73) / 100 - edge / 2;
        Rectangle spot = new Rectangle(x, image.getHeight() - edge, edge, edge);
        Setting setting =
                wish.place() == null ? wish.cast().roles().getFirst().subject().home() : wish.place();
        Brush brush = PartRepaint.within(image, spot, 1.2);
        new Actors(brush, palette, recipe.random()).draw(wish.cast().roles(), setting);
        brush.graphics().dispose();
    }

    private void finish(BufferedImage image) {
        if (wish.manner() == Manner.PIXELS) {
            int blocks = Scene.blocks(recipe);
            BufferedImage small = Raster.resized(
                    Raster.resized(image, Math.ceilDiv(image.getWidth(), 2), Math.ceilDiv(image.getHeight(), 2)),
                    Math.ceilDiv(image.getWidth(), blocks),
                    Math.ceilDiv(image.getHeight(), blocks));
            Graphics2D graphics = image.createGraphics();
            graphics.drawImage(small, 0, 0, image.getWidth(), image.getHeight(), null);
            graphics.dispose();
        } else if (wish.manner() != Manner.PLAIN) {
            Finish.apply(wish.manner(), image);
        }
    }
}
