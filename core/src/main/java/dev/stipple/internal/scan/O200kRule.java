package dev.stipple.internal.scan;

import dev.stipple.internal.simd.BlockMasks;

/// [O200kMatcher] on masks, for 1 or 3 digits.
///
/// In words of upper and lower case alone, `U*V+|U+V*` cuts before each upper case letter behind a lower case one.
/// Where upper case follows a caseless letter or a mark, or a mark begins a word, the cut depends on more than a
/// neighbour: the block is decided up to there.
record O200kRule(int digits, boolean contractions) implements BlockRule {
    @Override
    public long starts(byte[] text, int at, int to, BlockMasks masks, WideMasks wide, long classified) {
        long caseless = (wide.upper & wide.lower) | wide.mark;
        long upper = masks.upper | (wide.upper & ~wide.lower);
        long lower = masks.lower | (wide.lower & ~wide.upper);
        long words = upper | lower | caseless;
        long undecided = (wide.mark & ~masks.continuation & ~(words << 1)) | (upper & caseless << 1);
        long valid = classified & Masks.before(undecided);
        words &= valid;
        long numbers = masks.number & valid;
        long spaces = masks.space & valid;
        long newlines = masks.newline & valid;
        long symbols = valid & ~(words | numbers | spaces);
        //  ?[^\s\p{L}\p{N}]+[\r\n/]*
        long tails = Masks.tails(symbols, newlines, newlines | (masks.slash & valid));
        long symbolStarts = Masks.runStarts(symbols & ~tails) & ~(masks.blank << 1);
        long freeSpaces = spaces & ~tails;
        // [^\r\n\p{L}\p{N}]?(?:U*V+|U+V*)
        long prefixes = Masks.characters(symbolStarts, masks.continuation) | (spaces & ~newlines);
        long wordStarts = (Masks.runStarts(words) & ~(prefixes << 1)) | (upper & lower << 1 & valid);
        // \p{N}{1,digits}
        long numberStarts = Masks.numberStarts(numbers, digits);
        // \s*[\r\n]+|\s+(?!\S)|\s+
        long spaceStarts = Masks.spaceStarts(freeSpaces, newlines);
        long starts = Masks.withoutOpenRun(symbolStarts | wordStarts | numberStarts | spaceStarts, freeSpaces, valid);
        // (?i:'s|'t|'re|'ve|'m|'ll|'d)?
        long apostrophes = masks.apostrophe & words << 1 & (words >>> 1 | ~(valid >>> 1));
        return contractions && apostrophes != 0 ? joinContractions(text, at, to, starts, apostrophes) : starts;
    }

    private static long joinContractions(byte[] text, int at, int to, long starts, long apostrophes) {
        int lastEnd = -1;
        for (long rest = apostrophes; rest != 0; rest &= rest - 1) {
            int first = Long.numberOfTrailingZeros(rest);
            int end = Contractions.endIgnoringCase(text, at + first, to) - at;
            // A word has one contraction at most: the second of 's's is a piece.
            if (end == first || first == lastEnd) {
                continue;
            }
            if (end >= BlockMasks.BLOCK) {
                return starts & Masks.below(first);
            }
            starts = (starts & ~(Masks.below(end) ^ Masks.below(first))) | 1L << end;
            lastEnd = end;
        }
        return starts;
    }
}
