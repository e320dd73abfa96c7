package dev.stipple.internal.format;

import dev.stipple.MalformedModelException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Little-endian values read in order from a mapped file, each checked against what the file has left. Of a large
/// file only the pages that are touched are read.
public final class MappedInput implements AutoCloseable {
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfFloat FLOAT =
            ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final Path file;
    private final Arena arena;
    private final MemorySegment bytes;
    private long offset;

    private MappedInput(Path file, Arena arena, MemorySegment bytes) {
        this.file = file;
        this.arena = arena;
        this.bytes = bytes;
    }

    /// Maps `file` and stands at its first byte.
    @SuppressWarnings("MustBeClosedChecker") // the input closes it
    public static MappedInput open(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new FileNotFoundException(file + ": no such file");
        }
        Arena arena = Arena.ofShared();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            MemorySegment bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
            return new MappedInput(file, arena, bytes);
        } catch (IOException | RuntimeException e) {
            arena.close();
            throw e;
        }
    }

    /// Returns the file.
    public Path file() {
        return file;
    }

    /// Returns the number of bytes in the file.
    public long size() {
        return bytes.byteSize();
    }

    /// Returns the offset of what is read next.
    public long offset() {
        return offset;
    }

    /// Returns how many bytes follow.
    public long left() {
        return size() - offset;
    }

    /// Goes on at `offset`, which must not be beyond the end.
    public void seek(long offset) throws MalformedModelException {
        if (offset < 0 || offset > size()) {
            throw malformed(this.offset, "points to offset " + offset + " of " + size() + " bytes");
        }
        this.offset = offset;
    }

    /// Moves `length` bytes on.
    public void skip(long length) throws MalformedModelException {
        need(length);
        offset += length;
    }

    /// Returns the next byte without moving on, or -1 at the end.
    public int peek() {
        return left() == 0 ? -1 : bytes.get(ValueLayout.JAVA_BYTE, offset) & 0xFF;
    }

    /// Reads a byte.
    public byte int8() throws MalformedModelException {
        need(1);
        return bytes.get(ValueLayout.JAVA_BYTE, offset++);
    }

    /// Reads a 32-bit integer.
    public int int32() throws MalformedModelException {
        need(Integer.BYTES);
        int value = bytes.get(INT, offset);
        offset += Integer.BYTES;
        return value;
    }

    /// Reads a 64-bit integer.
    public long int64() throws MalformedModelException {
        need(Long.BYTES);
        long value = bytes.get(LONG, offset);
        offset += Long.BYTES;
        return value;
    }

    /// Reads `length` bytes.
    public byte[] bytes(long length) throws MalformedModelException {
        need(length);
        if (length > Integer.MAX_VALUE - 8) {
            throw malformed(offset, "a part of " + length + " bytes where at most 2^31 are possible");
        }
        byte[] read = new byte[(int) length];
        MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, offset, read, 0, read.length);
        offset += length;
        return read;
    }

    /// Reads `count` floats.
    public float[] floats(long count) throws MalformedModelException {
        if (count < 0 || count > left() / Float.BYTES || count > Integer.MAX_VALUE - 8) {
            throw malformed(offset, count + " numbers where " + left() + " bytes are left");
        }
        float[] read = new float[(int) count];
        MemorySegment.copy(bytes, FLOAT, offset, read, 0, read.length);
        offset += count * Float.BYTES;
        return read;
    }

    /// Reads bytes up to `end`, which is read too but not returned, and at most `longest`.
    public byte[] bytesUntil(int end, int longest) throws MalformedModelException {
        long limit = Math.min(size(), offset + longest + 1L);
        for (long at = offset; at < limit; at++) {
            if (bytes.get(ValueLayout.JAVA_BYTE, at) == end) {
                byte[] read = bytes(at - offset);
                offset++;
                return read;
            }
        }
        throw malformed(
                offset,
                limit == size()
                        ? "the file ends inside a word"
                        : "no word of at most " + longest + " bytes begins here");
    }

    private void need(long length) throws MalformedModelException {
        if (length < 0 || length > left()) {
            throw malformed(offset, "the file ends here, where " + length + " more bytes are needed");
        }
    }

    /// Returns the exception that says that the file is wrong at `offset` for `reason`.
    public MalformedModelException malformed(long offset, String reason) {
        return new MalformedModelException(file.toString(), offset, reason);
    }

    @Override
    public void close() {
        arena.close();
    }
}
