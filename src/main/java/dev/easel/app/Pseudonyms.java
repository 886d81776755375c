package dev.easel.app;

import dev.easel.core.identity.UserRef;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What stands for a person at the image provider: an HMAC-SHA-256 of platform and user id, 64 hexadecimal digits. The
 * key is made once, kept in the data folder and shared through the database, so the same person stays the same on every
 * instance, and nobody outside can tell who.
 */
final class Pseudonyms implements Function<UserRef, String> {
    /** What the key is called where instances share it. */
    static final String KEY_NAME = "pseudonym";

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;

    private final SecretKeySpec key;

    private Pseudonyms(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** Pseudonyms by a key of hexadecimal digits. */
    static Pseudonyms withKey(String key) {
        return new Pseudonyms(HexFormat.of().parseHex(key));
    }

    /** Reads the key from a file, or makes one there. */
    static String keyIn(Path file) throws IOException {
        if (!Files.exists(file)) {
            byte[] key = new byte[KEY_BYTES];
            new SecureRandom().nextBytes(key);
            create(file, HexFormat.of().formatHex(key));
        }
        return Files.readString(file, StandardCharsets.US_ASCII).strip();
    }

    /** Puts a key that was kept elsewhere into a file that isn't there. */
    static void keep(Path file, String key) throws IOException {
        create(file, key);
    }

    /** Whole or not at all, and the first of two processes wins. */
    private static void create(Path file, String text) throws IOException {
        Path part = Files.createTempFile(file.toAbsolutePath().getParent(), ".key", ".part");
        Files.writeString(part, text, StandardCharsets.US_ASCII, StandardOpenOption.TRUNCATE_EXISTING);
        if (Files.getFileStore(part).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rw-------"));
        }
        try {
            Files.createLink(file, part);
        } catch (FileAlreadyExistsException e) {
            // another process made one meanwhile; that one is used
        } finally {
            Files.delete(part);
        }
    }

    @Override
    public String apply(UserRef user) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] digest = mac.doFinal((user.platform() + ":" + user.id()).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
