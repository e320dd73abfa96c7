package dev.stipple.internal.vectorfile;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/// Some whole lines of a text, to be parsed apart from the others.
///
/// @param bytes  the lines, with their line ends
/// @param length  how many bytes are used
/// @param offset  where the first line begins in the text
@SuppressWarnings("ArrayRecordComponent") // never compared
record LineBlock(byte[] bytes, int length, long offset) {

    /// Cuts a stream into blocks of about `size` bytes. A line that is longer makes its block longer.
    static final class Reader {
        private static final int LONGEST = 1 << 30;

        private final InputStream in;
        private final int size;
        private byte[] carried = new byte[0];
        private long offset;

        Reader(InputStream in, int size) {
            this.in = in;
            this.size = size;
        }

        /// Returns the next block, which is empty at the end.
        LineBlock next() throws IOException {
            byte[] bytes = Arrays.copyOf(carried, Math.max(size, carried.length));
            int length = carried.length;
            while (true) {
                int read = in.readNBytes(bytes, length, bytes.length - length);
                int end = read == 0 ? length : lastLineEnd(bytes, length, length + read);
                length += read;
                if (end > 0 || read == 0) {
                    carried = Arrays.copyOfRange(bytes, end, length);
                    LineBlock block = new LineBlock(bytes, end, offset);
                    offset += end;
                    return block;
                }
                if (length >= LONGEST) {
                    throw new IOException("a line of more than " + LONGEST + " bytes");
                }
                bytes = Arrays.copyOf(bytes, length * 2);
            }
        }

        /// The index behind the last line end in `bytes[from, to)`, or 0.
        private static int lastLineEnd(byte[] bytes, int from, int to) {
            for (int i = to; i > from; i--) {
                if (bytes[i - 1] == '\n') {
                    return i;
                }
            }
            return 0;
        }
    }
}
