package dev.easel.web.originals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.gallery.Artwork;
import dev.easel.core.gallery.Exhibit;
import dev.easel.core.gallery.Exhibit.Audience;
import dev.easel.core.gallery.Origin;
import dev.easel.core.gallery.PictureLinks;
import dev.easel.core.identity.PlatformId;
import dev.easel.core.image.BlobSink;
import dev.easel.core.image.GeneratedImage;
import dev.easel.core.image.ImageFormat;
import dev.easel.core.image.ImageRef;
import dev.easel.core.image.ImageSize.Pixels;
import dev.easel.core.text.PageWording;
import dev.easel.testing.EmptyGallery;
import dev.easel.testing.MemoryBlobStore;
import dev.easel.testing.Samples;
import dev.easel.web.server.Origins;
import dev.easel.web.server.Pages;
import dev.easel.web.server.Site;
import dev.easel.web.server.WebServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OriginalPicturesTest {
    private static final byte[] BYTES = {1, 2, 3, 4};

    private final MemoryBlobStore blobs = new MemoryBlobStore();
    private final WebServer server = start();
    private @Nullable Instant removedAt;

    private WebServer start() {
        Origins origins = new Origins(true, null);
        Site site = new Site(origins, new Pages(), (language, status, incident) -> {
            PageWording words = PageWording.in(language);
            return new Site.ErrorText(words.language(), words.errorTitle(status), words.error(status, incident));
        });
        return WebServer.start(
                "127.0.0.1",
                0,
                List.of(
                        site,
                        new OriginalPictures(origins, new OneLink(), new OneExhibit(), blobs, () -> Samples.NOW)));
    }

    @AfterEach
    void close() {
        server.close();
    }

    private static final class OneLink implements PictureLinks {
        @Override
        public Optional<String> find(PlatformId platform, Origin picture, Instant now) {
            return Optional.empty();
        }

        @Override
        public Optional<Origin> read(String token, Instant now) {
            return token.startsWith("good") ? Optional.of(new Origin("job", token.length() - 3)) : Optional.empty();
        }
    }

    private final class OneExhibit extends EmptyGallery {
        @Override
        public Optional<Exhibit> find(String id) {
            try (BlobSink sink = blobs.create()) {
                sink.write(BYTES);
                ImageRef image = new ImageRef(sink.keep().sha256(), ImageFormat.PNG, new Pixels(64, 64), BYTES.length);
                return Optional.of(new Exhibit(
                        id,
                        Samples.sender().user(),
                        Samples.place(),
                        Audience.PLACE,
                        Samples.generation(),
                        new Artwork(Samples.MODEL, List.of(new GeneratedImage(image, null)), null),
                        0,
                        Samples.NOW,
                        List.of(),
                        null,
                        removedAt));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }

    private HttpResponse<byte[]> get(String token) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI uri = URI.create(server.url() + "/original/" + token);
            return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofByteArray());
        }
    }

    @Test
    void givesTheFileAsItIsKept() throws Exception {
        HttpResponse<byte[]> answer = get("good");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(BYTES);
        assertThat(answer.headers().firstValue("Content-Type")).contains("image/png");
        assertThat(answer.headers().firstValue("Content-Disposition")).contains("attachment; filename=\"job-1.png\"");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("private, no-store");
    }

    @Test
    void givesNothingForALinkThatDoesNotHold() throws Exception {
        assertThat(get("bad").statusCode()).isEqualTo(404);
        assertThat(get("good-and-far").statusCode()).isEqualTo(404);
    }

    @Test
    void givesNothingOfWhatWasTakenBack() throws Exception {
        removedAt = Samples.NOW;

        assertThat(get("good").statusCode()).isEqualTo(404);
    }
}
