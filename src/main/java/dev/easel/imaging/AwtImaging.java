package dev.easel.imaging;

import dev.easel.core.failure.FailureException;
import dev.easel.core.image.BlobSink;
import dev.easel.core.image.BlobStore;
import dev.easel.core.image.Composite;
import dev.easel.core.image.Fitted;
import dev.easel.core.image.FittedMask;
import dev.easel.core.image.ImageFormat;
import dev.easel.core.image.ImageRef;
import dev.easel.core.image.ImageSize.Pixels;
import dev.easel.core.image.Imaging;
import dev.easel.core.image.InputForm;
import dev.easel.core.image.Likeness;
import dev.easel.core.image.Mask;
import dev.easel.core.image.Painting;
import dev.easel.core.image.Region;
import dev.easel.core.image.Sighting;
import dev.easel.core.image.Stamp;
import dev.easel.core.image.Traits;
import dev.easel.core.image.Window;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Does it in this process, in plain Java but for what the JDK's own JPEG reader is made of. Safe from several threads, which
 * wait while the pixels are worked on elsewhere.
 */
public final class AwtImaging implements Imaging {
    private static final int PREVIEW_EDGE = 1_024;
    private static final int REDUCED_QUALITY = 90;

    private final BlobStore blobs;
    private final BlobStore drawn;
    private final ImageLimits limits;
    private final Workshop workshop;
    private final ImageFile files;

    /**
     * Reads as many images at once as there are processors, on the threads of those who ask. What is drawn is kept like
     * everything else.
     */
    public AwtImaging(BlobStore blobs, ImageLimits limits) {
        this(blobs, blobs, limits, Runnable::run);
    }

    /**
     * As {@link #AwtImaging(BlobStore, ImageLimits)}, elsewhere.
     *
     * @param drawn where what a model drew is kept, in place of {@code blobs}; opened is all of it there
     * @param workers where pixels are worked on, for seconds without a pause
     */
    public AwtImaging(BlobStore blobs, BlobStore drawn, ImageLimits limits, Executor workers) {
        this.blobs = blobs;
        this.drawn = drawn;
        this.limits = limits;
        this.workshop = new Workshop(workers);
        files = new ImageFile(limits, Runtime.getRuntime().availableProcessors(), System::nanoTime);
    }

    @Override
    public ImageRef admit(InputStream file) throws IOException {
        byte[] bytes = file.readNBytes(Math.toIntExact(limits.maxFileBytes() + 1));
        return heavy(() -> {
            ImageFile.Content content = files.read(bytes);
            Encoded bare = content.bare();
            return bare == null ? keepPng(content.image()) : keep(bare);
        });
    }

    @Override
    public Fitted fit(ImageRef image, @Nullable Mask mask, InputForm form) throws IOException {
        return heavy(() -> {
            Bitmap holes = mask == null ? null : open(mask.image());
            ModelInput.Result result = ModelInput.fit(open(image), holes, form);
            Encoded fittedMask = result.mask();
            return new Fitted(
                    keep(result.image()), fittedMask == null ? null : new Mask(keep(fittedMask)), result.window());
        });
    }

    @Override
    public FittedMask mask(ImageRef image, ImageRef drawn) throws IOException {
        return heavy(() -> fitted(MaskSources.drawn(open(drawn), image.size()), drawn.size()));
    }

    @Override
    public Mask mask(ImageRef image, Region region) throws IOException {
        return heavy(() -> keepMask(MaskSources.region(region, image.size())));
    }

    @Override
    public Mask mask(ImageRef image, Painting painting) throws IOException {
        return heavy(() -> keepMask(PaintedMask.of(painting, image.size())));
    }

    @Override
    public FittedMask maskOfMarks(ImageRef image, ImageRef marked) throws IOException {
        return heavy(() -> fitted(MaskSources.marks(open(image), open(marked)), marked.size()));
    }

    private FittedMask fitted(Coverage coverage, Pixels drawn) throws IOException {
        return new FittedMask(keepMask(coverage), drawn.equals(coverage.size()) ? null : drawn);
    }

    @Override
    public ImageRef preview(ImageRef image, Mask mask) throws IOException {
        return heavy(() -> {
            Pixels size = Resampler.within(image.size(), PREVIEW_EDGE);
            Bitmap small = Resampler.scale(open(image), size);
            Coverage coverage = Coverage.ofMask(Resampler.scale(open(mask.image()), size));
            return keepPng(Preview.tinted(small, coverage));
        });
    }

    @Override
    public ImageRef reduced(ImageRef image, int maxEdge) throws IOException {
        Pixels size = Resampler.within(image.size(), maxEdge);
        return size.equals(image.size())
                ? image
                : heavy(() -> {
                    Bitmap small = Resampler.scale(open(image), size);
                    return small.opaque()
                            ? keep(new Encoded(ImageFormat.JPEG, size, LossyEncoder.jpeg(small, REDUCED_QUALITY)))
                            : keepPng(small);
                });
    }

    @Override
    public Composite composite(ImageRef original, Mask mask, Window window, ImageRef drawn) throws IOException {
        return heavy(() -> {
            Compositor.Result result =
                    Compositor.composite(open(original), Coverage.ofMask(open(mask.image())), window, open(drawn));
            return new Composite(
                    keep(Encoded.png(result.image(), PngEncoder.Effort.FAST), this.drawn), result.changeOutside());
        });
    }

    @Override
    public ImageRef within(ImageRef image, long maxBytes) throws IOException {
        return image.bytes() <= maxBytes ? image : heavy(() -> smaller(image, maxBytes));
    }

    /** It has the stamp of what it was made from, for which room is left. */
    private ImageRef smaller(ImageRef image, long maxBytes) throws IOException {
        byte[] file = bytes(image);
        Bitmap pixels = files.readKept(file).image();
        Optional<Stamp> stamp = stamp(file);
        return stamp.isEmpty()
                ? keep(ByteLadder.within(pixels, maxBytes))
                : keep(
                        ByteLadder.within(pixels, maxBytes - StampedBlobStore.MOST_ADDED),
                        new StampedBlobStore(blobs, stamp::get));
    }

    @Override
    public Traits traits(ImageRef image) throws IOException {
        return heavy(() -> {
            byte[] file = bytes(image);
            Likeness likeness = CosineSketch.of(files.readKept(file).image());
            return new Traits(stamp(file).orElse(null), likeness);
        });
    }

    @Override
    public Sighting sight(InputStream file) throws IOException {
        byte[] bytes = file.readNBytes(Math.toIntExact(limits.maxFileBytes() + 1));
        return heavy(() -> new Seen(
                files.read(bytes).image(), Digests.sha256(bytes), stamp(bytes).orElse(null)));
    }

    private static Optional<Stamp> stamp(byte[] bytes) {
        Octets file = new Octets(bytes);
        return FileKind.find(file).flatMap(kind -> StampSearch.find(kind, file));
    }

    /** What somebody asks about. */
    private final class Seen implements Sighting {
        private final String sha256;
        private final @Nullable Stamp stamp;
        private final List<Likeness> likenesses;
        private final Overlay overlay;

        Seen(Bitmap image, String sha256, @Nullable Stamp stamp) {
            this.sha256 = sha256;
            this.stamp = stamp;
            this.likenesses = CosineSketch.ofWholes(image);
            this.overlay = new Overlay(image);
        }

        @Override
        public String sha256() {
            return sha256;
        }

        @Override
        public Optional<Stamp> findStamp() {
            return Optional.ofNullable(stamp);
        }

        @Override
        public List<Likeness> likenesses() {
            return likenesses;
        }

        @Override
        public boolean shows(ImageRef image) throws IOException {
            return heavy(() -> overlay.differs(open(image)) <= Overlay.SAME);
        }
    }

    @Override
    public ImageRef contactSheet(List<ImageRef> images, List<String> labels) throws IOException {
        return heavy(() -> {
            ContactSheet sheet = new ContactSheet(images.size());
            for (int place = 0; place < images.size(); place++) {
                sheet.add(place, open(images.get(place)));
            }
            return keepPng(sheet.labelled(labels.subList(0, Math.min(labels.size(), images.size()))));
        });
    }

    private <T> T heavy(Workshop.Work<T> work) throws IOException {
        return workshop.run(work);
    }

    /** @throws FailureException when a kept image, such as one that a model drew, can't be read */
    private Bitmap open(ImageRef image) throws IOException {
        return files.readKept(bytes(image)).image();
    }

    private byte[] bytes(ImageRef image) throws IOException {
        try (InputStream in = blobs.open(image.sha256())) {
            return in.readAllBytes();
        }
    }

    private Mask keepMask(Coverage coverage) throws IOException {
        return new Mask(keepPng(coverage.toMask()));
    }

    private ImageRef keepPng(Bitmap image) throws IOException {
        return keep(Encoded.png(image, PngEncoder.Effort.FAST));
    }

    private ImageRef keep(Encoded file) throws IOException {
        return keep(file, blobs);
    }

    private static ImageRef keep(Encoded file, BlobStore store) throws IOException {
        try (BlobSink sink = store.create()) {
            sink.write(file.bytes());
            BlobSink.Blob blob = sink.keep();
            return new ImageRef(blob.sha256(), file.format(), file.size(), blob.bytes());
        }
    }
}
