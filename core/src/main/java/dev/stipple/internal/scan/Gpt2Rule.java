package dev.stipple.internal.scan;

import dev.stipple.internal.simd.BlockMasks;

/// [Gpt2Matcher] on masks. With `numbersApart`, the block is decided up to the first character that is neither letter
/// nor number, mark, symbol or space, as the matcher knows numbers among those.
record Gpt2Rule(boolean numbersApart) implements BlockRule {
    @Override
    public long starts(byte[] text, int at, int to, BlockMasks masks, WideMasks wide, long classified) {
        long others = masks.wide & ~(wide.letter() | wide.mark | wide.symbol);
        long valid = numbersApart ? classified & Masks.before(others) : classified;
        long letters = (masks.upper | masks.lower | wide.letter()) & valid;
        long numbers = masks.number & valid;
        long spaces = masks.space & valid;
        long symbols = valid & ~(letters | numbers | spaces);
        long afterBlank = masks.blank << 1;
        //  ?\p{L}+| ?[^\s\p{L}\p{N}]+
        long symbolStarts = Masks.runStarts(symbols) & ~afterBlank;
        long starts = symbolStarts | (Masks.runStarts(letters) & ~afterBlank);
        //  ?\p{N}+
        starts |= numbersApart ? numbers : Masks.runStarts(numbers) & ~afterBlank;
        // \s+(?!\S)|\s
        long last = spaces & ~(spaces >>> 1);
        starts |= Masks.runStarts(spaces) | (numbersApart ? last & ~(numbers >>> 1) : last);
        starts = Masks.withoutOpenRun(starts, spaces, valid);
        // '(?:[sdmt]|ll|ve|re)
        long apostrophes = masks.apostrophe & symbolStarts & masks.lower >>> 1;
        return apostrophes == 0 ? starts : cutContractions(text, at, to, starts, apostrophes);
    }

    private static long cutContractions(byte[] text, int at, int to, long starts, long apostrophes) {
        for (long rest = apostrophes; rest != 0; rest &= rest - 1) {
            int first = Long.numberOfTrailingZeros(rest);
            int end = Contractions.end(text, at + first, to) - at;
            if (end >= BlockMasks.BLOCK) {
                return starts & Masks.upTo(first);
            }
            if (end > first) {
                starts = (starts & ~(2L << first)) | 1L << end;
            }
        }
        return starts;
    }
}
