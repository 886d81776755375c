package dev.easel.platform.slack;

import dev.easel.core.chat.Answer.Picture;
import dev.easel.core.image.BlobStore;
import dev.easel.core.image.ImageFormat;
import dev.easel.core.image.ImageRef;
import dev.easel.platform.slack.SlackBlocks.Shown;
import dev.easel.platform.slack.SlackUploads.Upload;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Kept images as files that blocks can show; one that was shown lately is not uploaded anew. */
final class SlackPictures {
    private static final int REMEMBERED = 500;

    private final SlackUploads uploads;
    private final BlobStore blobs;

    /** Slack's ids of files by what is in them, those used last at the end. */
    private final Map<String, String> known = new LinkedHashMap<>(16, 0.75f, true);

    SlackPictures(SlackUploads uploads, BlobStore blobs) {
        this.uploads = uploads;
        this.blobs = blobs;
    }

    /** Those that blocks can show, in their order, with what they show. */
    List<Shown> show(List<Picture> pictures) {
        List<Picture> showable = pictures.stream()
                .filter(picture -> picture.image().format() != ImageFormat.WEBP)
                .toList();
        List<Picture> missing = showable.stream()
                .filter(picture -> !isThere(find(picture.image())))
                .distinct()
                .toList();
        if (!missing.isEmpty()) {
            List<String> sent = uploads.send(missing.stream().map(this::upload).toList());
            uploads.complete(sent, null);
            uploads.awaitReady(sent);
            for (int i = 0; i < sent.size(); i++) {
                remember(missing.get(i).image(), sent.get(i));
            }
        }
        return showable.stream()
                .map(picture ->
                        new Shown(find(picture.image()), picture.altText().text()))
                .toList();
    }

    private Upload upload(Picture picture) {
        ImageRef image = picture.image();
        String altText = SlackMarkup.shorten(picture.altText().text(), SlackUploads.MAX_ALT_TEXT);
        String name = image.sha256().substring(0, 8) + "." + image.format().extension();
        return new Upload(name, altText, image.bytes(), () -> blobs.open(image.sha256()));
    }

    private boolean isThere(String file) {
        return !file.isEmpty() && uploads.find(file).isPresent();
    }

    /** Empty when it is not known. */
    private String find(ImageRef image) {
        synchronized (known) {
            return known.getOrDefault(image.sha256(), "");
        }
    }

    private void remember(ImageRef image, String file) {
        synchronized (known) {
            known.put(image.sha256(), file);
            if (known.size() > REMEMBERED) {
                known.remove(known.keySet().iterator().next());
            }
        }
    }
}
