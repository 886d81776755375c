package dev.easel.platform.playground;

import dev.easel.core.chat.AttachmentSource;
import dev.easel.core.chat.Inbox;
import dev.easel.core.chat.Messenger;
import dev.easel.core.chat.Transcript;
import dev.easel.core.gallery.Gallery;
import dev.easel.core.gallery.Portfolio;
import dev.easel.core.identity.PlatformId;
import dev.easel.core.image.BlobStore;
import dev.easel.core.text.PageWording;
import dev.easel.web.server.Origins;
import dev.easel.web.server.Pages;
import dev.easel.web.server.Sessions;
import dev.easel.web.server.SignInPage;
import dev.easel.web.server.TokenCheck;
import dev.easel.web.server.WebModule;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The chat on Easel's own page. Each browser has its own conversation, and is its own person for quotas and gallery.
 * Whoever gets in may do what an operator may.
 */
public final class PlaygroundPlatform implements AutoCloseable {
    /** Its name. */
    public static final PlatformId ID = PlaygroundAddress.PLATFORM;

    /** How long a browser that stays away is remembered, and its conversation kept. */
    public static final Duration MEMORY = Duration.ofDays(90);

    private final PlaygroundStream stream;
    private final WebModule module;

    /**
     * What the platform works with.
     *
     * @param messengers learns of the platform's messenger and where its files are
     */
    public record Parts(
            Inbox inbox,
            BiConsumer<Messenger, AttachmentSource> messengers,
            Transcript transcript,
            Gallery gallery,
            Portfolio portfolio,
            BlobStore blobs,
            InstantSource clock,
            RandomGenerator random) {}

    /** What the pages work with; the token is what lets people in, absent where everybody is in. */
    public record Web(
            Pages pages,
            Origins origins,
            Sessions sessions,
            @Nullable TokenCheck token) {}

    /**
     * What the page says about the rest of Easel.
     *
     * @param model that draws when a request doesn't say
     * @param sandbox whether pictures come from the sandbox
     * @param discord whether Discord is connected
     * @param slack whether Slack is connected
     * @param reactions emoji and what each means: vary, again or delete
     */
    public record Surroundings(
            String model, boolean sandbox, boolean discord, boolean slack, Map<String, String> reactions) {
        public Surroundings {
            reactions = Collections.unmodifiableMap(new LinkedHashMap<>(reactions));
        }
    }

    public PlaygroundPlatform(Parts parts, Web web, Surroundings surroundings) {
        parts.transcript().purge(parts.clock().instant().minus(MEMORY));
        PlaygroundLive live = new PlaygroundLive();
        PlaygroundTranscript transcript = new PlaygroundTranscript(parts.transcript(), live, parts.clock());
        stream = new PlaygroundStream(transcript, live);
        parts.messengers()
                .accept(
                        new PlaygroundMessenger(transcript, parts.blobs(), parts.random()),
                        file -> parts.blobs().open(file.locator()));
        module = new PlaygroundRoutes(
                transcript,
                new PlaygroundInbound(parts.inbox(), transcript),
                stream,
                new PlaygroundFiles(transcript, parts.gallery(), parts.portfolio(), parts.blobs()),
                new PlaygroundUploads(parts.blobs(), Path.of(System.getProperty("java.io.tmpdir"))),
                new PlaygroundPage(web.pages(), surroundings, web.token() != null),
                new SignInPage(web.pages(), PlaygroundPlatform::signInWords, "/play/sign-in"),
                web.origins(),
                web.sessions(),
                web.token());
    }

    /** What stands at the address of a playground that is off. */
    public static WebModule closed(Pages pages) {
        return new ClosedPlayground(pages);
    }

    /** The pages, for the web server. */
    public WebModule module() {
        return module;
    }

    /** Ends what is being sent to open pages. */
    @Override
    public void close() {
        stream.close();
    }

    private static SignInPage.Words signInWords(Locale locale) {
        PageWording words = PageWording.in(locale);
        return new SignInPage.Words(words.language(), words.words("signin"), words.words("playground"));
    }
}
