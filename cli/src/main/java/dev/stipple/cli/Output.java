package dev.stipple.cli;

import java.io.Flushable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// Buffered results: text as UTF-8 whatever the locale, numbers without an object each.
///
/// Unlike `PrintStream` it reports a failed write, so that a full disk is an error and a closed pipe ends the work.
public final class Output extends OutputStream implements Flushable {
    private static final int CAPACITY = 1 << 16;

    /// The longest number, `-2147483648`.
    private static final int INT_LENGTH = 11;

    private final OutputStream out;
    private final byte[] buffer = new byte[CAPACITY];
    private final ByteBuffer littleEndian = ByteBuffer.wrap(buffer).order(ByteOrder.LITTLE_ENDIAN);
    private int length;

    /// Writes to `out`, which is flushed but never closed.
    public Output(OutputStream out) {
        this.out = out;
    }

    /// Prints text; a lone surrogate becomes `?`.
    public Output print(CharSequence text) throws IOException {
        write(text.toString().getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /// Prints one character of ASCII.
    public Output print(char ascii) throws IOException {
        write(ascii);
        return this;
    }

    /// Prints a number in decimal.
    public Output print(int number) throws IOException {
        reserve(INT_LENGTH);
        if (number < 0) {
            print(Integer.toString(number));
            return this;
        }
        int end = length + digits(number);
        length = end;
        int rest = number;
        do {
            buffer[--end] = (byte) ('0' + rest % 10);
            rest /= 10;
        } while (rest != 0);
        return this;
    }

    /// Prints a line, ended by LF on every system.
    public Output line(CharSequence text) throws IOException {
        return print(text).print('\n');
    }

    /// Writes a number as four little-endian bytes.
    public Output int32(int number) throws IOException {
        reserve(Integer.BYTES);
        littleEndian.putInt(length, number);
        length += Integer.BYTES;
        return this;
    }

    @Override
    public void write(int b) throws IOException {
        reserve(1);
        buffer[length++] = (byte) b;
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        if (count > CAPACITY) {
            drain();
            out.write(bytes, offset, count);
            return;
        }
        reserve(count);
        System.arraycopy(bytes, offset, buffer, length, count);
        length += count;
    }

    @Override
    public void flush() throws IOException {
        drain();
        out.flush();
    }

    @Override
    public void close() throws IOException {
        flush();
    }

    private void reserve(int count) throws IOException {
        if (CAPACITY - length < count) {
            drain();
        }
    }

    private void drain() throws IOException {
        int count = length;
        // Before the write: after a failed one, a flush on the way out must not write the same bytes again.
        length = 0;
        if (count > 0) {
            out.write(buffer, 0, count);
        }
    }

    private static int digits(int number) {
        int digits = 1;
        for (int rest = number / 10; rest != 0; rest /= 10) {
            digits++;
        }
        return digits;
    }
}
