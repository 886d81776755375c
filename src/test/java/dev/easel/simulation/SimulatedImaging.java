package dev.easel.simulation;

import dev.easel.core.image.Composite;
import dev.easel.core.image.Fitted;
import dev.easel.core.image.FittedMask;
import dev.easel.core.image.ImageRef;
import dev.easel.core.image.Imaging;
import dev.easel.core.image.InputForm;
import dev.easel.core.image.Likeness;
import dev.easel.core.image.Mask;
import dev.easel.core.image.Painting;
import dev.easel.core.image.Region;
import dev.easel.core.image.Sighting;
import dev.easel.core.image.Traits;
import dev.easel.core.image.Window;
import dev.easel.testing.Samples;
import java.io.InputStream;
import java.util.List;

/** Every file is the same image, and fits. */
final class SimulatedImaging implements Imaging {
    private static final ImageRef IMAGE = Samples.image(1);

    @Override
    public ImageRef admit(InputStream file) {
        return IMAGE;
    }

    @Override
    public Fitted fit(ImageRef image, Mask mask, InputForm form) {
        return new Fitted(image, mask, Window.all(image.size()));
    }

    @Override
    public FittedMask mask(ImageRef image, ImageRef drawn) {
        return new FittedMask(new Mask(drawn), null);
    }

    @Override
    public Mask mask(ImageRef image, Region region) {
        return new Mask(image);
    }

    @Override
    public Mask mask(ImageRef image, Painting painting) {
        return new Mask(image);
    }

    @Override
    public FittedMask maskOfMarks(ImageRef image, ImageRef marked) {
        return mask(image, marked);
    }

    @Override
    public ImageRef preview(ImageRef image, Mask mask) {
        return image;
    }

    @Override
    public ImageRef reduced(ImageRef image, int maxEdge) {
        return image;
    }

    @Override
    public Composite composite(ImageRef original, Mask mask, Window window, ImageRef drawn) {
        return new Composite(drawn, 0);
    }

    @Override
    public ImageRef within(ImageRef image, long maxBytes) {
        return image;
    }

    @Override
    public ImageRef contactSheet(List<ImageRef> images, List<String> labels) {
        return IMAGE;
    }

    @Override
    public Traits traits(ImageRef image) {
        return new Traits(null, new Likeness(0));
    }

    @Override
    public Sighting sight(InputStream file) {
        throw new UnsupportedOperationException("nobody asks here");
    }
}
