package dev.easel.storage;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** A backup that was looked at from one end to the other: nothing of it is used before every checksum agrees. */
final class BackupFile implements AutoCloseable {
    private static final long MAX_MANIFEST_BYTES = 256L << 20;

    private final ZipFile zip;
    private final BackupManifest manifest;

    private BackupFile(ZipFile zip, BackupManifest manifest) {
        this.zip = zip;
        this.manifest = manifest;
    }

    /** @throws BackupException when it is no backup, or not a whole one */
    static BackupFile open(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new BackupException("There is no backup %s.".formatted(file), null);
        }
        try {
            ZipFile zip = new ZipFile(file.toFile());
            try {
                BackupFile backup = new BackupFile(zip, manifest(zip));
                backup.verify();
                return backup;
            } catch (IOException | RuntimeException e) {
                zip.close();
                throw e;
            }
        } catch (ZipException | EOFException e) {
            throw new BackupException("%s is no backup of Easel, or not a whole one.".formatted(file), e);
        }
    }

    private static BackupManifest manifest(ZipFile zip) throws IOException {
        ZipEntry entry = zip.getEntry(BackupManifest.NAME);
        if (entry == null || entry.getSize() > MAX_MANIFEST_BYTES) {
            throw new BackupException("The file is no backup of Easel: it has no list of contents.", null);
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return BackupManifest.parse(in.readAllBytes());
        }
    }

    private void verify() throws IOException {
        Set<String> names = zip.stream().map(ZipEntry::getName).collect(Collectors.toSet());
        names.remove(BackupManifest.NAME);
        if (!names.equals(manifest.digests().keySet()) || !names.contains(Backup.DATABASE)) {
            throw new BackupException("The file is damaged: it doesn't hold what its list of contents names.", null);
        }
        for (String name : names) {
            if (!isKnown(name)) {
                throw new BackupException("The file is no backup of Easel: it holds something else, too.", null);
            }
            read(name, OutputStream.nullOutputStream());
        }
    }

    private static boolean isKnown(String name) {
        return name.equals(Backup.DATABASE)
                || (name.startsWith(Backup.PICTURES) && Sha256.isName(name.substring(Backup.PICTURES.length())))
                || name.matches(Backup.KEYS + "[a-z]{1,40}");
    }

    /** Copies an entry; what arrived is what the list says. */
    private void read(String name, OutputStream out) throws IOException {
        MessageDigest digest = Sha256.begin();
        try (InputStream in = zip.getInputStream(zip.getEntry(name))) {
            Backup.copy(in, out, digest);
        }
        if (!Sha256.end(digest).equals(manifest.digests().get(name))) {
            throw new BackupException("The file is damaged: the checksum of %s is wrong.".formatted(name), null);
        }
    }

    BackupManifest manifest() {
        return manifest;
    }

    /** Names of its pictures. */
    List<String> pictures() {
        List<String> pictures = new ArrayList<>();
        for (String name : manifest.digests().keySet()) {
            if (name.startsWith(Backup.PICTURES)) {
                pictures.add(name.substring(Backup.PICTURES.length()));
            }
        }
        return pictures;
    }

    Map<String, String> keys() throws IOException {
        Map<String, String> keys = new HashMap<>();
        for (String name : manifest.digests().keySet()) {
            if (name.startsWith(Backup.KEYS)) {
                ByteArrayOutputStream text = new ByteArrayOutputStream();
                read(name, text);
                keys.put(name.substring(Backup.KEYS.length()), text.toString(StandardCharsets.UTF_8));
            }
        }
        return keys;
    }

    /** Writes the database into a folder, and the pictures as a {@link FileBlobStore} keeps them. */
    void extract(Path database, Path pictures) throws IOException {
        OwnerOnly.createFile(database);
        try (OutputStream out = Files.newOutputStream(database)) {
            read(Backup.DATABASE, out);
        }
        Durable.file(database);
        OwnerOnly.createFolders(pictures);
        for (String picture : pictures()) {
            Path file = FileBlobStore.fileOf(pictures, picture);
            OwnerOnly.createFolders(Folders.above(file));
            OwnerOnly.createFile(file);
            try (OutputStream out = Files.newOutputStream(file)) {
                read(Backup.PICTURES + picture, out);
            }
            Durable.file(file);
            Durable.folder(Folders.above(file));
        }
        Durable.folder(pictures);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
