package dev.stipple.internal.train;

import java.io.IOException;
import java.util.Objects;

/// The sentences between two positions of [IdChunks].
final class ChunkShard implements IdCorpus.Shard {
    private static final int[] NOTHING = {};

    private final IdChunks corpus;
    private final long start;
    private final long end;

    private int chunk;
    /// Where in the chunk the next sentence begins, and the number of its text.
    private int at;

    private long nextText;

    private int[] ids = NOTHING;
    /// The chunk that `ids` are of.
    private int loaded = -1;

    private int from;
    private int to;
    private long text;

    ChunkShard(IdChunks corpus, long start, long end) throws IOException {
        this.corpus = corpus;
        this.start = start;
        this.end = end;
        goTo(start);
    }

    @Override
    public boolean next() throws IOException {
        while (position() < end - start) {
            int length = (int) (Math.min(end, corpus.start(chunk + 1)) - corpus.start(chunk));
            if (at == length) {
                chunk++;
                at = 0;
                continue;
            }
            if (loaded != chunk) {
                ids = corpus.ids(chunk);
                loaded = chunk;
            }
            from = at;
            to = IdChunks.sentenceEnd(ids, at, length);
            text = nextText;
            boolean ends = to < length;
            at = ends ? to + 1 : to;
            nextText += ends ? 1 : 0;
            if (to > from) {
                return true;
            }
        }
        return false;
    }

    @Override
    public int[] ids() {
        return ids;
    }

    @Override
    public int from() {
        return from;
    }

    @Override
    public int to() {
        return to;
    }

    @Override
    public long text() {
        return text;
    }

    @Override
    public long position() {
        return corpus.start(chunk) + at - start;
    }

    @Override
    public void moveTo(long position) throws IOException {
        Objects.checkIndex(position, end - start + 1);
        goTo(start + position);
    }

    private void goTo(long position) throws IOException {
        chunk = corpus.chunkAt(position);
        at = (int) (position - corpus.start(chunk));
        nextText = corpus.textsBefore(position);
    }

    @Override
    public void close() {
        ids = NOTHING;
    }
}
