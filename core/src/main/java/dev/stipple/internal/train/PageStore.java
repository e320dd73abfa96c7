package dev.stipple.internal.train;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Keeps pages of ints: in memory up to a bound, then in a temporary file, which goes when the store is closed.
///
/// Thread-safe, but for [#close].
final class PageStore implements AutoCloseable {
    /// Ints in a page: 4 KiB.
    static final int PAGE = 1 << 10;

    private static final int BYTES = PAGE * Integer.BYTES;

    private final long pagesInMemory;
    private final List<int[]> inMemory = new ArrayList<>();
    private int inFile;
    private @Nullable FileChannel file;

    /// Keeps up to `memory` bytes in memory.
    PageStore(long memory) {
        this.pagesInMemory = memory / BYTES;
    }

    /// Keeps `page`, which is the store's from now on, and returns its number.
    synchronized int add(int[] page) throws IOException {
        if (inFile == 0 && inMemory.size() < pagesInMemory) {
            inMemory.add(page);
            return inMemory.size() - 1;
        }
        ByteBuffer bytes = ByteBuffer.allocate(BYTES);
        bytes.asIntBuffer().put(page);
        FileChannel channel = openFile();
        for (long at = (long) inFile * BYTES; bytes.hasRemaining(); ) {
            at += channel.write(bytes, at);
        }
        return inMemory.size() + inFile++;
    }

    /// Copies the first `count` ints of a page to `into[at]`.
    void read(int page, int count, int[] into, int at) throws IOException {
        FileChannel channel;
        synchronized (this) {
            if (page < inMemory.size()) {
                System.arraycopy(inMemory.get(page), 0, into, at, count);
                return;
            }
            channel = openFile();
        }
        ByteBuffer bytes = ByteBuffer.allocate(count * Integer.BYTES);
        for (long from = (long) (page - inMemory.size()) * BYTES; bytes.hasRemaining(); ) {
            from += channel.read(bytes, from);
        }
        bytes.flip().asIntBuffer().get(into, at, count);
    }

    private FileChannel openFile() throws IOException {
        if (file == null) {
            Path path = Files.createTempFile("stipple-", ".pages");
            file = FileChannel.open(
                    path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        }
        return file;
    }

    @Override
    public void close() throws IOException {
        inMemory.clear();
        if (file != null) {
            file.close();
        }
    }
}
