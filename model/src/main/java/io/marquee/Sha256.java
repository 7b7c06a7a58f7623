package io.marquee;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Digests that tell whether a file is still what it was.
public final class Sha256 {

    private static final int BLOCK_BYTES = 1 << 16;

    private Sha256() {}

    /// @return 64 lower-case hexadecimal digits
    public static String of(byte[] content) {
        return HexFormat.of().formatHex(algorithm().digest(content));
    }

    /// @param content read to its end, and left open
    /// @return 64 lower-case hexadecimal digits
    public static String of(InputStream content) throws IOException {
        MessageDigest digest = algorithm();
        byte[] block = new byte[BLOCK_BYTES];
        for (int n = content.read(block); n >= 0; n = content.read(block)) {
            digest.update(block, 0, n);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest algorithm() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
