package dev.easel.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.gallery.Artwork;
import dev.easel.core.gallery.Exhibit;
import dev.easel.core.gallery.Exhibit.Audience;
import dev.easel.core.gallery.PictureLinks;
import dev.easel.core.gallery.Portfolio;
import dev.easel.core.gallery.Search;
import dev.easel.core.identity.UserRef;
import dev.easel.core.image.BlobSink;
import dev.easel.core.image.GeneratedImage;
import dev.easel.core.image.ImageFormat;
import dev.easel.core.image.ImageRef;
import dev.easel.core.image.ImageSize.Pixels;
import dev.easel.core.text.PageWording;
import dev.easel.testing.EmptyGallery;
import dev.easel.testing.ManualClock;
import dev.easel.testing.MemoryBlobStore;
import dev.easel.testing.Samples;
import dev.easel.web.originals.PortfolioDownload;
import dev.easel.web.server.Origins;
import dev.easel.web.server.Pages;
import dev.easel.web.server.Site;
import dev.easel.web.server.WebServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** All of somebody's pictures behind a signed link, as a browser fetches them. */
final class PortfolioLinkTest {
    private static final UserRef ADA = Samples.sender("42").user();
    private static final UserRef BOB = Samples.sender("43").user();
    /** More than lies between the two ends of a connection. */
    private static final int LARGE = 16 << 20;

    private final ManualClock clock = new ManualClock(Samples.NOW);
    private final CountDownLatch fetched = new CountDownLatch(1);
    private final Gate blobs = new Gate();
    private final Shelf shelf = new Shelf();
    private final SignedPictureLinks links =
            new SignedPictureLinks("11".repeat(32), _ -> Optional.of("https://easel.example"));
    private final WebServer server = start();
    private final HttpClient client = HttpClient.newHttpClient();
    private String gated = "";

    private WebServer start() {
        Origins origins = new Origins(true, null);
        Site site = new Site(origins, new Pages(), (language, status, incident) -> {
            PageWording words = PageWording.in(language);
            return new Site.ErrorText(words.language(), words.errorTitle(status), words.error(status, incident));
        });
        Portfolio portfolio = new Portfolio(shelf, blobs, ZoneOffset.UTC, 1);
        return WebServer.start("127.0.0.1", 0, List.of(site, new PortfolioDownload(origins, links, portfolio, clock)));
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    /** Everybody's pictures, the newest first. */
    private static final class Shelf extends EmptyGallery {
        private final List<Exhibit> exhibits = new ArrayList<>();

        @Override
        public List<Exhibit> search(UserRef whose, Search search, @Nullable String before, int limit) {
            return exhibits.reversed().stream()
                    .filter(exhibit -> exhibit.requester().equals(whose))
                    .filter(exhibit -> before == null || exhibit.id().compareTo(before) < 0)
                    .limit(limit)
                    .toList();
        }
    }

    /** A store that gives one of its files out only when somebody has fetched another one. */
    private final class Gate extends MemoryBlobStore {
        @Override
        public InputStream open(String sha256) throws IOException {
            try {
                if (sha256.equals(gated) && !fetched.await(30, TimeUnit.SECONDS)) {
                    throw new IOException("nobody fetches what is there");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException();
            }
            return super.open(sha256);
        }
    }

    private ImageRef keep(byte[] bytes) throws IOException {
        try (BlobSink sink = blobs.create()) {
            sink.write(bytes);
            return new ImageRef(sink.keep().sha256(), ImageFormat.PNG, new Pixels(64, 64), bytes.length);
        }
    }

    private ImageRef add(UserRef whose, byte[] bytes) throws IOException {
        ImageRef image = keep(bytes);
        add(whose, List.of(image));
        return image;
    }

    private void add(UserRef whose, List<ImageRef> images) {
        List<GeneratedImage> drawn =
                images.stream().map(image -> new GeneratedImage(image, null)).toList();
        shelf.exhibits.add(new Exhibit(
                "job%07d".formatted(shelf.exhibits.size()),
                whose,
                Samples.place(),
                Audience.PLACE,
                Samples.generation(),
                new Artwork(Samples.MODEL, drawn, null),
                0,
                Samples.NOW,
                List.of(),
                null,
                null));
    }

    private String token(UserRef whose) {
        String link = links.findAll(whose, Samples.NOW).orElseThrow();
        return link.substring(link.lastIndexOf('/') + 1);
    }

    private HttpResponse<InputStream> get(String token) throws IOException, InterruptedException {
        URI uri = URI.create(server.url() + "/portfolio/"
                + URLEncoder.encode(token, StandardCharsets.UTF_8).replace("+", "%20"));
        return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofInputStream());
    }

    private int status(String token) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer = get(token);
        answer.body().close();
        return answer.statusCode();
    }

    private List<String> contents(String token) throws IOException, InterruptedException {
        List<String> contents = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(get(token).body())) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                contents.add(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return contents;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void givesEachPersonTheirOwnPicturesAlone() throws Exception {
        add(ADA, bytes("a cat"));
        add(BOB, bytes("a dog"));
        add(ADA, bytes("a fox"));

        HttpResponse<InputStream> answer = get(token(ADA));
        answer.body().close();

        assertThat(answer.headers().firstValue("Content-Type")).contains("application/zip");
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"easel-pictures.zip\"");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("private, no-store");
        assertThat(contents(token(ADA))).containsExactly("a fox", "a cat");
        assertThat(contents(token(BOB))).containsExactly("a dog");
    }

    @Test
    void givesNothingWhenAnyBitOfTheLinkWasChanged() throws Exception {
        add(ADA, bytes("a cat"));
        byte[] token = bytes(token(ADA));

        for (int bit = 0; bit < 7 * token.length; bit++) {
            byte[] flipped = token.clone();
            flipped[bit / 7] ^= (byte) (1 << bit % 7);
            String changed = new String(flipped, StandardCharsets.UTF_8);
            assertThat(status(changed)).as(changed).isBetween(400, 404);
        }
        assertThat(status("nonsense")).isEqualTo(404);
        assertThat(status(token(BOB).substring(0, token(BOB).lastIndexOf('-'))
                        + token(ADA).substring(token(ADA).lastIndexOf('-'))))
                .isEqualTo(404);
        assertThat(status(token(ADA))).isEqualTo(200);
    }

    @Test
    void givesNothingOnceTheLinkIsTooOld() throws Exception {
        add(ADA, bytes("a cat"));
        String token = token(ADA);
        clock.advance(PictureLinks.LIVES.minusMillis(1));
        assertThat(status(token)).isEqualTo(200);

        clock.advance(PictureLinks.LIVES);

        assertThat(status(token)).isEqualTo(404);
    }

    @Test
    void sendsWhatItHasWhileItReadsTheRestAndAsksOthersToWait() throws Exception {
        byte[] large = new byte[LARGE];
        new Random(7).nextBytes(large);
        gated = add(ADA, bytes("the last one")).sha256();
        add(ADA, large);

        try (ZipInputStream zip = new ZipInputStream(get(token(ADA)).body())) {
            zip.getNextEntry();
            assertThat(zip.readNBytes(LARGE / 2)).isEqualTo(Arrays.copyOf(large, LARGE / 2));
            HttpResponse<InputStream> another = get(token(BOB));
            another.body().close();
            assertThat(another.statusCode()).isEqualTo(503);
            assertThat(another.headers().firstValue("Retry-After")).isPresent();
            fetched.countDown();
            zip.getNextEntry();
            assertThat(zip.readAllBytes()).isEqualTo(bytes("the last one"));
            assertThat(zip.getNextEntry()).isNull();
        }
    }

    @Test
    void putsTheNewestFiveThousandIntoOneFileAndSaysThatThereAreMore() throws Exception {
        ImageRef old = keep(bytes("old"));
        ImageRef recent = keep(bytes("recent"));
        add(ADA, List.of(old));
        for (int i = 0; i < Portfolio.MOST_IMAGES / 10; i++) {
            add(ADA, Collections.nCopies(10, recent));
        }

        List<String> contents = contents(token(ADA));

        assertThat(contents).hasSize(Portfolio.MOST_IMAGES + 1);
        assertThat(contents.subList(0, Portfolio.MOST_IMAGES)).containsOnly("recent");
        assertThat(contents.getLast()).isEmpty();
    }
}
