package dev.stipple.text;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/// The lines of a stream, or all of it, as byte slices of one buffer that the next call overwrites.
final class Pieces implements Closeable {
    private static final int BLOCK = 1 << 16;
    /// The longest array that every JVM allows.
    private static final int LONGEST = Integer.MAX_VALUE - 8;

    private final InputStream in;
    private byte[] buffer = new byte[BLOCK];
    private int start;
    private int end;
    private int filled;
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

    boolean endsWithLineFeed() {
        return end > start && buffer[end - 1] == '\n';
    }

    /// Moves to the next line and its line feed; false when there is none.
    boolean nextLine() throws IOException {
        start = end;
        int scanned = start;
        while (true) {
            for (int i = scanned; i < filled; i++) {
                if (buffer[i] == '\n') {
                    end = i + 1;
                    return true;
                }
            }
            int kept = filled - start;
            if (!fill()) {
                end = filled;
                return end > start;
            }
            scanned = start + kept;
        }
    }

    /// Moves to the whole rest of the stream; true once, even when the stream is empty.
    boolean nextWhole() throws IOException {
        start = end;
        if (whole) {
            return false;
        }
        while (fill()) {
            // Reads on.
        }
        end = filled;
        whole = true;
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
