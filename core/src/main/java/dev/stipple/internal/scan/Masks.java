package dev.stipple.internal.scan;

/// Steps on masks that several rules share, see [BlockRule].
final class Masks {
    private Masks() {}

    /// The bits below `bit`, from 0 to 63.
    static long below(int bit) {
        return (1L << bit) - 1;
    }

    /// The bits from 0 to `bit`, from 0 to 63.
    static long upTo(int bit) {
        return -1L >>> (63 - bit);
    }

    /// The bits below the lowest one of `mask`; all where it has none.
    static long before(long mask) {
        return Long.lowestOneBit(mask) - 1;
    }

    /// The first bits of the runs of ones.
    static long runStarts(long mask) {
        return mask & ~(mask << 1);
    }

    /// Whole characters, given their first bytes and the continuation bytes.
    static long characters(long leads, long continuation) {
        if (continuation == 0) {
            return leads;
        }
        long second = leads << 1 & continuation;
        long third = second << 1 & continuation;
        return leads | second | third | (third << 1 & continuation);
    }

    /// The starts of `\p{N}{1,digits}` in runs of one-byte numbers, for 1 or 3 digits.
    static long numberStarts(long numbers, int digits) {
        if (digits == 1) {
            return numbers;
        }
        long fourth = numbers & numbers << 1 & numbers << 2;
        long starts = 0;
        for (long next = runStarts(numbers); next != 0; next = next << 3 & fourth) {
            starts |= next;
        }
        return starts;
    }

    /// The bytes of `[\r\n]*` (or of `[\r\n/]*`, with slashes among `absorbed`) right behind a symbol.
    static long tails(long symbols, long newlines, long absorbed) {
        long first = symbols << 1 & newlines;
        return (absorbed & ~(absorbed + first)) | first;
    }

    /// The starts by `\s*[\r\n]+|\s+(?!\S)|\s` in runs of `spaces`, some of which are `newlines`. The last run may
    /// go on behind the block: see [#withoutOpenRun].
    static long spaceStarts(long spaces, long newlines) {
        long inLine = spaces & ~newlines;
        // The last space before something else begins that piece, or is one.
        long last = inLine & ~(spaces >>> 1);
        // Behind the last newline of a run begins another piece.
        long behindNewline = inLine & (spaces & newlines) << 1;
        long ends = inLine + behindNewline & ~inLine;
        for (long notLast = ends & newlines; notLast != 0; notLast &= notLast - 1) {
            long before = behindNewline & Masks.below(Long.numberOfTrailingZeros(notLast));
            behindNewline &= ~Long.highestOneBit(before);
        }
        return runStarts(spaces) | behindNewline | last;
    }

    /// The starts without those inside of a run of spaces that goes on to the last of the valid bytes: how it is
    /// cut depends on what follows.
    static long withoutOpenRun(long starts, long spaces, long valid) {
        long lastByte = valid & ~(valid >>> 1);
        if ((spaces & lastByte) == 0) {
            return starts;
        }
        return starts & upTo(63 - Long.numberOfLeadingZeros(runStarts(spaces)));
    }
}
