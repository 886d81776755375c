package dev.easel.engine.desk;

import dev.easel.core.chat.Document;
import dev.easel.core.chat.ReplyLimits;
import dev.easel.core.image.BlobStore;
import dev.easel.core.person.PersonalData.Dossier;
import dev.easel.core.person.PersonalData.Picture;
import dev.easel.core.person.PersonalData.Sheet;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Packs what is kept about somebody into zip files that a conversation can take. The same each time it is asked. */
final class Parcels {
    private static final String ZIP = "application/zip";
    /** Names, sums and places of an entry, on top of its bytes. */
    private static final int PER_ENTRY = 512;
    /** All files of one answer are in memory at once. */
    private static final long MOST_BYTES = 24_000_000;

    private final BlobStore blobs;
    private final long maxFileBytes;
    private final long maxAnswerBytes;
    private final int maxFiles;

    Parcels(BlobStore blobs, ReplyLimits limits) {
        this.blobs = blobs;
        this.maxFileBytes = Math.min(Math.min(limits.maxFileBytes(), limits.maxMessageBytes()), MOST_BYTES);
        this.maxAnswerBytes = Math.min(limits.maxMessageBytes(), MOST_BYTES);
        this.maxFiles = limits.maxFiles();
    }

    /** Something that becomes an entry. */
    private record Item(String name, long bytes, Content content) {}

    private interface Content {
        InputStream open() throws IOException;
    }

    /** What one answer brings. */
    record Delivered(List<Document> documents, int parts, int tooLarge) {}

    /**
     * The files of one part.
     *
     * @param part from 1
     * @throws IOException when a picture can't be read
     */
    Delivered pack(Dossier dossier, int part) throws IOException {
        return pack(dossier.sheets().stream().map(Parcels::item).toList(), dossier.pictures(), part);
    }

    /**
     * As {@link #pack(Dossier, int)}, of a part that holds nothing but pictures.
     *
     * @param textBytes of each of the texts, which are in the parts before it
     * @return empty when texts are in it, too
     */
    Optional<Delivered> packPictures(List<Long> textBytes, List<Picture> pictures, int part) throws IOException {
        try {
            return Optional.of(pack(textBytes.stream().map(Parcels::unmade).toList(), pictures, part));
        } catch (UnmadeException e) {
            return Optional.empty();
        }
    }

    private Delivered pack(List<Item> texts, List<Picture> pictures, int part) throws IOException {
        List<Item> all =
                Stream.concat(texts.stream(), pictures.stream().map(this::item)).toList();
        List<Item> fitting = all.stream()
                .filter(item -> item.bytes() + PER_ENTRY <= maxFileBytes)
                .toList();
        List<List<Item>> parcels = split(fitting, maxFileBytes, Integer.MAX_VALUE, Parcels::bytes);
        List<List<List<Item>>> parts = split(parcels, maxAnswerBytes, maxFiles, Parcels::bytesOfAll);
        List<Document> documents = new ArrayList<>();
        if (part <= parts.size()) {
            int before =
                    parts.subList(0, part - 1).stream().mapToInt(List::size).sum();
            for (List<Item> parcel : parts.get(part - 1)) {
                documents.add(zip("easel-data-%d.zip".formatted(before + documents.size() + 1), parcel));
            }
        }
        return new Delivered(documents, parts.size(), all.size() - fitting.size());
    }

    private interface Size<T> {
        long of(T item);
    }

    /** One group after the other, each as full as may be. */
    private static <T> List<List<T>> split(List<T> items, long maxBytes, int maxItems, Size<T> size) {
        List<List<T>> groups = new ArrayList<>();
        List<T> group = new ArrayList<>();
        long bytes = 0;
        for (T item : items) {
            if (!group.isEmpty() && (bytes + size.of(item) > maxBytes || group.size() == maxItems)) {
                groups.add(group);
                group = new ArrayList<>();
                bytes = 0;
            }
            group.add(item);
            bytes += size.of(item);
        }
        if (!group.isEmpty()) {
            groups.add(group);
        }
        return groups;
    }

    private static long bytes(Item item) {
        return item.bytes() + PER_ENTRY;
    }

    private static long bytesOfAll(List<Item> parcel) {
        return parcel.stream().mapToLong(Parcels::bytes).sum();
    }

    private static Item unmade(long bytes) {
        return new Item("", bytes, () -> {
            throw new UnmadeException();
        });
    }

    /** A text is needed of which nothing but its size is known. */
    private static final class UnmadeException extends IOException {
        private static final long serialVersionUID = 1;
    }

    private static Item item(Sheet sheet) {
        byte[] text = sheet.json().getBytes(StandardCharsets.UTF_8);
        return new Item(sheet.name(), text.length, () -> new ByteArrayInputStream(text));
    }

    private Item item(Picture picture) {
        // Some room for what packing adds to bytes that can't be made smaller.
        long bytes = picture.image().bytes() + picture.image().bytes() / 1_000;
        return new Item(picture.name(), bytes, () -> blobs.open(picture.image().sha256()));
    }

    private static Document zip(String name, List<Item> items) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            // Pictures are compressed already.
            zip.setLevel(Deflater.BEST_SPEED);
            for (Item item : items) {
                add(zip, item);
            }
        }
        byte[] content = bytes.toByteArray();
        return new Document(name, ZIP, content.length, () -> new ByteArrayInputStream(content));
    }

    /** A picture that is gone meanwhile is left out. */
    private static void add(ZipOutputStream zip, Item item) throws IOException {
        try (InputStream in = item.content().open()) {
            zip.putNextEntry(new ZipEntry(item.name()));
            in.transferTo(zip);
            zip.closeEntry();
        } catch (FileNotFoundException e) {
            zip.putNextEntry(new ZipEntry(item.name() + ".missing.txt"));
            zip.closeEntry();
        }
    }
}
