package dev.easel.sandbox.paint;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.Random;

/** Repaints what a mask lets change: what was there goes, what the prompt names comes. */
final class PartRepaint {
    /** How much larger than the hole the scene of one subject is drawn, so that the subject fills the hole. */
    private static final double OVERSIZE = 1.45;

    private static final double FEET_IN_SCENE = 0.835;
    private static final double FEET_IN_HOLE = 0.93;

    private static final double WIDE_HOLE = 0.5;
    private static final int DYE = 190;
    private static final int GLAZE = 150;

    private final Recipe recipe;
    private final Wish wish;

    PartRepaint(Recipe recipe, Wish wish) {
        this.recipe = recipe;
        this.wish = wish;
    }

    void paint(BufferedImage image, Region region) {
        boolean recolours = !wish.colours().isEmpty() && !wish.addsSubjects() && !wish.takesAway();
        BufferedImage painted = Raster.copy(image);
        if (recolours) {
            Grade.dye(painted, wish.colours().getFirst(), DYE);
        } else {
            Filling.apply(painted, region);
            add(painted, region.bounds());
        }
        if (wish.manner() != Manner.PLAIN && wish.manner() != Manner.PIXELS) {
            Finish.apply(wish.manner(), painted);
        }
        region.blend(image, painted);
    }

    private void add(BufferedImage image, Rectangle hole) {
        if (wish.takesAway()) {
            return;
        }
        Random random = recipe.random();
        Palette palette = Mood.of(wish.words(), random, wish.colours());
        Setting place = wish.place();
        boolean wide = hole.width > WIDE_HOLE * image.getWidth() && hole.height > WIDE_HOLE * image.getHeight();
        double oversize = wish.addsOne() ? OVERSIZE : 1;
        Brush brush = within(image, hole, oversize);
        if (place != null && (wide || !wish.addsSubjects())) {
            BufferedImage scene = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_ARGB);
            Brush far = within(scene, hole, OVERSIZE);
            new Backdrop(far, palette, random).draw(place);
            far.graphics().dispose();
            glaze(image, scene, wide ? 256 : 226);
        } else if (wish.light() != null) {
            BufferedImage lit = Raster.copy(image);
            Grade.light(lit, wish.light(), GLAZE);
            glaze(image, lit, 256);
        }
        if (wish.addsSubjects()) {
            Setting setting =
                    place == null ? wish.cast().roles().getFirst().subject().home() : place;
            new Actors(brush, ground(image, hole, palette), random)
                    .draw(wish.cast().roles(), setting);
        } else if (wish.saysNothingKnown()) {
            new Emblem(brush, random).draw(wish.words(), wish.colours());
        }
        brush.graphics().dispose();
    }

    private static void glaze(BufferedImage image, BufferedImage over, int share) {
        int[] to = Raster.pixels(image);
        int[] from = Raster.pixels(over);
        for (int i = 0; i < to.length; i++) {
            if (from[i] >>> 24 > 0) {
                to[i] = Raster.mix(to[i], from[i], share);
            }
        }
    }

    /** Shadows take the colour of what they fall on. */
    private static Palette ground(BufferedImage image, Rectangle hole, Palette palette) {
        int y = Math.min(image.getHeight() - 1, hole.y + hole.height * 9 / 10);
        Color near = new Color(image.getRGB((int) hole.getCenterX(), y));
        return new Palette(
                palette.top(), palette.middle(), palette.bottom(), palette.lamp(), near, near, palette.weather());
    }

    /** A brush whose canvas is the hole and something around it; what stands on its ground stands low in the hole. */
    static Brush within(BufferedImage image, Rectangle hole, double oversize) {
        Graphics2D graphics = Scene.brush(image, 1).graphics();
        graphics.setTransform(new AffineTransform());
        double wide = hole.width * oversize;
        double high = hole.height * oversize;
        double unit = Math.min(wide, high) / Brush.SHORT_EDGE;
        graphics.translate(
                hole.getCenterX() - wide / 2, hole.getY() + FEET_IN_HOLE * hole.height - FEET_IN_SCENE * high);
        graphics.scale(unit, unit);
        return new Brush(graphics, wide / unit, high / unit);
    }
}
