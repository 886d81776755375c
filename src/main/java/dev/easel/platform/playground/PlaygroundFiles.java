package dev.easel.platform.playground;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.easel.core.gallery.Exhibit;
import dev.easel.core.gallery.Gallery;
import dev.easel.core.gallery.Portfolio;
import dev.easel.core.gallery.Search;
import dev.easel.core.identity.UserRef;
import dev.easel.core.image.BlobStore;
import dev.easel.core.image.ImageRef;
import dev.easel.core.text.GalleryWording;
import dev.easel.platform.playground.PlaygroundMessage.Part;
import dev.easel.web.server.Downloads;
import dev.easel.web.server.Site;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The pictures and files of a conversation and of the gallery beside it, for whoever's they are. */
final class PlaygroundFiles {
    private static final int SHOWN = 24;
    private static final int NOT_MODIFIED = 304;

    private final PlaygroundTranscript transcript;
    private final Gallery gallery;
    private final Portfolio portfolio;
    private final BlobStore blobs;

    PlaygroundFiles(PlaygroundTranscript transcript, Gallery gallery, Portfolio portfolio, BlobStore blobs) {
        this.transcript = transcript;
        this.gallery = gallery;
        this.portfolio = portfolio;
        this.blobs = blobs;
    }

    /** A picture of a message. */
    void picture(Context context, String channel) throws IOException {
        Part picture = part(message(context, channel).pictures(), context);
        send(context, picture.sha256(), picture.mediaType(), picture.name());
    }

    /** A file of a message, to be saved. */
    void document(Context context, String channel) throws IOException {
        Part document = part(message(context, channel).documents(), context);
        context.header(
                "Content-Disposition",
                "attachment; filename=\"" + document.name().replaceAll("[^\\w.-]", "_") + "\"");
        send(context, document.sha256(), document.mediaType(), "");
    }

    private PlaygroundMessage message(Context context, String channel) {
        return transcript.find(channel, context.pathParam("entry")).orElseThrow(NotFoundResponse::new);
    }

    private static Part part(List<Part> parts, Context context) {
        int number = number(context);
        if (number >= parts.size()) {
            throw new NotFoundResponse();
        }
        return parts.get(number);
    }

    /** What somebody has asked for, newest first, as far as they look for it; some of it, and where the rest begins. */
    void list(Context context, String channel) {
        String before = context.queryParam("before");
        List<Exhibit> found = gallery.search(
                whoever(channel), search(context), before == null || before.isEmpty() ? null : before, SHOWN + 1);
        List<Exhibit> shown = found.subList(0, Math.min(SHOWN, found.size()));
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("more", found.size() > SHOWN ? shown.getLast().id() : "");
        ArrayNode list = answer.putArray("pictures");
        for (Exhibit exhibit : shown) {
            String entry = exhibit.messages().isEmpty()
                    ? ""
                    : PlaygroundAddress.entry(exhibit.messages().getFirst());
            for (int i = 0; i < exhibit.artwork().images().size(); i++) {
                list.addObject()
                        .put("src", "/play/gallery/" + exhibit.id() + "/" + i)
                        .put("entry", entry)
                        .put("prompt", exhibit.request().shownWords());
            }
        }
        context.contentType("application/json").result(answer.toString());
    }

    /** All that somebody looks for, in one file. */
    void zip(Context context, String channel) {
        String rest = GalleryWording.in(Site.language(context)).rest();
        Downloads.zip(
                context,
                Portfolio.FILE,
                start -> portfolio.write(whoever(channel), search(context), rest, start::open));
    }

    /** Days are the page's: it says at which instants they begin and end. */
    private static Search search(Context context) {
        String words = context.queryParam("words");
        return Search.of(words == null ? "" : words, instant(context, "from"), instant(context, "until"));
    }

    private static @Nullable Instant instant(Context context, String name) {
        String millis = context.queryParam(name);
        return millis != null && millis.matches("\\d{1,14}") ? Instant.ofEpochMilli(Long.parseLong(millis)) : null;
    }

    private static UserRef whoever(String channel) {
        return new UserRef(PlaygroundAddress.PLATFORM, channel);
    }

    /** A picture of the gallery. */
    void exhibit(Context context, String channel) throws IOException {
        Exhibit exhibit = gallery.find(context.pathParam("job"))
                .filter(found -> found.isOpenTo(whoever(channel)))
                .filter(found -> found.requester().id().equals(channel))
                .orElseThrow(NotFoundResponse::new);
        ImageRef image = exhibit.findImage(number(context) + 1).orElseThrow(NotFoundResponse::new);
        send(context, image.sha256(), image.format().mediaType(), "");
    }

    private void send(Context context, String sha256, String mediaType, String name) throws IOException {
        String tag = "\"" + sha256 + "\"";
        context.header("Cache-Control", "private, no-cache").header("ETag", tag);
        if (tag.equals(context.header("If-None-Match"))) {
            context.status(NOT_MODIFIED);
            return;
        }
        if (name.matches("[\\w.-]+")) {
            context.header("Content-Disposition", "inline; filename=\"" + name + "\"");
        }
        try {
            context.contentType(mediaType).result(blobs.open(sha256));
        } catch (FileNotFoundException e) {
            throw new NotFoundResponse();
        }
    }

    private static int number(Context context) {
        String number = context.pathParam("number");
        if (!number.matches("\\d{1,3}")) {
            throw new NotFoundResponse();
        }
        return Integer.parseInt(number);
    }
}
