package dev.easel.storage;

import dev.easel.core.image.BlobStore;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes an installation into one file, while it runs: a moment of the database, every picture, the key of the
 * pseudonyms, and a checksum of each. The file has its name only once all of it is on the disk.
 */
public final class Backup {
    static final String DATABASE = "easel.db";
    static final String PICTURES = "blobs/";
    static final String KEYS = "keys/";

    private static final int BUFFER_BYTES = 64 * 1024;

    private final Map<String, String> digests = new LinkedHashMap<>();
    private final ZipOutputStream zip;
    private long pictures;

    private Backup(ZipOutputStream zip) {
        this.zip = zip;
    }

    /**
     * What a backup holds.
     *
     * @param bytes of the whole file
     */
    public record Contents(Instant madeAt, long pictures, long bytes) {}

    /**
     * Makes a backup, in place of an older one of the same name.
     *
     * @param url of the database
     * @param folder of the pictures; used only with a SQLite database
     * @param keys small texts to keep, by name
     * @throws BackupException when what would be kept isn't sound, or can't be written
     * @throws DatabaseUnavailableException when the database can't be opened
     */
    public static Contents make(String url, Path folder, Map<String, String> keys, Path file, InstantSource clock) {
        try {
            return write(url, folder, keys, file, clock);
        } catch (FileSystemException e) {
            String why = e.getReason() == null ? "it can't be written there" : e.getReason();
            throw new BackupException("No backup was made in %s: %s.".formatted(file, why), e);
        } catch (IOException e) {
            throw new BackupException("No backup was made: %s.".formatted(e.getMessage()), e);
        }
    }

    private static Contents write(String url, Path folder, Map<String, String> keys, Path file, InstantSource clock)
            throws IOException {
        Path target = file.toAbsolutePath();
        if (Files.isDirectory(target)) {
            throw new BackupException("%s is a folder; name a file.".formatted(file), null);
        }
        Path parent = Folders.above(target);
        OwnerOnly.createFolders(parent);
        Path part = Files.createTempFile(parent, ".easel-", ".part");
        Path scratch = Files.createTempDirectory(parent, ".easel-");
        try {
            Instant now = clock.instant();
            Snapshot snapshot = Snapshot.take(url, folder, scratch.resolve(DATABASE));
            long pictures;
            try (Database database = Database.open(url);
                    ZipOutputStream zip =
                            new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(part), BUFFER_BYTES))) {
                Backup backup = new Backup(zip);
                backup.write(snapshot, database.openBlobs(folder, clock), keys, now);
                pictures = backup.pictures;
            }
            Durable.file(part);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            Durable.folder(parent);
            return new Contents(now, pictures, Files.size(target));
        } finally {
            Files.deleteIfExists(part);
            Folders.delete(scratch);
        }
    }

    private void write(Snapshot snapshot, BlobStore blobs, Map<String, String> keys, Instant now) throws IOException {
        try (InputStream database = Files.newInputStream(snapshot.file())) {
            add(DATABASE, database, Deflater.BEST_SPEED);
        }
        for (Map.Entry<String, String> key : keys.entrySet()) {
            add(KEYS + key.getKey(), key.getValue().getBytes(StandardCharsets.UTF_8));
        }
        for (String picture : snapshot.pictures()) {
            addPicture(picture, blobs);
        }
        byte[] manifest = new BackupManifest(now, digests).text().getBytes(StandardCharsets.UTF_8);
        zip.setLevel(Deflater.BEST_SPEED);
        zip.putNextEntry(new ZipEntry(BackupManifest.NAME));
        zip.write(manifest);
        zip.closeEntry();
    }

    /** One that was removed meanwhile is left out: whoever removed it wants it gone. */
    private void addPicture(String sha256, BlobStore blobs) throws IOException {
        InputStream picture;
        try {
            picture = blobs.open(sha256);
        } catch (FileNotFoundException | NoSuchFileException e) {
            return;
        }
        try (picture) {
            add(PICTURES + sha256, picture, Deflater.NO_COMPRESSION);
        }
        if (!sha256.equals(digests.get(PICTURES + sha256))) {
            throw new BackupException(
                    "The picture %s is damaged, so no backup was made. Move it away and try again.".formatted(sha256),
                    null);
        }
        pictures++;
    }

    private void add(String name, byte[] content) throws IOException {
        try (InputStream in = new ByteArrayInputStream(content)) {
            add(name, in, Deflater.BEST_SPEED);
        }
    }

    private void add(String name, InputStream in, int level) throws IOException {
        MessageDigest digest = Sha256.begin();
        zip.setLevel(level);
        zip.putNextEntry(new ZipEntry(name));
        copy(in, zip, digest);
        zip.closeEntry();
        digests.put(name, Sha256.end(digest));
    }

    static void copy(InputStream in, OutputStream out, MessageDigest digest) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            out.write(buffer, 0, read);
            digest.update(buffer, 0, read);
        }
    }
}
