package dev.easel.engine.desk;

import dev.easel.core.image.ImageRequest;
import dev.easel.core.text.Wording;

/** What a request is called: its sender's words. */
public final class Titles {
    private static final int LONGEST = 700;

    private Titles() {}

    /** With what it is, where the words alone don't say; never empty. */
    public static String of(ImageRequest request, Wording wording) {
        return switch (request) {
            case ImageRequest.Generation generation -> generation.prompt().shown();
            case ImageRequest.Edit edit ->
                edit.varies()
                        ? wording.variationTitle(words(edit))
                        : edit.prompt().shown();
            case ImageRequest.Variation ignored -> wording.variationTitle("");
        };
    }

    /** The sender's words alone; empty when there were none. */
    public static String words(ImageRequest request) {
        return switch (request) {
            case ImageRequest.Generation generation -> generation.prompt().shown();
            case ImageRequest.Edit edit -> edit.prompt().shown();
            case ImageRequest.Variation ignored -> "";
        };
    }

    /** Short enough to stand beside images. */
    public static String shortened(String title) {
        int length = title.codePointCount(0, title.length());
        return length <= LONGEST ? title : title.substring(0, title.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }
}
