package dev.stipple.internal.encode;

import dev.stipple.internal.scan.PieceScanner;
import dev.stipple.internal.unicode.Utf8Reader;
import java.util.Arrays;

/// A text in UTF-8, a window at a time, each of which has the pieces that it has in the whole text.
///
/// So a long text is turned into bytes, cut and looked up piece by piece within the second-level cache, and is never
/// there as a whole. A window is larger only where the scanner finds no place to cut. One thread at a time.
final class TextWindow {
    private static final int SIZE = 1 << 15;

    private final PieceScanner scanner;
    private final Utf8Reader reader = new Utf8Reader();
    private byte[] bytes = new byte[SIZE + Utf8Reader.ROOM];
    private int cut;
    private int size;

    TextWindow(PieceScanner scanner) {
        this.scanner = scanner;
    }

    /// Starts a text.
    void open(String text) {
        reader.open(text);
        cut = 0;
        size = 0;
    }

    /// Moves on, and tells whether there is anything more.
    boolean next() {
        System.arraycopy(bytes, cut, bytes, 0, size - cut);
        size -= cut;
        cut = PieceScanner.NO_CUT;
        for (int wanted = SIZE; cut == PieceScanner.NO_CUT && !reader.isAtEnd(); wanted = 2 * size) {
            fill(wanted);
            cut = scanner.lastCut(bytes, 0, size);
        }
        cut = reader.isAtEnd() ? size : cut;
        return cut > 0;
    }

    private void fill(int wanted) {
        while (size < wanted && !reader.isAtEnd()) {
            if (bytes.length - size < Utf8Reader.ROOM) {
                bytes = Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 8L, 2L * bytes.length));
            }
            size = reader.read(bytes, size);
        }
    }

    /// The window begins at index 0; what is behind [#end] is no part of it.
    byte[] bytes() {
        return bytes;
    }

    int end() {
        return cut;
    }

    /// How many chars have been read, some of which may be behind the window.
    int done() {
        return reader.done();
    }

    /// Forgets the text.
    void close() {
        reader.close();
        if (bytes.length > SIZE + Utf8Reader.ROOM) {
            bytes = new byte[SIZE + Utf8Reader.ROOM];
        }
    }
}
