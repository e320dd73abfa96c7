package dev.stipple.internal.format;

import dev.stipple.MalformedModelException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;

/// Little-endian values read from a file in order, through a buffer, each length checked against what the file has
/// left.
final class GgufInput {
    private static final int MAX_KEY = 1 << 16;

    private final String file;
    private final FileChannel channel;
    private final long size;
    private final ByteBuffer buffer =
            ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN).limit(0);
    /// The offset in the file of the buffer's first byte.
    private long bufferStart;

    GgufInput(String file, FileChannel channel) throws IOException {
        this.file = file;
        this.channel = channel;
        this.size = channel.size();
    }

    long offset() {
        return bufferStart + buffer.position();
    }

    byte int8() throws IOException {
        return need(1).get();
    }

    short int16() throws IOException {
        return need(2).getShort();
    }

    int int32() throws IOException {
        return need(4).getInt();
    }

    long int64() throws IOException {
        return need(8).getLong();
    }

    float float32() throws IOException {
        return need(4).getFloat();
    }

    double float64() throws IOException {
        return need(8).getDouble();
    }

    /// Reads how many things of `width` bytes or more follow.
    long count(int width) throws IOException {
        long at = offset();
        long count = int64();
        if (count < 0 || count > (size - offset()) / width) {
            throw malformed(
                    at,
                    "a length of " + Long.toUnsignedString(count) + " where " + (size - offset()) + " bytes are left");
        }
        return count;
    }

    byte[] bytes() throws IOException {
        long at = offset();
        long length = count(1);
        if (length > Integer.MAX_VALUE - 8) {
            throw malformed(at, "text of " + length + " bytes");
        }
        byte[] bytes = new byte[(int) length];
        int done = Math.min(bytes.length, buffer.remaining());
        buffer.get(bytes, 0, done);
        ByteBuffer rest = ByteBuffer.wrap(bytes, done, bytes.length - done);
        long from = offset();
        while (rest.hasRemaining()) {
            if (channel.read(rest, from + rest.position() - done) < 0) {
                throw malformed(from, "the file ends inside a value");
            }
        }
        skip(bytes.length - done);
        return bytes;
    }

    String key() throws IOException {
        long at = offset();
        byte[] bytes = bytes();
        if (bytes.length > MAX_KEY) {
            throw malformed(at, "a key of " + bytes.length + " bytes");
        }
        return utf8(bytes);
    }

    /// Moves `length` bytes on, which the file must have.
    void skip(long length) throws IOException {
        if (length > size - offset()) {
            throw malformed(offset(), "the file ends inside a value");
        }
        if (length <= buffer.remaining()) {
            buffer.position(buffer.position() + (int) length);
        } else {
            bufferStart = offset() + length;
            buffer.position(0).limit(0);
        }
    }

    MalformedModelException malformed(long offset, String reason) {
        return new MalformedModelException(file, offset, reason);
    }

    static String utf8(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private ByteBuffer need(int length) throws IOException {
        if (buffer.remaining() < length) {
            bufferStart = offset();
            buffer.compact();
            while (buffer.position() < length) {
                if (channel.read(buffer, bufferStart + buffer.position()) < 0) {
                    buffer.flip();
                    throw malformed(bufferStart, "the file ends inside a value");
                }
            }
            buffer.flip();
        }
        return buffer;
    }
}
