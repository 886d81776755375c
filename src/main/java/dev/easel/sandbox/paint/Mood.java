package dev.easel.sandbox.paint;

import dev.easel.sandbox.paint.Palette.Weather;
import java.awt.Color;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Chooses a scene's palette from the words for light, season and temper. */
final class Mood {
    private static final double TINT = 0.4;

    private static final Palette NEON =
            Palette.of(0x14032f, 0x4a0d6e, 0xff3f9a, 0x55f0ff, 0x3b1266, 0x150830, Weather.STARS);
    private static final Palette NIGHT =
            Palette.of(0x0c1233, 0x1f2d63, 0x4a5a9c, 0xf7edc4, 0x2d3a70, 0x141c3c, Weather.STARS);
    private static final Palette SUNSET =
            Palette.of(0x3b2d6b, 0xd9597a, 0xffb866, 0xfff0b8, 0x9a527f, 0x3a2349, Weather.CLEAR);
    private static final Palette DAWN =
            Palette.of(0x8fa8dc, 0xf3c3c9, 0xffe6bd, 0xfff6da, 0xb3a3c9, 0x6f8a86, Weather.CLOUDS);
    private static final Palette STORM =
            Palette.of(0x39434f, 0x60707f, 0x97a5b0, 0xd5dde3, 0x5d6c78, 0x35424a, Weather.RAIN);
    private static final Palette WINTER =
            Palette.of(0x9cc3e6, 0xcfe3f3, 0xf4f8fb, 0xfffbe8, 0xb9d1e6, 0xf6fafd, Weather.SNOW);
    private static final Palette AUTUMN =
            Palette.of(0xf0b469, 0xf8d79d, 0xfdeed0, 0xfff4cc, 0xd1894f, 0xa3542b, Weather.CLEAR);
    private static final Palette PASTEL =
            Palette.of(0xc9dcff, 0xf0dcfa, 0xffe4ea, 0xfffbe3, 0xd5c9f0, 0xaedcc0, Weather.CLOUDS);
    private static final Palette GREY =
            Palette.of(0x8d8d92, 0xbdbdc0, 0xe6e6e6, 0xfafafa, 0x9a9a9d, 0x4f4f54, Weather.CLEAR);
    private static final Palette SEPIA =
            Palette.of(0xc7a87a, 0xe2cba2, 0xf4e6c8, 0xfff6df, 0xb39065, 0x74563a, Weather.CLEAR);
    private static final List<Palette> DAYS = List.of(
            Palette.of(0x6fbdf0, 0xaadcf5, 0xe9f7f4, 0xfff3b0, 0x9fcdb4, 0x4f9a58, Weather.CLOUDS),
            Palette.of(0x58b5d8, 0xa6dfe0, 0xfdf3d4, 0xfff0a8, 0xa6d0a2, 0x5aa05a, Weather.CLOUDS),
            Palette.of(0x86b9f2, 0xc7dcf8, 0xfff0e2, 0xffe9a6, 0xa9c7c9, 0x6ca45f, Weather.CLOUDS));

    private Mood() {}

    static Palette of(Words words, Random random, List<Color> looseColours) {
        Palette palette = named(words, DAYS.get(random.nextInt(DAYS.size())));
        return looseColours.isEmpty() ? palette : palette.tinted(looseColours.getFirst(), TINT);
    }

    /** The palette that the words ask for, none when they leave it open. */
    static @Nullable Palette asked(Words words) {
        Palette palette = named(words, DAYS.getFirst());
        return palette.equals(DAYS.getFirst()) ? null : palette;
    }

    private static Palette named(Words words, Palette day) {
        if (words.haveAny("neon", "cyberpunk", "synthwave", "vaporwave", "retrowave", "futuristic")) {
            return NEON;
        } else if (words.haveAny("sunset", "dusk", "evening", "twilight", "golden-hour")) {
            return SUNSET;
        } else if (words.haveAny(
                "night", "midnight", "moonlight", "moonlit", "moon", "dark", "stars", "starry", "spooky")) {
            return NIGHT;
        } else if (words.haveAny("storm", "stormy", "rain", "rainy", "thunder", "gloomy")) {
            return STORM;
        } else if (words.haveAny("winter", "snow", "snowy", "christmas", "ice", "arctic", "frozen")) {
            return WINTER;
        } else if (words.haveAny("autumn", "fall", "october", "desert", "harvest")) {
            return AUTUMN;
        } else if (words.haveAny("dawn", "sunrise", "morning", "misty", "foggy")) {
            return DAWN;
        } else if (words.haveAny("pastel", "dreamy", "soft", "kawaii", "cute", "fairy")) {
            return PASTEL;
        } else if (words.haveAny("noir", "monochrome", "grayscale", "greyscale")) {
            return GREY;
        } else if (words.haveAny("vintage", "sepia", "retro", "old")) {
            return SEPIA;
        }
        return day;
    }
}
