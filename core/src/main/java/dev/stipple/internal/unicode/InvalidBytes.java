package dev.stipple.internal.unicode;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Makes valid UTF-8 of any bytes as sentencepiece does: each byte that is part of no character becomes U+FFFD.
/// (Others, and [Utf8#repair], put one U+FFFD in place of a cut-off character.)
public final class InvalidBytes {
    private static final byte[] REPLACEMENT = "\uFFFD".getBytes(StandardCharsets.UTF_8);

    private InvalidBytes() {}

    /// Returns `text` itself if it is valid.
    public static byte[] replace(byte[] text) {
        int invalid = Utf8.firstInvalid(text, 0, text.length);
        if (invalid == text.length) {
            return text;
        }
        ByteArrayOutputStream valid = new ByteArrayOutputStream(text.length + 16);
        int done = 0;
        while (invalid < text.length) {
            valid.write(text, done, invalid - done);
            valid.writeBytes(REPLACEMENT);
            done = invalid + 1;
            invalid = Utf8.firstInvalid(text, done, text.length);
        }
        valid.write(text, done, text.length - done);
        return valid.toByteArray();
    }
}
