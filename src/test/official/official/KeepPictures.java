package official;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The same, with each picture named by its SHA-256 and forced to the disk, as Easel keeps them. */
public final class KeepPictures extends ReadPictures {
    public KeepPictures(String baseUrl, Path folder) {
        super(baseUrl, folder);
    }

    @Override
    void keep(byte[] picture, Path file) throws IOException {
        Path named = file.resolveSibling(HexFormat.of().formatHex(sha256(picture)));
        try (FileChannel channel = FileChannel.open(named, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(picture));
            channel.force(true);
        }
    }

    private static byte[] sha256(byte[] picture) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(picture);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
