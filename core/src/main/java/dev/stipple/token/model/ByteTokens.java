package dev.stipple.token.model;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// The tokens `<0x00>` to `<0xFF>` that spell a character by its UTF-8 bytes when no other token does.
public final class ByteTokens {
    static final int ABSENT = -1;
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private ByteTokens() {}

    /// Returns the name of the token of byte `b`, 0 to 255.
    public static String name(int b) {
        return "<0x" + HEX.toHexDigits((byte) b) + ">";
    }

    /// Returns the id of each byte's token, −1 where the vocabulary has none.
    public static int[] ids(Vocabulary vocabulary) {
        int[] ids = new int[256];
        for (int b = 0; b < 256; b++) {
            ids[b] = vocabulary.idOr(name(b), ABSENT);
        }
        return ids;
    }

    /// Gives the bytes of chars `[start, end)` as tokens, each covering them all; false, and nothing, where one
    /// lacks.
    static boolean emit(CharSequence piece, int start, int end, int[] ids, TokenSink sink) {
        byte[] bytes = piece.subSequence(start, end).toString().getBytes(StandardCharsets.UTF_8);
        for (byte b : bytes) {
            if (ids[b & 0xFF] == ABSENT) {
                return false;
            }
        }
        for (byte b : bytes) {
            sink.token(ids[b & 0xFF], start, end);
        }
        return true;
    }
}
