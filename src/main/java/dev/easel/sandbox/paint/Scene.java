package dev.easel.sandbox.paint;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Random;

/** Composes an image from its prompt: the place, who is in it, the light and the manner. */
final class Scene {
    private static final int PIXEL_ART_EDGE = 112;

    private final SubjectBook book;

    Scene(SubjectBook book) {
        this.book = book;
    }

    BufferedImage draw(Recipe recipe) {
        Words words = Words.of(recipe.prompt());
        Manner manner = Manner.of(words);
        int type = recipe.transparent() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
        BufferedImage image = manner == Manner.PIXELS
                ? enlarged(compose(recipe, words, type, blocks(recipe)), recipe)
                : compose(recipe, words, type, 1);
        if (manner != Manner.PLAIN && manner != Manner.PIXELS && !recipe.transparent()) {
            Finish.apply(manner, image);
        }
        Brush brush = brush(image, 1);
        new Lettering(brush).write(recipe.transparent() ? "" : Words.caption(recipe.prompt()));
        brush.graphics().dispose();
        return image;
    }

    static int blocks(Recipe recipe) {
        return Math.max(1, Math.min(recipe.width(), recipe.height()) / PIXEL_ART_EDGE);
    }

    private BufferedImage compose(Recipe recipe, Words words, int type, int blocks) {
        BufferedImage image =
                new BufferedImage(Math.ceilDiv(recipe.width(), blocks), Math.ceilDiv(recipe.height(), blocks), type);
        Brush brush = brush(image, blocks);
        Random random = recipe.random();
        Cast cast = Cast.of(words, book);
        Palette palette = Mood.of(words, random, cast.looseColours());
        Setting setting = setting(words, cast);
        Backdrop backdrop = new Backdrop(brush, palette, random);
        if (!recipe.transparent()) {
            backdrop.draw(setting);
        }
        act(recipe, words, cast, brush, palette, setting);
        if (!recipe.transparent()) {
            backdrop.drawInFront();
        }
        brush.graphics().dispose();
        return image;
    }

    private static void act(Recipe recipe, Words words, Cast cast, Brush brush, Palette palette, Setting setting) {
        Random random = recipe.random();
        if (cast.roles().isEmpty()) {
            if (setting == Setting.STUDIO || recipe.transparent()) {
                new Emblem(brush, random).draw(words, cast.looseColours());
            }
            return;
        }
        Actors actors = new Actors(brush, palette, random);
        if (recipe.transparent()) {
            actors.drawCutOut(cast.roles());
        } else {
            actors.draw(cast.roles(), setting);
        }
    }

    private static Setting setting(Words words, Cast cast) {
        Setting named = Setting.named(words.list());
        if (named != null) {
            return named;
        }
        return cast.roles().isEmpty()
                ? Setting.STUDIO
                : cast.roles().getFirst().subject().home();
    }

    static Brush brush(BufferedImage image, int blocks) {
        Graphics2D graphics = image.createGraphics();
        boolean smooth = blocks == 1;
        graphics.setRenderingHint(
                RenderingHints.KEY_ANTIALIASING,
                smooth ? RenderingHints.VALUE_ANTIALIAS_ON : RenderingHints.VALUE_ANTIALIAS_OFF);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        double unit = Math.min(image.getWidth(), image.getHeight()) / Brush.SHORT_EDGE;
        graphics.scale(unit, unit);
        return new Brush(graphics, image.getWidth() / unit, image.getHeight() / unit);
    }

    private static BufferedImage enlarged(BufferedImage small, Recipe recipe) {
        BufferedImage image = new BufferedImage(recipe.width(), recipe.height(), small.getType());
        Graphics2D graphics = image.createGraphics();
        graphics.drawImage(small, 0, 0, recipe.width(), recipe.height(), null);
        graphics.dispose();
        return image;
    }
}
