package dev.easel.official;

import dev.easel.core.image.BlobStore;
import dev.easel.core.image.GeneratedImage;
import dev.easel.core.image.ImageRequest.Generation;
import dev.easel.core.image.ImageSize;
import dev.easel.core.image.ModelId;
import dev.easel.core.image.PartialListener;
import dev.easel.core.image.Prompt;
import dev.easel.core.image.RenderOptions;
import dev.easel.provider.openai.OpenAiImages;
import dev.easel.provider.openai.OpenAiServer;
import dev.easel.provider.openai.OpenAiServer.Timeouts;
import dev.easel.storage.FileBlobStore;
import dev.easel.testing.Shipped;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Callable;

/** Asks for ten pictures as Easel does: hashed, recognised, in files that are forced to the disk. */
public class EaselReads implements Callable<Long> {
    private static final Generation REQUEST =
            new Generation(new ModelId("gpt-image-2"), new Prompt("a fox"), 10, RenderOptions.of(ImageSize.AUTO));

    private final OpenAiImages images;

    public EaselReads(String baseUrl, Path folder) throws IOException {
        this(baseUrl, FileBlobStore.open(folder, Instant.EPOCH));
    }

    EaselReads(String baseUrl, BlobStore blobs) {
        OpenAiServer server = new OpenAiServer(baseUrl, "sk-anything", Shipped.server("openai"), Timeouts.usual());
        this.images = new OpenAiImages(server, Shipped.catalogue(), blobs, InstantSource.fixed(Instant.EPOCH), _ -> {});
    }

    @Override
    public final Long call() {
        return images.draw(REQUEST, "ann", PartialListener.NONE).images().stream()
                .map(GeneratedImage::image)
                .mapToLong(image -> image.bytes())
                .sum();
    }
}
