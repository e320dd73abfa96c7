package dev.stipple.internal.scan;

import dev.stipple.internal.simd.BlockMasks;

/// [DeepSeekMatcher] on masks, up to the first character beyond ASCII or control, which may be a gap.
record DeepSeekRule() implements BlockRule {
    @Override
    public long starts(byte[] text, int at, int to, BlockMasks masks, WideMasks wide, long classified) {
        long valid = Masks.before(masks.wide | masks.control);
        long letters = (masks.upper | masks.lower) & valid;
        long numbers = masks.number & valid;
        long spaces = masks.space & valid;
        long newlines = masks.newline & valid;
        long symbols = valid & ~(letters | numbers | spaces);
        //  ?[\p{P}\p{S}]+[\r\n]*
        long symbolStarts = Masks.runStarts(symbols) & ~(masks.blank << 1);
        long freeSpaces = spaces & ~Masks.tails(symbols, newlines, newlines);
        // [!"#$%&'()*+,\-./:;<=>?@\[\\\]^_`{|}~][A-Za-z]+|[^\r\n\p{L}\p{P}\p{S}]?[\p{L}\p{M}]+
        long prefixes = symbolStarts | (spaces & ~newlines);
        long letterStarts = Masks.runStarts(letters) & ~(prefixes << 1);
        // \p{N}{1,3}
        long numberStarts = Masks.numberStarts(numbers, 3);
        // \s*[\r\n]+|\s+(?!\S)|\s+, where a number ends the text as it is split off before
        long beforeNumber = spaces & numbers >>> 1;
        long lineStarts = spaces & newlines << 1;
        long spaceStarts =
                Masks.spaceStarts(freeSpaces, newlines) & ~(beforeNumber & ~lineStarts & ~Masks.runStarts(freeSpaces));
        return Masks.withoutOpenRun(symbolStarts | letterStarts | numberStarts | spaceStarts, freeSpaces, valid);
    }
}
