package dev.easel.imaging;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadProgressListener;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Finds readers by their class: what a plug-in registers, or comes first, never decides who sees a stranger's bytes. */
final class Readers {
    private Readers() {}

    /** One of the JDK's readers. */
    static ImageReader named(String provider) throws IOException {
        Iterator<ImageReaderSpi> providers =
                IIORegistry.getDefaultInstance().getServiceProviders(ImageReaderSpi.class, true);
        while (providers.hasNext()) {
            ImageReaderSpi found = providers.next();
            if (found.getClass().getName().equals(provider)) {
                return found.createReaderInstance();
            }
        }
        throw new IllegalStateException("this Java has no " + provider);
    }

    /** The caller closes it. */
    static ImageInputStream input(Octets file, Deadline deadline) {
        return new MemoryCacheImageInputStream(new ByteArrayInputStream(file.array(), file.start(), file.length()) {
            @Override
            public synchronized int read(byte[] target, int offset, int count) {
                deadline.check();
                return super.read(target, offset, count);
            }
        });
    }

    static void abortAt(Deadline deadline, ImageReader reader) {
        reader.addIIOReadProgressListener(new AbortingListener(deadline));
    }

    private record AbortingListener(Deadline deadline) implements IIOReadProgressListener {
        @Override
        public void imageProgress(ImageReader source, float percentageDone) {
            if (deadline.passed()) {
                source.abort();
            }
        }

        @Override
        public void sequenceStarted(ImageReader source, int minIndex) {}

        @Override
        public void sequenceComplete(ImageReader source) {}

        @Override
        public void imageStarted(ImageReader source, int imageIndex) {}

        @Override
        public void imageComplete(ImageReader source) {}

        @Override
        public void thumbnailStarted(ImageReader source, int imageIndex, int thumbnailIndex) {}

        @Override
        public void thumbnailProgress(ImageReader source, float percentageDone) {}

        @Override
        public void thumbnailComplete(ImageReader source) {}

        @Override
        public void readAborted(ImageReader source) {}
    }

    /** The first image of a file whose structure was walked before, by the reader of that name. */
    static Bitmap decode(String name, Octets file, Deadline deadline) throws IOException {
        ImageReader reader = named(name);
        try (ImageInputStream input = input(file, deadline)) {
            reader.setInput(input, false, true);
            abortAt(deadline, reader);
            Bitmap image = Rasters.toBitmap(reader.read(0));
            deadline.check();
            return image;
        } finally {
            reader.dispose();
        }
    }
}
