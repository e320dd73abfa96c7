package dev.stipple.internal.train;

import dev.stipple.internal.Phase;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// A temporary file of ids, made when it is first needed; it goes when it is closed. Thread-safe, but for [#close].
final class IdFile implements AutoCloseable {
    private final AtomicLong end = new AtomicLong();
    private @Nullable Path path;
    private @Nullable FileChannel channel;

    /// Returns where there is room for so many ids.
    long reserve(int count) {
        return end.getAndAdd((long) count * Integer.BYTES);
    }

    /// Writes the first `count` of `ids` at `offset`.
    void write(long offset, int[] ids, int count) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(count * Integer.BYTES);
        bytes.asIntBuffer().put(ids, 0, count);
        FileChannel file = open();
        try {
            for (long at = offset; bytes.hasRemaining(); ) {
                at += file.write(bytes, at);
            }
        } catch (ClosedByInterruptException e) {
            throw Phase.interrupted("count words");
        } catch (IOException e) {
            throw new IOException(
                    "the corpus is larger than the memory, and cannot be kept in " + path + ": " + e.getMessage()
                            + "; java.io.tmpdir names another folder for temporary files",
                    e);
        }
    }

    /// Reads `count` ids at `offset`.
    int[] read(long offset, int count) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(count * Integer.BYTES);
        FileChannel file = open();
        try {
            for (long at = offset; bytes.hasRemaining(); ) {
                int read = file.read(bytes, at);
                if (read < 0) {
                    throw new IOException(path + ": the temporary file has been cut short");
                }
                at += read;
            }
        } catch (ClosedByInterruptException e) {
            throw Phase.interrupted("train");
        }
        int[] ids = new int[count];
        bytes.flip().asIntBuffer().get(ids);
        return ids;
    }

    private synchronized FileChannel open() throws IOException {
        if (channel == null) {
            path = Files.createTempFile("stipple-", ".ids");
            channel = FileChannel.open(
                    path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        }
        return channel;
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }
}
