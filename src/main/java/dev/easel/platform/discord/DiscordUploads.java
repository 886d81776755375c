package dev.easel.platform.discord;

import dev.easel.core.chat.Answer;
import dev.easel.core.chat.Delivery;
import dev.easel.core.chat.Document;
import dev.easel.core.chat.Presentation.Cover;
import dev.easel.core.chat.ReplyLimits;
import dev.easel.core.image.BlobStore;
import dev.easel.core.image.GeneratedImage;
import dev.easel.core.image.ImageRef;
import dev.easel.core.text.UserMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.utils.FileUpload;

/** Images as uploads: with alt text, hidden when asked, and as many messages as they need. */
final class DiscordUploads {
    /** Of one upload (Discord's API documentation, 2026-08). */
    private static final int MAX_ALT_TEXT = 1024;

    /** Of one request with all its files (Discord's API documentation, 2026-08). */
    private static final long MAX_REQUEST_BYTES = 25L << 20;

    /** Hides a file that is called so; JDA 6.5.0 says it in a field of its own, too. */
    private static final String SPOILER = "SPOILER_";

    private static final long REQUEST_OVERHEAD_BYTES = 64 << 10;

    private final BlobStore blobs;

    /** Ten files, each within what its place takes: 10 MiB, more where people pay for it. */
    static ReplyLimits limits(long maxFileBytes) {
        return new ReplyLimits(
                Message.MAX_FILE_AMOUNT,
                Math.min(maxFileBytes, MAX_REQUEST_BYTES - REQUEST_OVERHEAD_BYTES),
                MAX_REQUEST_BYTES,
                Message.MAX_CONTENT_LENGTH);
    }

    DiscordUploads(BlobStore blobs) {
        this.blobs = blobs;
    }

    /**
     * The images of a delivery in groups that fit into one message each; a group is opened anew each time it is asked for.
     *
     * @param maxFiles in one message
     */
    List<Supplier<List<FileUpload>>> of(Delivery delivery, int maxFiles) {
        List<Supplier<List<FileUpload>>> groups = new ArrayList<>();
        List<Integer> group = new ArrayList<>();
        long bytes = REQUEST_OVERHEAD_BYTES;
        List<GeneratedImage> images = delivery.artwork().images();
        for (int i = 0; i < images.size(); i++) {
            ImageRef image = images.get(i).image();
            boolean full = group.size() == maxFiles || bytes + image.bytes() > MAX_REQUEST_BYTES;
            if (full && !group.isEmpty()) {
                groups.add(uploads(delivery, List.copyOf(group)));
                group.clear();
                bytes = REQUEST_OVERHEAD_BYTES;
            }
            group.add(i);
            bytes += image.bytes();
        }
        groups.add(uploads(delivery, List.copyOf(group)));
        return groups;
    }

    private Supplier<List<FileUpload>> uploads(Delivery delivery, List<Integer> positions) {
        return () -> positions.stream()
                .map(position -> upload(
                        delivery,
                        position,
                        delivery.artwork().images().get(position).image()))
                .toList();
    }

    /** What goes with an answer: as many images and documents as one message takes. */
    List<FileUpload> of(Answer answer) {
        List<FileUpload> files = new ArrayList<>();
        long bytes = REQUEST_OVERHEAD_BYTES;
        for (Document document : answer.documents()) {
            bytes += document.bytes();
            if (files.size() < Message.MAX_FILE_AMOUNT && bytes <= MAX_REQUEST_BYTES) {
                files.add(FileUpload.fromStreamSupplier(document.name(), () -> open(document)));
            }
        }
        for (Answer.Picture picture : answer.images()) {
            ImageRef image = picture.image();
            bytes += image.bytes();
            if (files.size() < Message.MAX_FILE_AMOUNT && bytes <= MAX_REQUEST_BYTES) {
                String name = "%d.%s".formatted(files.size() + 1, image.format().extension());
                files.add(upload(name, image, picture.altText()));
            }
        }
        return files;
    }

    /** An unfinished image. */
    FileUpload preview(ImageRef image) {
        return FileUpload.fromStreamSupplier("preview." + image.format().extension(), () -> open(image));
    }

    private FileUpload upload(Delivery delivery, int position, ImageRef image) {
        String name = "%s%s-%d.%s"
                .formatted(
                        delivery.presentation().cover() == Cover.SPOILER ? SPOILER : "",
                        delivery.nonce(),
                        position + 1,
                        image.format().extension());
        return upload(name, image, delivery.altText());
    }

    private FileUpload upload(String name, ImageRef image, UserMessage altText) {
        return FileUpload.fromStreamSupplier(name, () -> open(image))
                .setDescription(DiscordMarkup.shorten(altText.text(), MAX_ALT_TEXT));
    }

    private static InputStream open(Document document) {
        try {
            return document.content().open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private InputStream open(ImageRef image) {
        try {
            return blobs.open(image.sha256());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
