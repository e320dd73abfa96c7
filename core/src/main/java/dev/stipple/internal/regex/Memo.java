package dev.stipple.internal.regex;

import org.jspecify.annotations.Nullable;

/// Remembers at which places of a text which instructions failed, one bit each, so that no path is walked twice.
///
/// Without it a backtracking matcher takes time quadratic in the text or worse for patterns as harmless as `\s+$`.
final class Memo {
    private final long[] @Nullable [] failed;
    private final int words;

    Memo(int instructions, int length) {
        this.failed = new long[instructions][];
        this.words = length / Long.SIZE + 1;
    }

    /// Whether the instruction was seen at the place before.
    boolean contains(int instruction, int place) {
        long[] bits = failed[instruction];
        return bits != null && (bits[place >>> 6] >>> place & 1) != 0;
    }

    /// Notes that the instruction was seen at the place.
    void add(int instruction, int place) {
        long[] bits = failed[instruction];
        if (bits == null) {
            bits = new long[words];
            failed[instruction] = bits;
        }
        bits[place >>> 6] |= 1L << place;
    }

    /// Forgets a place: that where a match ended, as what was seen there need not have failed. Places before it are
    /// never visited again, and whatever was seen after it did fail.
    void forget(int place) {
        for (long[] bits : failed) {
            if (bits != null) {
                bits[place >>> 6] &= ~(1L << place);
            }
        }
    }
}
