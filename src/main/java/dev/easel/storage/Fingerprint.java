package dev.easel.storage;

import dev.easel.core.image.ImageRequest;
import dev.easel.core.image.Prompt;
import dev.easel.core.image.RenderOptions;
import java.text.Normalizer;
import java.text.Normalizer.Form;

/**
 * Stands for what a request asks for: operation, model, words, count, options, and images and mask by their bytes. How
 * words are spaced makes no difference, nor do previews, which come and go with the door.
 */
final class Fingerprint {
    private Fingerprint() {}

    /** 64 hexadecimal digits. */
    static String of(ImageRequest request) {
        return Sha256.of(Codec.write(bare(request)));
    }

    private static ImageRequest bare(ImageRequest request) {
        RenderOptions options = request.options().withPreviews(0);
        return switch (request) {
            case ImageRequest.Generation it ->
                new ImageRequest.Generation(it.model(), bare(it.prompt()), it.count(), options);
            case ImageRequest.Edit it ->
                new ImageRequest.Edit(it.model(), bare(it.prompt()), it.images(), it.mask(), it.count(), options);
            case ImageRequest.Variation it -> new ImageRequest.Variation(it.model(), it.image(), it.count(), options);
        };
    }

    private static Prompt bare(Prompt prompt) {
        return new Prompt(bare(prompt.text()), prompt.asked() == null ? null : bare(prompt.asked()));
    }

    private static String bare(String words) {
        return Normalizer.normalize(words, Form.NFC).strip().replaceAll("\\s+", " ");
    }
}
