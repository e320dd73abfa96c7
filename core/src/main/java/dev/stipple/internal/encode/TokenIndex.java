package dev.stipple.internal.encode;

import java.util.Arrays;

/// Finds the token with given bytes: an open-addressed table of ids, compared byte by byte.
final class TokenIndex {
    /// What [#find] gives for bytes that are no token.
    static final int NONE = -1;

    private final TokenBytes tokens;
    private final int[] slots;
    private final int shift;

    /// An index of the given ids only.
    TokenIndex(TokenBytes tokens, int[] ids) {
        this.tokens = tokens;
        int bits = 32 - Integer.numberOfLeadingZeros(Math.max(16, ids.length * 2));
        slots = new int[1 << bits];
        shift = 64 - bits;
        Arrays.fill(slots, NONE);
        for (int id : ids) {
            slots[slot(tokens.bytes(), tokens.start(id), tokens.end(id))] = id;
        }
    }

    int find(byte[] text, int from, int to) {
        return slots[slot(text, from, to)];
    }

    /// The slot of the token with these bytes, or the free one where it belongs.
    private int slot(byte[] text, int from, int to) {
        long hash = (long) to - from;
        for (int i = from; i < to; i++) {
            hash = (hash + text[i]) * Fibonacci.PHI;
        }
        int slot = (int) (hash >>> shift);
        while (slots[slot] != NONE
                && !Arrays.equals(tokens.bytes(), tokens.start(slots[slot]), tokens.end(slots[slot]), text, from, to)) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }
}
