package dev.easel.platform.playground;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.easel.core.gallery.Exhibit;
import dev.easel.core.gallery.Gallery;
import dev.easel.core.identity.UserRef;
import dev.easel.core.image.BlobStore;
import dev.easel.core.image.ImageRef;
import dev.easel.core.image.ImageRequest;
import dev.easel.platform.playground.PlaygroundMessage.Part;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;

/** The pictures and files of a conversation and of the gallery beside it, for whoever's they are. */
final class PlaygroundFiles {
    private static final int SHOWN = 24;
    private static final int NOT_MODIFIED = 304;

    private final PlaygroundTranscript transcript;
    private final Gallery gallery;
    private final BlobStore blobs;

    PlaygroundFiles(PlaygroundTranscript transcript, Gallery gallery, BlobStore blobs) {
        this.transcript = transcript;
        this.gallery = gallery;
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

    /** What somebody has asked for lately, newest first. */
    void list(Context context, String channel) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (Exhibit exhibit : gallery.listOf(new UserRef(PlaygroundAddress.PLATFORM, channel), SHOWN)) {
            String entry = exhibit.messages().isEmpty()
                    ? ""
                    : PlaygroundAddress.entry(exhibit.messages().getFirst());
            String prompt = prompt(exhibit.request());
            for (int i = 0; i < exhibit.artwork().images().size(); i++) {
                list.addObject()
                        .put("src", "/play/gallery/" + exhibit.id() + "/" + i)
                        .put("entry", entry)
                        .put("prompt", prompt);
            }
        }
        context.contentType("application/json").result(list.toString());
    }

    private static String prompt(ImageRequest request) {
        return switch (request) {
            case ImageRequest.Generation generation -> generation.prompt().shown();
            case ImageRequest.Edit edit -> edit.prompt().shown();
            case ImageRequest.Variation ignored -> "";
        };
    }

    /** A picture of the gallery. */
    void exhibit(Context context, String channel) throws IOException {
        Exhibit exhibit = gallery.find(context.pathParam("job"))
                .filter(found -> found.isOpenTo(new UserRef(PlaygroundAddress.PLATFORM, channel)))
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
