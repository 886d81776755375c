package dev.easel.app;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs links with HMAC-SHA-256. Safe for use from several threads. */
final class Signature {
    /** What the key is called where instances share it. */
    static final String KEY_NAME = "edit-link";

    /** In hexadecimal digits, which no platform takes for markup. */
    static final int DIGITS = 64;

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;
    private final String purpose;

    /**
     * Signatures with a key of hexadecimal digits.
     *
     * @param purpose what is signed: nothing that was signed for another one holds here
     */
    Signature(String key, String purpose) {
        this.key = new SecretKeySpec(HexFormat.of().parseHex(key), ALGORITHM);
        this.purpose = purpose;
    }

    /** @param parts none of them holds a null character */
    String of(List<String> parts) {
        String subject = purpose + "\0" + String.join("\0", parts);
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(subject.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    boolean holds(String signature, List<String> parts) {
        return MessageDigest.isEqual(
                of(parts).getBytes(StandardCharsets.US_ASCII), signature.getBytes(StandardCharsets.UTF_8));
    }
}
