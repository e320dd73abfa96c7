package dev.stipple.internal.scan;

import dev.stipple.internal.simd.BlockMasks;

/// [DeepSeekMatcher] on masks, up to the first character that is neither letter nor number, mark, symbol or space:
/// such a one may be a gap.
record DeepSeekRule() implements BlockRule {
    @Override
    public long starts(byte[] text, int at, int to, BlockMasks masks, WideMasks wide, long classified) {
        long wideWords = wide.letter() | wide.mark;
        long gaps = masks.control | (masks.wide & ~(wideWords | wide.symbol));
        long valid = classified & Masks.before(gaps);
        long eastAsian = wide.eastAsian & valid;
        long ascii = (masks.upper | masks.lower) & valid;
        long words = (ascii | wideWords) & valid;
        long numbers = masks.number & valid;
        long spaces = masks.space & valid;
        long newlines = masks.newline & valid;
        long symbols = valid & ~(words | numbers | spaces);
        // Outside of [一-龥぀-ゟ゠-ヿ]+:  ?[\p{P}\p{S}]+[\r\n]*
        long symbolStarts = Masks.runStarts(symbols & ~eastAsian) & ~(masks.blank << 1);
        long freeSpaces = spaces & ~Masks.tails(symbols & ~eastAsian, newlines, newlines);
        // [!"#$%&'()*+,\-./:;<=>?@\[\\\]^_`{|}~][A-Za-z]+, behind which other letters begin a piece
        long prefixed = symbolStarts << 1 & ~(masks.wide << 1) & ascii;
        long wordStarts = (ascii + prefixed) & ~ascii & words;
        // [^\r\n\p{L}\p{P}\p{S}]?[\p{L}\p{M}]+
        long blanks = (spaces & ~newlines) << 1;
        wordStarts |= Masks.runStarts(words & ~eastAsian) & ~(prefixed | blanks);
        // Inside: [\p{P}\p{S}]+|[\p{L}\p{M}]+
        long eastAsianStarts = Masks.runStarts(words & eastAsian) | Masks.runStarts(symbols & eastAsian);
        // \p{N}{1,3}
        long numberStarts = Masks.numberStarts(numbers, 3);
        // \s*[\r\n]+|\s+(?!\S)|\s+, where what is split off before ends the text
        long beforeEnd = spaces & (numbers | eastAsian) >>> 1;
        long kept = Masks.runStarts(freeSpaces) | (spaces & newlines) << 1;
        long spaceStarts = Masks.spaceStarts(freeSpaces, newlines) & ~(beforeEnd & ~kept);
        long starts = symbolStarts | wordStarts | eastAsianStarts | numberStarts | spaceStarts;
        return Masks.withoutOpenRun(starts, freeSpaces, valid);
    }
}
