package io.memoise.key;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Digests of texts. */
final class Sha256 {
    private Sha256() {}

    static MessageDigest start() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /** The digest of the text in UTF-8 as 64 lower-case hexadecimal digits. */
    static String hex(String text) {
        return HexFormat.of().formatHex(start().digest(text.getBytes(UTF_8)));
    }

    /** The digest over the parts, each in UTF-8 and led by the number of its bytes as a 32-bit big-endian integer. */
    static ByteBuffer ofParts(String... parts) {
        MessageDigest digest = start();
        for (String part : parts) {
            byte[] bytes = part.getBytes(UTF_8);
            digest.update(
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
            digest.update(bytes);
        }
        return ByteBuffer.wrap(digest.digest());
    }
}
