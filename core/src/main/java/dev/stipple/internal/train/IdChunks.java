package dev.stipple.internal.train;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/// A corpus in chunks, in memory or in a file.
final class IdChunks implements IdCorpus {
    private final List<IdChunk> chunks;
    private final IdFile file;
    /// Where each chunk begins when all are laid end to end, and where the last one ends.
    private final long[] starts;

    private final long size;
    private final long texts;

    /// Takes chunks, some of which may be in `file`.
    IdChunks(List<IdChunk> chunks, IdFile file) {
        this.chunks = chunks;
        this.file = file;
        this.starts = new long[chunks.size() + 1];
        for (int i = 0; i < chunks.size(); i++) {
            starts[i + 1] = starts[i] + chunks.get(i).length();
        }
        this.texts = chunks.stream().mapToLong(IdChunk::texts).sum();
        this.size = starts[chunks.size()] - texts;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public long texts() {
        return texts;
    }

    @Override
    public Shard shard(int index, int of) throws IOException {
        if (index < 0 || index >= of) {
            throw new IllegalArgumentException("shard " + index + " of " + of);
        }
        return new ChunkShard(this, boundary(index, of), boundary(index + 1, of));
    }

    /// Where shard `index` begins: at a sentence, or within one that is too long to wait for its end.
    private long boundary(int index, int of) throws IOException {
        long end = starts[chunks.size()];
        if (index == of) {
            return end;
        }
        long even = (long) ((double) end / of * index);
        long latest = even + end / of / 2;
        int chunk = chunkAt(even);
        if (chunk == chunks.size() || even == starts[chunk]) {
            return even;
        }
        int behind = 1
                + sentenceEnd(
                        ids(chunk),
                        (int) (even - starts[chunk]) - 1,
                        chunks.get(chunk).length());
        long next = Math.min(starts[chunk] + behind, starts[chunk + 1]);
        return next <= latest ? next : even;
    }

    /// The chunk that `position` is in; the number of chunks for their end.
    int chunkAt(long position) {
        int found = Arrays.binarySearch(starts, position);
        if (found < 0) {
            return -found - 2;
        }
        // Of chunks that are empty the last begins here too.
        int chunk = found;
        while (chunk + 1 < starts.length && starts[chunk + 1] == position) {
            chunk++;
        }
        return chunk;
    }

    long start(int chunk) {
        return starts[chunk];
    }

    int chunks() {
        return chunks.size();
    }

    /// The ids and ends of a chunk.
    int[] ids(int chunk) throws IOException {
        return chunks.get(chunk).ids();
    }

    /// Where the sentence that goes on at `from` of a chunk's ids ends, `to` at the latest.
    static int sentenceEnd(int[] ids, int from, int to) {
        int at = from;
        while (at < to && ids[at] != IdChunk.END) {
            at++;
        }
        return at;
    }

    /// How many texts end before `position`.
    long textsBefore(long position) throws IOException {
        int chunk = chunkAt(position);
        long before = 0;
        for (int i = 0; i < chunk; i++) {
            before += chunks.get(i).texts();
        }
        int inChunk = (int) (position - starts[chunk]);
        int[] ids = inChunk == 0 ? new int[0] : ids(chunk);
        for (int i = 0; i < inChunk; i++) {
            before += ids[i] == IdChunk.END ? 1 : 0;
        }
        return before;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
