package dev.stipple.internal.vectorfile;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Some whole lines of a text, to be parsed apart from the others.
///
/// @param bytes  the lines, with their line ends
/// @param length  how many bytes are used
/// @param offset  where the first line begins in the text
@SuppressWarnings("ArrayRecordComponent") // never compared
record LineBlock(byte[] bytes, int length, long offset) {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long EACH_BYTE = 0x0101010101010101L;

    /// Returns where the line that holds byte `from` ends: at its LF, or at the end of the block. Eight bytes at a
    /// time: a byte that is LF becomes zero, and the lowest zero is the lowest that borrows.
    int lineEnd(int from) {
        int at = from;
        for (; at <= length - Long.BYTES; at += Long.BYTES) {
            long others = (long) LONG.get(bytes, at) ^ ('\n' * EACH_BYTE);
            long zeros = (others - EACH_BYTE) & ~others & (EACH_BYTE << 7);
            if (zeros != 0) {
                return at + (Long.numberOfTrailingZeros(zeros) >>> 3);
            }
        }
        while (at < length && bytes[at] != '\n') {
            at++;
        }
        return at;
    }

    /// Returns how many lines there are.
    int lines() {
        int lines = 0;
        for (int at = 0; at < length; at = lineEnd(at) + 1) {
            lines++;
        }
        return lines;
    }

    /// Returns the first `count` lines, or all if there are fewer.
    LineBlock first(int count) {
        int at = 0;
        for (int lines = 0; lines < count && at < length; lines++) {
            at = lineEnd(at) + 1;
        }
        return new LineBlock(bytes, Math.min(at, length), offset);
    }

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
