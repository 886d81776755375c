package dev.easel.core.image;

import dev.easel.core.image.ImageSize.Pixels;

/**
 * A kept image. Requests and artworks carry these, never bytes.
 *
 * @param sha256 64 lower-case hexadecimal digits, the key in the {@link BlobStore}
 * @param bytes length of the file
 */
public record ImageRef(String sha256, ImageFormat format, Pixels size, long bytes) {}
