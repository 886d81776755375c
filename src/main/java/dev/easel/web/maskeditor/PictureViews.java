package dev.easel.web.maskeditor;

import dev.easel.core.image.ImageRef;
import dev.easel.core.image.Imaging;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Pictures in a size that every browser shows smoothly. Safe for use from several threads. */
final class PictureViews {
    /** The longer edge of a view, in pixels. */
    private static final int EDGE = 2_048;

    private static final int REMEMBERED = 64;

    private final Imaging imaging;
    private final Map<String, ImageRef> views = new LinkedHashMap<>();

    PictureViews(Imaging imaging) {
        this.imaging = imaging;
    }

    /** The view of a picture that is looked at more than once. */
    ImageRef of(ImageRef picture) throws IOException {
        synchronized (views) {
            ImageRef known = views.get(picture.sha256());
            if (known != null) {
                return known;
            }
        }
        ImageRef view = once(picture);
        synchronized (views) {
            views.put(picture.sha256(), view);
            if (views.size() > REMEMBERED) {
                views.remove(views.keySet().iterator().next());
            }
        }
        return view;
    }

    /** The view of a picture that is looked at once. */
    ImageRef once(ImageRef picture) throws IOException {
        return imaging.reduced(picture, EDGE);
    }
}
