package dev.stipple.token.pipeline;

import dev.stipple.internal.unicode.Utf8;
import dev.stipple.text.ByteChars;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Turns the chars of byte-level tokens back into bytes, and all the bytes into one text; bytes that are no UTF-8
/// become
/// U+FFFD, one for each maximal part of a character.
///
/// @param addPrefixSpace kept for saving; it is the pre-tokenizer's setting
/// @param trimOffsets kept for saving; it is the post-processor's setting
/// @param useRegex kept for saving; it is the pre-tokenizer's setting
public record ByteLevelDecoder(boolean addPrefixSpace, boolean trimOffsets, boolean useRegex) implements Decoder {
    @Override
    public List<String> decode(List<String> tokens) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        tokens.forEach(token -> bytes.writeBytes(bytes(token)));
        return List.of(Utf8.decode(bytes.toByteArray(), 0, bytes.size()));
    }

    /// Returns the bytes that `token` stands for: its UTF-8 form where it has a char that stands for no byte.
    public static byte[] bytes(String token) {
        byte[] bytes = new byte[token.length()];
        for (int i = 0; i < bytes.length; i++) {
            int value = ByteChars.byteOf(token.charAt(i));
            if (value < 0) {
                return token.getBytes(StandardCharsets.UTF_8);
            }
            bytes[i] = (byte) value;
        }
        return bytes;
    }
}
