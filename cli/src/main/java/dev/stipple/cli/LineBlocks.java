package dev.stipple.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/// Cuts a stream into blocks of whole lines. A line ends at LF only, the last one perhaps at the end of the
/// stream.
final class LineBlocks {
    /// Large enough to be worth handing to another thread, small enough that some dozens fit any heap.
    private static final int BLOCK = 1 << 20;

    private static final int LONGEST = Integer.MAX_VALUE - 8;

    private final InputStream in;
    private final String name;
    private byte[] buffer = new byte[BLOCK];
    private int filled;

    LineBlocks(InputStream in, String name) {
        this.in = in;
        this.name = name;
    }

    /// The next lines with their ends, as many as one read gives; empty at the end of the stream.
    Optional<byte[]> next() throws IOException {
        while (true) {
            int count = in.read(buffer, filled, buffer.length - filled);
            if (count < 0) {
                return filled == 0 ? Optional.empty() : Optional.of(take(filled));
            }
            filled += count;
            int end = lastLineEnd(filled - count);
            if (end > 0) {
                return Optional.of(take(end));
            }
            if (filled == buffer.length) {
                grow();
            }
        }
    }

    /// Whether the next read would wait, as far as the stream can tell.
    boolean waits() throws IOException {
        return in.available() == 0;
    }

    private byte[] take(int end) {
        byte[] block = Arrays.copyOf(buffer, end);
        filled -= end;
        if (buffer.length > BLOCK && filled < BLOCK) {
            buffer = Arrays.copyOf(Arrays.copyOfRange(buffer, end, end + filled), BLOCK);
        } else {
            System.arraycopy(buffer, end, buffer, 0, filled);
        }
        return block;
    }

    private int lastLineEnd(int from) {
        for (int i = filled; i > from; i--) {
            if (buffer[i - 1] == '\n') {
                return i;
            }
        }
        return 0;
    }

    private void grow() throws IOException {
        if (buffer.length == LONGEST) {
            throw new IOException(name + ": a line of more than " + LONGEST + " bytes");
        }
        buffer = Arrays.copyOf(buffer, buffer.length > LONGEST / 2 ? LONGEST : 2 * buffer.length);
    }
}
