package dev.stipple.internal.encode;

import dev.stipple.internal.scan.PieceScanner;

/// One thread's way through a text: chunk by chunk, find the pieces, build their keys, look them up, merge what is new.
///
/// What bounds the speed, in English by cl100k (5.2 bytes a piece): finding a piece costs 4 ns, its key 4 ns, and the
/// look-up is one line of a table too large for the second-level cache. Those reads overlap only if many are under way
/// at once, hence [#touch], which makes a warm text half as fast again, and [#touchOthers], which makes a first pass a
/// tenth as fast again. There the merging of new pieces weighs most, a third of a microsecond each.
final class ByteBpeSession {
    /// Pieces a chunk: about 2 kB of text, whose keys stay in the first-level cache between the two loops.
    private static final int CHUNK = 512;

    /// Where fewer than one piece in so many was not in its home slot, [#list] costs more than it saves.
    private static final int FEW = 32;

    private static final int ID_MASK = PieceCache.ID_LIMIT - 1;

    private final PieceScanner scanner;
    private final PieceMerger merger;
    private final int[] ends = new int[CHUNK];
    private final PieceKeys keys = new PieceKeys(CHUNK);
    private final PieceCache cache = new PieceCache();

    /// The pieces of a chunk that are not in their home slots; one place more, for what is not counted.
    private final int[] missed = new int[CHUNK + 1];

    /// How many pieces of the last chunk were not in their home slots.
    private int misses;

    /// Keeps the reads of [#touch] from being optimized away.
    private long unusedSum;

    private final LongPieceCache longCache = new LongPieceCache();

    private final TextWindow window;

    ByteBpeSession(PieceScanner scanner, PieceMerger merger) {
        this.scanner = scanner;
        window = new TextWindow(scanner);
        this.merger = merger;
    }

    /// Adds the ids of a stretch of text.
    void encode(byte[] text, int from, int to, Ids ids) {
        for (int start = from; start < to; ) {
            int pieces = next(text, start, to);
            ids.reserve(pieces * PieceCache.MOST_IDS);
            append(text, start, pieces, ids);
            start = ends[pieces - 1];
        }
    }

    /// Adds the ids of a whole text.
    void encode(String text, Ids ids) {
        cache.grow(text.length());
        window.open(text);
        for (int done = 0; window.next(); done = window.done()) {
            ids.foresee(done, text.length(), window.end());
            encode(window.bytes(), 0, window.end(), ids);
        }
        window.close();
    }

    /// The number of ids of a whole text.
    int count(String text) {
        cache.grow(text.length());
        window.open(text);
        int count = 0;
        while (window.next()) {
            count += count(window.bytes(), 0, window.end());
        }
        window.close();
        return count;
    }

    /// The number of ids of a stretch of text.
    int count(byte[] text, int from, int to) {
        int count = 0;
        for (int start = from; start < to; ) {
            int pieces = next(text, start, to);
            count += total(text, start, pieces);
            start = ends[pieces - 1];
        }
        return count;
    }

    private int next(byte[] text, int start, int to) {
        cache.grow(to - start);
        int pieces = scanner.scan(text, start, to, ends);
        keys.build(text, start, ends, pieces, cache.shift);
        unusedSum ^= touch(pieces);
        if (misses > pieces / FEW) {
            unusedSum ^= touchOthers(list(pieces));
        }
        misses = 0;
        return pieces;
    }

    /// Reads the home slot of each piece, so that the lines are on their way to the cache before they are needed: a
    /// loop of so few instructions has dozens of reads under way at a time, the loops that use them only a few.
    private long touch(int pieces) {
        long[] table = cache.table;
        int[] homes = keys.homes;
        long sum = 0;
        for (int piece = 0; piece < pieces; piece++) {
            sum += table[homes[piece]];
        }
        return sum;
    }

    /// Lists the pieces that are not in their home slots, without a branch: it would be mispredicted for just these.
    private int list(int pieces) {
        long[] table = cache.table;
        int[] homes = keys.homes;
        long[] low = keys.low;
        int[] missed = this.missed;
        int size = 0;
        for (int piece = 0; piece < pieces; piece++) {
            missed[size] = piece;
            long difference = table[homes[piece]] ^ low[piece];
            size += (int) ((difference | -difference) >>> 63);
        }
        return size;
    }

    /// Reads the other line of the listed pieces' groups, where [#miss] will look next, as [#touch] does.
    private long touchOthers(int size) {
        long[] table = cache.table;
        long sum = 0;
        for (int i = 0; i < size; i++) {
            sum += table[PieceCache.other(keys.homes[missed[i]], 2)];
        }
        return sum;
    }

    private void append(byte[] text, int start, int pieces, Ids ids) {
        long[] table = cache.table;
        int[] homes = keys.homes;
        long[] low = keys.low;
        long[] high = keys.high;
        int[] out = ids.array;
        int size = ids.size;
        for (int piece = 0; piece < pieces; piece++) {
            int home = homes[piece];
            if (table[home] == low[piece] && table[home + 1] == high[piece]) {
                long ids01 = table[home + 2];
                int count = (int) (ids01 >>> 60);
                out[size] = (int) ids01;
                out[size + 1] = (int) (ids01 >>> 32) & ID_MASK;
                if (count > 2) {
                    long ids23 = table[home + 3];
                    out[size + 2] = (int) ids23;
                    out[size + 3] = (int) (ids23 >>> 32);
                }
                size += count;
            } else {
                ids.size = size;
                miss(text, piece == 0 ? start : ends[piece - 1], ends[piece], piece, ids);
                ids.reserve((pieces - piece) * PieceCache.MOST_IDS);
                out = ids.array;
                size = ids.size;
            }
        }
        ids.size = size;
    }

    private int total(byte[] text, int start, int pieces) {
        long[] table = cache.table;
        int[] homes = keys.homes;
        long[] low = keys.low;
        long[] high = keys.high;
        int count = 0;
        for (int piece = 0; piece < pieces; piece++) {
            int home = homes[piece];
            if (table[home] == low[piece] && table[home + 1] == high[piece]) {
                count += (int) (table[home + 2] >>> 60);
            } else {
                count += countMiss(text, piece == 0 ? start : ends[piece - 1], ends[piece], piece);
            }
        }
        return count;
    }

    /// Adds the ids of a piece that is not in its home slot.
    private void miss(byte[] text, int from, int to, int piece, Ids ids) {
        misses++;
        int home = keys.homes[piece];
        boolean isShort = to - from <= PieceKeys.LONGEST;
        if (isShort && cache.fetch(home, keys.low[piece], keys.high[piece])) {
            ids.size += cache.copy(home, ids.array, ids.size);
            return;
        }
        int entry = isShort ? findElsewhere(text, from, to, piece) : findLong(text, from, to);
        if (entry >= 0) {
            ids.reserve(longCache.count(entry));
            longCache.copy(entry, ids.array, ids.size);
            ids.size += longCache.count(entry);
        } else {
            int count = merge(text, from, to, piece);
            ids.reserve(count);
            System.arraycopy(merger.ids(), 0, ids.array, ids.size, count);
            ids.size += count;
        }
    }

    private int countMiss(byte[] text, int from, int to, int piece) {
        misses++;
        int home = keys.homes[piece];
        boolean isShort = to - from <= PieceKeys.LONGEST;
        if (isShort && cache.fetch(home, keys.low[piece], keys.high[piece])) {
            return cache.count(home);
        }
        int entry = isShort ? findElsewhere(text, from, to, piece) : findLong(text, from, to);
        return entry >= 0 ? longCache.count(entry) : merge(text, from, to, piece);
    }

    /// The place of a short piece in the long cache, or −1. Most new pieces are short, so it is worth much not to look
    /// for them in both caches.
    private int findElsewhere(byte[] text, int from, int to, int piece) {
        return cache.isElsewhere(keys.homes[piece], keys.low[piece], keys.high[piece]) ? findLong(text, from, to) : -1;
    }

    private int findLong(byte[] text, int from, int to) {
        return to - from <= LongPieceCache.LONGEST ? longCache.find(text, from, to) : -1;
    }

    /// Merges a new piece and remembers its ids.
    private int merge(byte[] text, int from, int to, int piece) {
        int count = merger.merge(text, from, to);
        boolean isShort = to - from <= PieceKeys.LONGEST;
        if (isShort && count <= PieceCache.MOST_IDS) {
            cache.put(keys.homes[piece], keys.low[piece], keys.high[piece], merger.ids(), count);
            return count;
        }
        if (isShort && !cache.isElsewhere(keys.homes[piece], keys.low[piece], keys.high[piece])) {
            cache.putElsewhere(keys.homes[piece], keys.low[piece], keys.high[piece]);
        }
        if (to - from <= LongPieceCache.LONGEST) {
            longCache.put(text, from, to, merger.ids(), count);
        }
        return count;
    }
}
