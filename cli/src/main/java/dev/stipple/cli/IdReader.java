package dev.stipple.cli;

import dev.stipple.token.model.TokenEscapes;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Reads ids as `tokenize` prints them.
final class IdReader {
    private static final int LONGEST_SHOWN = 24;

    private IdReader() {}

    /// Ids in decimal, between white space.
    static int[] decimal(byte[] text) {
        int[] ids = new int[text.length / 4 + 4];
        int count = 0;
        int at = 0;
        while (true) {
            while (at < text.length && isBlank(text[at])) {
                at++;
            }
            if (at == text.length) {
                return Arrays.copyOf(ids, count);
            }
            int end = at;
            long id = 0;
            while (end < text.length && text[end] >= '0' && text[end] <= '9' && id <= Integer.MAX_VALUE) {
                id = id * 10 + text[end++] - '0';
            }
            boolean endsInBlank = end == text.length || isBlank(text[end]);
            if (end == at || !endsInBlank || id > Integer.MAX_VALUE) {
                throw new IllegalArgumentException("'" + word(text, at) + "' at byte " + at
                        + " is no token id: ids are numbers from 0 to 2147483647");
            }
            if (count == ids.length) {
                ids = Arrays.copyOf(ids, 2 * count);
            }
            ids[count++] = (int) id;
            at = end;
        }
    }

    /// Ids as little-endian 32-bit numbers.
    static int[] int32(byte[] bytes) {
        if (bytes.length % Integer.BYTES != 0) {
            throw new IllegalArgumentException(
                    bytes.length + " bytes are no 32-bit ids: their number is no multiple of 4");
        }
        int[] ids = new int[bytes.length / Integer.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(ids);
        for (int i = 0; i < ids.length; i++) {
            if (ids[i] < 0) {
                throw new IllegalArgumentException("no token id at byte " + (long) i * Integer.BYTES + ": "
                        + Integer.toUnsignedString(ids[i]) + " is larger than 2147483647");
            }
        }
        return ids;
    }

    /// What stands at `start`, up to the next blank; of a long word its beginning.
    private static String word(byte[] text, int start) {
        int end = start;
        while (end < text.length && !isBlank(text[end]) && end - start < LONGEST_SHOWN) {
            end++;
        }
        return TokenEscapes.escape(new String(text, start, end - start, StandardCharsets.UTF_8));
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }
}
