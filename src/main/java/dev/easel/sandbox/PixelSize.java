package dev.easel.sandbox;

/** Width and height in pixels. */
record PixelSize(int width, int height) {
    /** Reads {@code 1536x1024}; the text must have passed a {@link SizeRule}. */
    static PixelSize parse(String size) {
        int cross = size.indexOf('x');
        return new PixelSize(Integer.parseInt(size.substring(0, cross)), Integer.parseInt(size.substring(cross + 1)));
    }
}
