package dev.easel.platform.slack;

import dev.easel.core.chat.Control;
import dev.easel.core.chat.Delivery;
import dev.easel.core.chat.DeliveryNotes;
import dev.easel.core.chat.Presentation.Cover;
import dev.easel.core.image.BlobStore;
import dev.easel.core.image.GeneratedImage;
import dev.easel.core.image.ImageFormat;
import dev.easel.core.image.ImageRef;
import dev.easel.platform.slack.SlackBlocks.Shown;
import dev.easel.platform.slack.SlackPosts.Content;
import dev.easel.platform.slack.SlackUploads.Destination;
import dev.easel.platform.slack.SlackUploads.Upload;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Brings finished images into a conversation: first there is a message, then the files, then the message shows them.
 * Each step is noted before the next, so that another try, in another process too, goes on from there: changing one
 * message twice to the same shows nothing twice.
 */
final class SlackDeliveries {
    private final SlackPosts posts;
    private final SlackUploads uploads;
    private final BlobStore blobs;
    private final DeliveryNotes notes;
    private final InstantSource clock;

    SlackDeliveries(SlackPosts posts, SlackUploads uploads, BlobStore blobs, DeliveryNotes notes, InstantSource clock) {
        this.posts = posts;
        this.uploads = uploads;
        this.blobs = blobs;
        this.notes = notes;
        this.clock = clock;
    }

    /**
     * Shows the images.
     *
     * @return the messages that do, the one with the caption first
     * @throws SlackRefusalException when the conversation can't take them
     */
    List<SlackPost> deliver(SlackAddress address, Delivery delivery) {
        SlackNote note = files(address, delivery, message(address, delivery, find(delivery)));
        if (!isCovered(address, delivery)) {
            note = show(
                    address, delivery, note, 0, content(delivery, shown(delivery, note), delivery.controls(), address));
        } else {
            note = show(address, delivery, note, 0, content(delivery, List.of(), delivery.controls(), address));
            note = cover(address, delivery, note);
            note = show(address, delivery, note, 1, content(delivery, shown(delivery, note), List.of(), address));
        }
        List<SlackPost> messages = new ArrayList<>(note.messages());
        messages.addAll(uploads.postsOf(shared(delivery, note)));
        return messages;
    }

    /** What is hidden stands in the message's thread, which nobody sees before it is opened. */
    private static boolean isCovered(SlackAddress address, Delivery delivery) {
        return delivery.presentation().cover() == Cover.SPOILER
                && address.thread() == null
                && !SlackWhispers.isPrivate(address);
    }

    private SlackNote cover(SlackAddress address, Delivery delivery, SlackNote note) {
        if (note.messages().size() > 1) {
            return note;
        }
        SlackPost opening = note.messages().getFirst();
        Content empty = SlackPosts.words(delivery.altText().text(), List.of(), address.locale());
        return write(delivery, note.and(posts.post(opening.channel(), opening.ts(), empty)));
    }

    private SlackNote show(SlackAddress address, Delivery delivery, SlackNote note, int position, Content content) {
        try {
            posts.change(note.messages().get(position), content);
            return note;
        } catch (SlackRefusalException e) {
            if (!SlackErrors.isMessageGone(e)) {
                throw e;
            }
            // Somebody deleted the status line; whoever asked still waits for the images.
            SlackPost fresh = posts.post(address.channel(), address.thread(), content);
            return write(delivery, note.replacing(position, fresh));
        }
    }

    /** The message that is to show the images: the status line, or one that stands in its place. */
    private SlackNote message(SlackAddress address, Delivery delivery, SlackNote note) {
        if (!note.messages().isEmpty()) {
            return note;
        }
        Optional<SlackPost> status = address.findStatusLine();
        if (status.isPresent()) {
            return note.and(status.get());
        }
        Content placeholder = SlackPosts.words(delivery.caption().text(), List.of(), address.locale());
        return write(delivery, note.and(posts.post(address.channel(), address.thread(), placeholder)));
    }

    private SlackNote files(SlackAddress address, Delivery delivery, SlackNote note) {
        int images = images(delivery).size();
        SlackNote sent = note;
        boolean known = note.files().size() == images
                && note.files().stream().allMatch(file -> uploads.find(file).isPresent());
        if (!known) {
            sent = write(delivery, note.with(uploads.send(uploads(delivery))));
            complete(address, delivery, sent);
        }
        uploads.awaitReady(sent.files());
        return sent;
    }

    /** What no block can show is posted as a file below the message. */
    private void complete(SlackAddress address, Delivery delivery, SlackNote note) {
        List<String> shown = shown(delivery, note);
        List<String> shared = shared(delivery, note);
        if (!shown.isEmpty()) {
            uploads.complete(shown, null);
        }
        if (!shared.isEmpty()) {
            SlackPost message = note.messages().getFirst();
            String thread = address.thread() == null ? message.ts() : address.thread();
            uploads.complete(shared, new Destination(message.channel(), thread));
        }
    }

    private static List<String> shown(Delivery delivery, SlackNote note) {
        return files(delivery, note, true);
    }

    private static List<String> shared(Delivery delivery, SlackNote note) {
        return files(delivery, note, false);
    }

    /** Blocks show PNG, JPEG and GIF (Slack's reference of its file object, 2026-11). */
    private static List<String> files(Delivery delivery, SlackNote note, boolean inBlocks) {
        List<ImageRef> images = images(delivery);
        return IntStream.range(0, images.size())
                .filter(i -> (images.get(i).format() != ImageFormat.WEBP) == inBlocks)
                .mapToObj(note.files()::get)
                .toList();
    }

    private static Content content(
            Delivery delivery, List<String> files, List<Control> controls, SlackAddress address) {
        String words = delivery.caption().text();
        List<Shown> shown = files.stream()
                .map(file -> new Shown(file, delivery.altText().text()))
                .toList();
        return new Content(SlackBlocks.fallback(words), SlackBlocks.pictures(words, shown, controls, address.locale()));
    }

    private static List<ImageRef> images(Delivery delivery) {
        return delivery.artwork().images().stream().map(GeneratedImage::image).toList();
    }

    private List<Upload> uploads(Delivery delivery) {
        List<Upload> files = new ArrayList<>();
        for (ImageRef image : images(delivery)) {
            String name = "%s-%d.%s"
                    .formatted(
                            delivery.nonce(), files.size() + 1, image.format().extension());
            String altText = SlackMarkup.shorten(delivery.altText().text(), SlackUploads.MAX_ALT_TEXT);
            files.add(new Upload(name, altText, image.bytes(), () -> blobs.open(image.sha256())));
        }
        return files;
    }

    private SlackNote find(Delivery delivery) {
        return notes.find(SlackAddress.PLATFORM, delivery.nonce())
                .map(SlackNote::of)
                .orElse(SlackNote.NOTHING);
    }

    private SlackNote write(Delivery delivery, SlackNote note) {
        notes.write(SlackAddress.PLATFORM, delivery.nonce(), note.text(), clock.instant());
        return note;
    }
}
