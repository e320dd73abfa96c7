package dev.stipple.token.pipeline;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Joins tokens such as `<0xE2>` to the characters that their bytes spell; bytes that spell none become one U+FFFD
/// each.
public record ByteFallbackDecoder() implements Decoder {
    private static final int NOT_A_BYTE = -1;

    @Override
    public List<String> decode(List<String> tokens) {
        List<String> decoded = new ArrayList<>(tokens.size());
        byte[] bytes = new byte[tokens.size()];
        int pending = 0;
        for (String token : tokens) {
            int value = byteOf(token);
            if (value != NOT_A_BYTE) {
                bytes[pending++] = (byte) value;
            } else {
                flush(bytes, pending, decoded);
                pending = 0;
                decoded.add(token);
            }
        }
        flush(bytes, pending, decoded);
        return decoded;
    }

    /// Returns the byte that `token` spells as `<0x00>` to `<0xFF>`, or −1.
    ///
    /// A sign may stand for the first digit (`<0x+A>`), as in the reference, which reads the digits as a number.
    public static int byteOf(String token) {
        if (token.length() != 6 || !token.startsWith("<0x") || token.charAt(5) != '>') {
            return NOT_A_BYTE;
        }
        int high = digit(token.charAt(3));
        int low = digit(token.charAt(4));
        if (token.charAt(3) == '+') {
            high = 0;
        }
        return high < 0 || low < 0 ? NOT_A_BYTE : (high << 4) | low;
    }

    private static int digit(char c) {
        return c < 0x80 ? Character.digit(c, 16) : NOT_A_BYTE;
    }

    private static void flush(byte[] bytes, int count, List<String> decoded) {
        if (count == 0) {
            return;
        }
        try {
            decoded.add(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, 0, count))
                    .toString());
        } catch (CharacterCodingException e) {
            for (int i = 0; i < count; i++) {
                decoded.add("\uFFFD");
            }
        }
    }
}
