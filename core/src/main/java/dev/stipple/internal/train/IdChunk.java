package dev.stipple.internal.train;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// A stretch of a corpus: the numbers of its words, with [#END] behind each text that ends in it. They are in memory,
/// or in a file.
final class IdChunk {
    /// Stands behind each text.
    static final int END = -1;

    private final @Nullable IdFile file;
    private final long offset;
    /// Empty where they are in a file.
    private final int[] inMemory;

    private int length;
    private int texts;

    private IdChunk(@Nullable IdFile file, long offset, int[] inMemory, int length) {
        this.file = file;
        this.offset = offset;
        this.inMemory = inMemory;
        this.length = length;
    }

    /// Returns a chunk of `ids`, which stay in memory.
    static IdChunk inMemory(int[] ids) {
        return new IdChunk(null, 0, ids, ids.length);
    }

    /// Returns a chunk of `ids`, which are written to `file`.
    static IdChunk in(IdFile file, int[] ids) throws IOException {
        long offset = file.reserve(ids.length);
        file.write(offset, ids, ids.length);
        return new IdChunk(file, offset, new int[0], ids.length);
    }

    /// Replaces each number by its row, and leaves out those whose row is negative.
    void renumber(int[] rows) throws IOException {
        int[] ids = ids();
        int kept = 0;
        for (int i = 0; i < length; i++) {
            int id = ids[i] == END ? END : rows[ids[i]];
            if (id >= 0 || ids[i] == END) {
                texts += id == END ? 1 : 0;
                ids[kept++] = id;
            }
        }
        length = kept;
        if (file != null) {
            file.write(offset, ids, kept);
        }
    }

    /// How many texts end in it.
    int texts() {
        return texts;
    }

    /// Ids and ends.
    int length() {
        return length;
    }

    /// Returns the ids, of which the first [#length()] count; not to be changed.
    int[] ids() throws IOException {
        return file == null ? inMemory : file.read(offset, length);
    }
}
