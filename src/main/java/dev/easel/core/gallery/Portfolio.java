package dev.easel.core.gallery;

import dev.easel.core.identity.UserRef;
import dev.easel.core.image.BlobStore;
import dev.easel.core.image.ImageRef;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Somebody's pictures as one zip, which is written while it is sent: no more than one picture's buffer is in memory. Safe
 * for use from several threads.
 */
public final class Portfolio {
    /** What the zip is called. */
    public static final String FILE = "easel-pictures.zip";

    /** What one zip holds at most; who has more narrows the search. */
    public static final int MOST_IMAGES = 5_000;

    private static final long MOST_BYTES = 4_000_000_000L;
    private static final int AT_ONCE = 50;
    private static final int SLUG = 60;
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH.mm.ss", Locale.ROOT);

    private final Gallery gallery;
    private final BlobStore blobs;
    private final ZoneId zone;
    private final Semaphore desks;

    /**
     * A portfolio.
     *
     * @param zone whose days the names have
     * @param zips how many are written at once
     */
    public Portfolio(Gallery gallery, BlobStore blobs, ZoneId zone, int zips) {
        this.gallery = gallery;
        this.blobs = blobs;
        this.zone = zone;
        this.desks = new Semaphore(zips);
    }

    /** Where the zip goes, asked for once it is certain that there will be one. */
    public interface Destination {
        OutputStream open() throws IOException;
    }

    /**
     * Writes it, the newest picture first.
     *
     * @param rest the name of an empty file that stands at the end when not everything had room
     * @return false when as many zips as may be are being written: nothing is done then
     * @throws IOException when whoever gets it has gone, or a picture can't be read
     */
    public boolean write(UserRef whose, Search search, String rest, Destination destination) throws IOException {
        if (!desks.tryAcquire()) {
            return false;
        }
        try {
            // Closed only when it is whole: with the directory that stands at its end, a piece of it would look so,
            // too.
            ZipOutputStream zip = new ZipOutputStream(destination.open());
            // Pictures are compressed already.
            zip.setLevel(Deflater.NO_COMPRESSION);
            if (!addAll(zip, whose, search)) {
                zip.putNextEntry(new ZipEntry(rest));
                zip.closeEntry();
            }
            zip.close();
            return true;
        } finally {
            desks.release();
        }
    }

    /** Returns whether everything had room. */
    private boolean addAll(ZipOutputStream zip, UserRef whose, Search search) throws IOException {
        Set<String> names = new HashSet<>();
        long bytes = 0;
        List<Exhibit> page = gallery.search(whose, search, null, AT_ONCE);
        while (!page.isEmpty()) {
            for (Exhibit exhibit : page) {
                int images = exhibit.artwork().images().size();
                for (int i = 1; i <= images; i++) {
                    ImageRef image = exhibit.findImage(i).orElseThrow();
                    bytes += image.bytes();
                    if (names.size() == MOST_IMAGES || bytes > MOST_BYTES) {
                        return false;
                    }
                    add(zip, name(exhibit, i, images, image, names), image);
                }
            }
            page = gallery.search(whose, search, page.getLast().id(), AT_ONCE);
        }
        return true;
    }

    /** A picture that is gone meanwhile is left out. */
    private void add(ZipOutputStream zip, String name, ImageRef image) throws IOException {
        try (InputStream in = blobs.open(image.sha256())) {
            zip.putNextEntry(new ZipEntry(name));
            in.transferTo(zip);
            zip.closeEntry();
        } catch (FileNotFoundException e) {
            zip.flush();
        }
    }

    /** When it was asked for, by which words, and which of several it is: {@code 2026-11-20 12.00.00 a fox 2.png}. */
    private String name(Exhibit exhibit, int position, int images, ImageRef image, Set<String> taken) {
        String when = WHEN.format(exhibit.createdAt().atZone(zone));
        String words = exhibit.request()
                .shownWords()
                .replaceAll("[^\\p{L}\\p{M}\\p{N}]+", " ")
                .strip();
        int length = words.codePointCount(0, words.length());
        String slug = length <= SLUG
                ? words
                : words.substring(0, words.offsetByCodePoints(0, SLUG)).strip();
        String number = images == 1 ? "" : " " + position;
        String name = (when + " " + slug).strip() + number;
        String extension = "." + image.format().extension();
        String own = taken.contains(name + extension) ? name + " " + exhibit.id() : name;
        taken.add(own + extension);
        return own + extension;
    }
}
