package dev.stipple.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/// Reads lines as bytes. Only LF ends a line, and is no part of it; a last line without LF counts.
final class LineReader {
    private final InputStream in;
    private byte[] buffer = new byte[1 << 16];
    /// The bytes read and not yet given out are `[start, end)`.
    private int start;
    private int end;
    private byte[] line = {};

    LineReader(InputStream in) {
        this.in = in;
    }

    /// Moves to the next line; false at the end.
    boolean next() throws IOException {
        int searched = start;
        while (true) {
            for (int i = searched; i < end; i++) {
                if (buffer[i] == '\n') {
                    line = Arrays.copyOfRange(buffer, start, i);
                    start = i + 1;
                    return true;
                }
            }
            int pending = end - start;
            if (!fill()) {
                line = Arrays.copyOfRange(buffer, start, end);
                start = end;
                return pending > 0;
            }
            searched = start + pending;
        }
    }

    /// The line, in an array of its own.
    byte[] line() {
        return line;
    }

    /// Reads more behind the pending bytes, which it may move to the front; false at the end of the input.
    private boolean fill() throws IOException {
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, end - start);
            end -= start;
            start = 0;
        }
        if (end == buffer.length) {
            if (end > Integer.MAX_VALUE / 2) {
                throw new IOException("a line is longer than 1 GB");
            }
            buffer = Arrays.copyOf(buffer, 2 * end);
        }
        int count = in.read(buffer, end, buffer.length - end);
        if (count < 0) {
            return false;
        }
        end += count;
        return true;
    }
}
