package dev.stipple.internal.scan;

/// Places where a text can be cut in two and has the pieces that it has as a whole, by every [KnownPattern]: between a
/// letter and a blank or a line feed.
///
/// In all patterns nothing but letters, marks and a contraction follows a letter within a piece, no piece looks at what
/// is before it, and none that ends in a letter looks at what is behind it.
final class SafeCuts {
    private SafeCuts() {}

    /// The last such place in `text[from, to)`, or [PieceScanner#NO_CUT]; `from` and `to` themselves are none.
    static int last(byte[] text, int from, int to) {
        for (int at = to - 1; at > from; at--) {
            if ((text[at] == ' ' || text[at] == '\n') && endsInLetter(text, from, at)) {
                return at;
            }
        }
        return PieceScanner.NO_CUT;
    }

    private static boolean endsInLetter(byte[] text, int from, int end) {
        int at = end - 1;
        while (at > from && text[at] < (byte) 0xC0) {
            at--;
        }
        return (CharClass.unit(text, at) & CharClass.LETTER) != 0;
    }
}
