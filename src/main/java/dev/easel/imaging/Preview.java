package dev.easel.imaging;

/** Shows what will be repainted. */
final class Preview {
    private static final int TINT = 0xFFE5007D;
    /** How strong the tint is, of 255: the image stays visible below it. */
    private static final int STRENGTH = 140;

    private Preview() {}

    static Bitmap tinted(Bitmap image, Coverage coverage) {
        Bitmap preview = Bitmap.blank(image.size());
        for (int index = 0; index < coverage.pixels(); index++) {
            int weight = coverage.at(index) * STRENGTH / Coverage.FULL;
            preview.argb()[index] = Compositor.blend(image.argb()[index], TINT, weight);
        }
        return preview;
    }
}
