package dev.easel.sandbox;

import dev.easel.sandbox.paint.ImageFormat;
import dev.easel.sandbox.paint.Source;
import dev.easel.sandbox.paint.UnreadableImageException;
import java.io.IOException;
import java.util.Set;

/** Which picture files a model takes. */
sealed interface PictureRules {
    int MIB = 1024 * 1024;

    static PictureRules of(Family family) {
        return family.metered() ? new Any() : new SquarePng();
    }

    /**
     * The picture in a file, or a {@link RefusalException}.
     *
     * @param number counts the request's pictures from 1
     */
    Source check(Upload upload, int number) throws IOException;

    /** The mask in a file, which has to fit {@code image}. */
    Source checkMask(Upload upload, Source image) throws IOException;

    /** dall-e-2. */
    record SquarePng() implements PictureRules {
        static final long MAX_BYTES = 4L * MIB;

        @Override
        public Source check(Upload upload, int number) throws IOException {
            Source image = png(upload);
            if (image.width() != image.height()) {
                throw new RefusalException(PictureRefusals.notSquare());
            }
            return image;
        }

        @Override
        public Source checkMask(Upload upload, Source image) throws IOException {
            return fitting(png(upload), image);
        }

        private static Source png(Upload upload) throws IOException {
            requireMediaType(upload);
            if (upload.bytes() >= MAX_BYTES || !upload.mediaType().equals("image/png")) {
                throw new RefusalException(PictureRefusals.notSmallPng());
            }
            Source image = open(upload, 1);
            if (image.format() != ImageFormat.PNG) {
                throw new RefusalException(PictureRefusals.notSmallPng());
            }
            return image;
        }
    }

    /** The GPT image models. */
    record Any() implements PictureRules {
        static final long MAX_BYTES = 50L * MIB;

        @Override
        public Source check(Upload upload, int number) throws IOException {
            requireMediaType(upload);
            requireSize(upload);
            return open(upload, number);
        }

        @Override
        public Source checkMask(Upload upload, Source image) throws IOException {
            requireMediaType(upload);
            requireSize(upload);
            Source mask = open(upload, 1);
            if (mask.format() != ImageFormat.PNG || !mask.alpha()) {
                throw new RefusalException(PictureRefusals.mask("mask image missing alpha channel"));
            }
            return fitting(mask, image);
        }

        private static void requireSize(Upload upload) {
            if (upload.bytes() >= MAX_BYTES) {
                throw new RefusalException(PictureRefusals.tooLargeFile(upload.field(), MAX_BYTES / MIB));
            }
        }
    }

    private static void requireMediaType(Upload upload) {
        if (!Set.of("image/png", "image/jpeg", "image/webp").contains(upload.mediaType())) {
            throw new RefusalException(PictureRefusals.mediaType(upload.field(), upload.mediaType()));
        }
    }

    private static Source open(Upload upload, int number) throws IOException {
        try {
            return Source.open(upload.file());
        } catch (UnreadableImageException e) {
            throw new RefusalException(PictureRefusals.unreadable(number), e);
        }
    }

    private static Source fitting(Source mask, Source image) {
        if (mask.width() != image.width() || mask.height() != image.height()) {
            throw new RefusalException(PictureRefusals.mask("mask size does not match image size"));
        }
        return mask;
    }
}
