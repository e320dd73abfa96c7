package dev.stipple.internal.encode;

import java.util.Arrays;

/// Merging by rank for any merge list: a scan for the lowest rank in short pieces, a heap in long ones.
///
/// Costs n² steps up to [#SHORT] bytes and n log n beyond; [BacktrackingMerger] is faster wherever it is exact.
final class RankMerger implements PieceMerger {
    /// Up to this many bytes a scan of all neighbours beats the heap.
    private static final int SHORT = 48;

    private final int[] idsOfBytes;
    private final RankTable table;
    private int[] ids = new int[SHORT];
    private int[] ranks = new int[SHORT];
    private int[] next = new int[0];
    private int[] previous = new int[0];
    private long[] heap = new long[0];
    private int heapSize;

    RankMerger(int[] idsOfBytes, RankTable table) {
        this.idsOfBytes = idsOfBytes;
        this.table = table;
    }

    @Override
    public int[] ids() {
        return ids;
    }

    @Override
    public int merge(byte[] text, int from, int to) {
        int length = to - from;
        if (ids.length < length) {
            ids = new int[length];
            ranks = new int[length];
        }
        for (int i = 0; i < length; i++) {
            ids[i] = idsOfBytes[text[from + i] & 0xFF];
        }
        for (int i = 0; i + 1 < length; i++) {
            ranks[i] = table.find(ids[i], ids[i + 1]);
        }
        return length <= SHORT ? scan(length) : drain(length);
    }

    private int scan(int length) {
        int size = length;
        while (size > 1) {
            int best = 0;
            for (int i = 1; i < size - 1; i++) {
                if (ranks[i] < ranks[best]) {
                    best = i;
                }
            }
            if (ranks[best] == RankTable.NONE) {
                break;
            }
            ids[best] = table.merged(ranks[best]);
            System.arraycopy(ids, best + 2, ids, best + 1, size - best - 2);
            System.arraycopy(ranks, best + 2, ranks, best + 1, Math.max(0, size - best - 3));
            size--;
            if (best > 0) {
                ranks[best - 1] = table.find(ids[best - 1], ids[best]);
            }
            if (best < size - 1) {
                ranks[best] = table.find(ids[best], ids[best + 1]);
            }
        }
        return size;
    }

    /// The heap holds rank and position of every mergeable pair; an entry whose position has another rank by now is
    /// stale.
    private int drain(int length) {
        link(length);
        while (heapSize > 0) {
            long entry = pop();
            int at = (int) entry;
            int rank = (int) (entry >>> 32);
            if (ranks[at] != rank) {
                continue;
            }
            int gone = next[at];
            ids[at] = table.merged(rank);
            ranks[gone] = RankTable.NONE;
            next[at] = next[gone];
            if (next[at] < length) {
                previous[next[at]] = at;
            }
            rerank(at, length);
            if (at > 0) {
                rerank(previous[at], length);
            }
        }
        int size = 0;
        for (int i = 0; i < length; i = next[i]) {
            ids[size++] = ids[i];
        }
        return size;
    }

    private void link(int length) {
        if (next.length < length) {
            next = new int[length];
            previous = new int[length];
            heap = new long[length];
        }
        ranks[length - 1] = RankTable.NONE;
        heapSize = 0;
        for (int i = 0; i < length; i++) {
            next[i] = i + 1;
            previous[i] = i - 1;
            if (ranks[i] != RankTable.NONE) {
                heap[heapSize++] = ((long) ranks[i] << 32) | i;
            }
        }
        for (int i = heapSize / 2 - 1; i >= 0; i--) {
            sink(i, heap[i]);
        }
    }

    private void rerank(int at, int length) {
        ranks[at] = next[at] < length ? table.find(ids[at], ids[next[at]]) : RankTable.NONE;
        if (ranks[at] != RankTable.NONE) {
            push(((long) ranks[at] << 32) | at);
        }
    }

    private void push(long entry) {
        if (heapSize == heap.length) {
            heap = Arrays.copyOf(heap, heap.length + (heap.length >> 1));
        }
        int at = heapSize++;
        while (at > 0 && heap[(at - 1) >> 1] > entry) {
            heap[at] = heap[(at - 1) >> 1];
            at = (at - 1) >> 1;
        }
        heap[at] = entry;
    }

    private long pop() {
        long top = heap[0];
        heapSize--;
        sink(0, heap[heapSize]);
        return top;
    }

    private void sink(int at, long entry) {
        while (2 * at + 1 < heapSize) {
            int child = 2 * at + 1;
            if (child + 1 < heapSize && heap[child + 1] < heap[child]) {
                child++;
            }
            if (heap[child] >= entry) {
                break;
            }
            heap[at] = heap[child];
            at = child;
        }
        heap[at] = entry;
    }
}
