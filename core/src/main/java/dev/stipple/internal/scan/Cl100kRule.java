package dev.stipple.internal.scan;

import dev.stipple.internal.simd.BlockMasks;

/// [Cl100kMatcher] on masks, for 1 or 3 digits. How spaces end the text is left to the matcher.
record Cl100kRule(int digits) implements BlockRule {
    @Override
    public long starts(byte[] text, int at, int to, BlockMasks masks, WideMasks wide, long valid) {
        long letters = (masks.upper | masks.lower | wide.letter()) & valid;
        long numbers = masks.number & valid;
        long spaces = masks.space & valid;
        long newlines = masks.newline & valid;
        long symbols = valid & ~(letters | numbers | spaces);
        //  ?[^\s\p{L}\p{N}]+[\r\n]*
        long symbolStarts = Masks.runStarts(symbols) & ~(masks.blank << 1);
        long freeSpaces = spaces & ~Masks.tails(symbols, newlines, newlines);
        // [^\r\n\p{L}\p{N}]?\p{L}+
        long prefixes = Masks.characters(symbolStarts, masks.continuation) | (spaces & ~newlines);
        long letterStarts = Masks.runStarts(letters) & ~(prefixes << 1);
        // \p{N}{1,digits}
        long numberStarts = Masks.numberStarts(numbers, digits);
        // \s*[\r\n]+|\s+(?!\S)|\s
        long spaceStarts = Masks.spaceStarts(freeSpaces, newlines);
        long starts = Masks.withoutOpenRun(symbolStarts | letterStarts | numberStarts | spaceStarts, freeSpaces, valid);
        // '(?i:[sdmt]|ll|ve|re)
        long apostrophes = masks.apostrophe & symbolStarts & (letters >>> 1 | ~(valid >>> 1));
        return apostrophes == 0 ? starts : cutContractions(text, at, to, starts, apostrophes);
    }

    private static long cutContractions(byte[] text, int at, int to, long starts, long apostrophes) {
        for (long rest = apostrophes; rest != 0; rest &= rest - 1) {
            int first = Long.numberOfTrailingZeros(rest);
            int end = Contractions.endIgnoringCase(text, at + first, to) - at;
            if (end >= BlockMasks.BLOCK) {
                return starts & Masks.upTo(first);
            }
            // Its letters follow a prefix and hence are no starts; what follows them is.
            starts |= end > first ? 1L << end : 0;
        }
        return starts;
    }
}
