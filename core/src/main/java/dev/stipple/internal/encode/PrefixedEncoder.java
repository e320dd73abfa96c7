package dev.stipple.internal.encode;

import dev.stipple.internal.scan.PieceScanner;

/// Puts a blank before a text, without copying more of it than its first piece.
///
/// @param encoder encodes pieces
/// @param scanner finds the first piece, as the encoder does
/// @param prefix when there is a blank
record PrefixedEncoder(Encoder encoder, PieceScanner scanner, BlankPrefix prefix) implements Encoder {
    @Override
    public void encode(byte[] utf8, int from, int to, Ids ids) {
        int rest = from;
        if (from < to && prefix.applies(utf8, from, to)) {
            rest = firstEnd(utf8, from, to);
            encoder.encode(blankBefore(utf8, from, rest), 0, rest - from + 1, ids);
        }
        encoder.encode(utf8, rest, to, ids);
    }

    @Override
    public int count(byte[] utf8, int from, int to) {
        if (from == to || !prefix.applies(utf8, from, to)) {
            return encoder.count(utf8, from, to);
        }
        int rest = firstEnd(utf8, from, to);
        return encoder.count(blankBefore(utf8, from, rest), 0, rest - from + 1) + encoder.count(utf8, rest, to);
    }

    private int firstEnd(byte[] utf8, int from, int to) {
        int[] ends = new int[1];
        scanner.scan(utf8, from, to, ends);
        return ends[0];
    }

    private static byte[] blankBefore(byte[] utf8, int from, int to) {
        byte[] text = new byte[to - from + 1];
        text[0] = ' ';
        System.arraycopy(utf8, from, text, 1, to - from);
        return text;
    }
}
