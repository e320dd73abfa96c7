package dev.stipple.text;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/// The lines of a stream, or all of it, as byte slices of one buffer that the next call overwrites. Long ones can be
/// had in parts.
final class Pieces implements Closeable {
    private static final int BLOCK = 1 << 16;
    /// The longest array that every JVM allows.
    private static final int LONGEST = Integer.MAX_VALUE - 8;

    private final InputStream in;
    private byte[] buffer = new byte[BLOCK];
    private int start;
    private int end;
    private int filled;
    private boolean goesOn;
    private boolean whole;

    Pieces(InputStream in) {
        this.in = in;
    }

    byte[] bytes() {
        return buffer;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    /// Whether the piece is a part that another one follows.
    boolean goesOn() {
        return goesOn;
    }

    boolean endsWithLineFeed() {
        return end > start && buffer[end - 1] == '\n';
    }

    /// Moves to the next line and its line feed, or the rest of it; false when there is none.
    boolean nextLine() throws IOException {
        return nextLinePart(LONGEST);
    }

    /// Moves to the next line and its line feed, or to a part of it that ends before the first run of blanks after
    /// `bytes` bytes.
    boolean nextLinePart(int bytes) throws IOException {
        start = end;
        int scanned = 0;
        while (!endsLine(scanned, bytes)) {
            scanned = filled - start;
            if (!fill()) {
                end = filled;
                return end > start;
            }
        }
        return true;
    }

    /// Ends the piece behind the first line feed from `start + scanned` on, or where it may be cut.
    private boolean endsLine(int scanned, int bytes) {
        goesOn = false;
        int mayBeCut = (int) Math.min(filled, (long) start + bytes);
        for (int i = start + scanned; i < mayBeCut; i++) {
            if (buffer[i] == '\n') {
                end = i + 1;
                return true;
            }
        }
        for (int i = Math.max(mayBeCut, start + scanned); i < filled; i++) {
            if (buffer[i] == '\n') {
                end = i + 1;
                return true;
            }
            if (isCut(i)) {
                return true;
            }
        }
        return false;
    }

    /// Moves to the whole rest of the stream; true once, even when the stream is empty.
    boolean nextWhole() throws IOException {
        return nextWholePart(LONGEST);
    }

    /// Moves to the rest of the stream, or to a part of it that ends before the first run of blanks after `bytes`
    /// bytes.
    boolean nextWholePart(int bytes) throws IOException {
        start = end;
        goesOn = false;
        if (whole) {
            return false;
        }
        long scanned = bytes;
        while (!isCutAfter(start + scanned)) {
            scanned = Math.max(bytes, filled - start);
            if (!fill()) {
                end = filled;
                whole = true;
                return true;
            }
        }
        return true;
    }

    private boolean isCutAfter(long from) {
        for (long i = from; i < filled; i++) {
            if (isCut((int) i)) {
                return true;
            }
        }
        return false;
    }

    /// Ends the piece before `i` if a run of blanks begins there.
    private boolean isCut(int i) {
        if (i == start || buffer[i] != ' ' || buffer[i - 1] == ' ') {
            return false;
        }
        end = i;
        goesOn = true;
        return true;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /// Reads more behind what is filled, after moving the piece to the front; false at the end of the stream.
    private boolean fill() throws IOException {
        if (filled == buffer.length) {
            int kept = filled - start;
            byte[] target = kept > buffer.length / 2 ? new byte[larger(buffer.length)] : buffer;
            System.arraycopy(buffer, start, target, 0, kept);
            buffer = target;
            start = 0;
            end = 0;
            filled = kept;
        }
        int count = in.read(buffer, filled, buffer.length - filled);
        filled += Math.max(count, 0);
        return count > 0;
    }

    private static int larger(int length) throws IOException {
        if (length == LONGEST) {
            throw new IOException("a text of more than " + LONGEST + " bytes; texts must be shorter than 2 GB");
        }
        return length > LONGEST / 2 ? LONGEST : 2 * length;
    }
}
