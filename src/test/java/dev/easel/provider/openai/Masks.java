package dev.easel.provider.openai;

import dev.easel.core.image.BlobStore;
import dev.easel.core.image.Mask;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/** Small masks. */
final class Masks {
    private Masks() {}

    /** Two by two pixels, the first and the last transparent. */
    static byte[] transparentCorners() {
        BufferedImage image = new BufferedImage(2, 2, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, 0x00FF0000);
        image.setRGB(1, 0, 0xFF00FF00);
        image.setRGB(0, 1, 0xFF0000FF);
        image.setRGB(1, 1, 0x00123456);
        return png(image);
    }

    static Mask mask(BlobStore blobs) {
        return new Mask(Specimens.kept(blobs, transparentCorners()));
    }

    static byte[] png(BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }

    /** The first sample of each pixel, row by row. */
    static List<Integer> greys(byte[] png) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        List<Integer> greys = new ArrayList<>();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                greys.add(image.getRaster().getSample(x, y, 0));
            }
        }
        return greys;
    }
}
