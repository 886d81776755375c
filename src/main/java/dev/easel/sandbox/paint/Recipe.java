package dev.easel.sandbox.paint;

import java.util.Random;

/**
 * Everything an image depends on: the same recipe gives the same bytes.
 *
 * @param width in pixels
 * @param height in pixels
 * @param style {@code vivid}, {@code natural} or empty
 * @param compression encoder quality from 0 to 100, for formats that lose something
 * @param index which of several images of one request this is, from 0
 */
public record Recipe(
        String prompt,
        String model,
        int width,
        int height,
        String quality,
        String style,
        boolean transparent,
        ImageFormat format,
        int compression,
        int index)
        implements Work {

    @Override
    public Recipe recipe() {
        return this;
    }

    /** Chance for the composition. Size and format don't enter: a larger image shows the same scene. */
    Random random() {
        String text = prompt + '\n' + model + '\n' + quality + '\n' + style + '\n' + index;
        long seed = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            seed = (seed ^ text.charAt(i)) * 0x100000001b3L;
        }
        return new Random(seed ^ (seed >>> 29));
    }
}
