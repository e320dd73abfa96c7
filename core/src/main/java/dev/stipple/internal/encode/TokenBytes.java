package dev.stipple.internal.encode;

import java.util.Arrays;
import java.util.stream.IntStream;

/// The tokens of a byte-level vocabulary as bytes in one flat array.
///
/// Ids run from 0 to [#size()]; an id that no token has is a gap of length 0. Immutable.
final class TokenBytes {
    private final byte[] bytes;
    private final int[] starts;

    private TokenBytes(byte[] bytes, int[] starts) {
        this.bytes = bytes;
        this.starts = starts;
    }

    /// The tokens, by id; an empty array is a gap.
    static TokenBytes of(byte[][] tokens) {
        int[] starts = new int[tokens.length + 1];
        for (int id = 0; id < tokens.length; id++) {
            starts[id + 1] = Math.addExact(starts[id], tokens[id].length);
        }
        byte[] bytes = new byte[starts[tokens.length]];
        for (int id = 0; id < tokens.length; id++) {
            System.arraycopy(tokens[id], 0, bytes, starts[id], tokens[id].length);
        }
        return new TokenBytes(bytes, starts);
    }

    int size() {
        return starts.length - 1;
    }

    /// All tokens, one after the other; not to be changed.
    byte[] bytes() {
        return bytes;
    }

    int start(int id) {
        return starts[id];
    }

    int end(int id) {
        return starts[id + 1];
    }

    int length(int id) {
        return starts[id + 1] - starts[id];
    }

    /// The ids that have a token, ascending.
    int[] present() {
        return IntStream.range(0, size()).filter(id -> length(id) > 0).toArray();
    }

    /// The ids of the 256 one-byte tokens, −1 where there is none.
    int[] idsOfBytes() {
        int[] ids = new int[256];
        Arrays.fill(ids, -1);
        for (int id = 0; id < size(); id++) {
            if (length(id) == 1) {
                ids[bytes[starts[id]] & 0xFF] = id;
            }
        }
        return ids;
    }
}
