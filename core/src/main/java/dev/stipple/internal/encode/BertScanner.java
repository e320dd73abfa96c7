package dev.stipple.internal.encode;

import dev.stipple.internal.scan.PieceScanner;

/// Cuts text for BERT into pieces that mean the same wherever they stand: words, each with the one space before it,
/// ASCII punctuation marks, and ideographs.
///
/// What BERT's normalizer and pre-tokenizer do to a character depends on its neighbours only within a run of
/// characters other than ASCII spaces and punctuation: those are starters of canonical composition and cut words on
/// both sides. So are the ideographs of the block U+4E00 to U+9FFF where the normalizer sets them apart. Everything
/// else, controls and Unicode spaces among it, stays inside its run, which [BertWords] then cuts.
final class BertScanner implements PieceScanner {
    private static final byte WORD = 0;
    private static final byte SPACE = 1;
    private static final byte PUNCTUATION = 2;
    private static final byte IDEOGRAPH = 3;

    private final byte[] kinds = new byte[256];

    /// A scanner that sets ideographs apart or leaves them in words, as the normalizer does.
    BertScanner(boolean ideographsApart) {
        for (char c : " \t\n\r".toCharArray()) {
            kinds[c] = SPACE;
        }
        for (char c = '!'; c <= '~'; c++) {
            if (!Character.isLetterOrDigit(c)) {
                kinds[c] = PUNCTUATION;
            }
        }
        // U+5000 to U+9FFF begin with E5 to E9; so do no other characters.
        for (int lead = 0xE5; lead <= 0xE9 && ideographsApart; lead++) {
            kinds[lead] = IDEOGRAPH;
        }
    }

    @Override
    public int scan(byte[] text, int from, int to, int[] ends) {
        int count = 0;
        for (int at = from; at < to && count < ends.length; ) {
            at = end(text, at, to);
            ends[count++] = at;
        }
        return count;
    }

    private int end(byte[] text, int from, int to) {
        int at = from;
        byte kind = kinds[text[at++] & 0xFF];
        if (kind == SPACE && at < to) {
            kind = kinds[text[at] & 0xFF];
            if (kind != WORD) {
                return at;
            }
            at++;
        }
        if (kind == IDEOGRAPH) {
            return from + 3;
        }
        if (kind == WORD) {
            while (at < to && kinds[text[at] & 0xFF] == WORD) {
                at++;
            }
        }
        return at;
    }
}
