package dev.stipple.internal.encode;

import java.util.Arrays;

/// The merges of a BPE by rank: merge `i` turns the ids `left(i)`, `right(i)` into `merged(i)`, and a lower `i` goes
/// first. A list that grows at the end.
final class MergeList {
    private int[] ids;
    private int size;

    /// An empty list with room for `capacity` merges.
    MergeList(int capacity) {
        ids = new int[3 * Math.max(16, capacity)];
    }

    /// The merges of a rank file: any two tokens that together are a token, the lowest id first. Merges into one
    /// token share a rank there; which of them comes first makes no difference, since only one of them can ever
    /// happen (see [MergeTrees]).
    static MergeList ofRanks(TokenBytes tokens) {
        var index = new TokenIndex(tokens, tokens.present());
        var list = new MergeList(3 * tokens.size());
        byte[] bytes = tokens.bytes();
        for (int id = 0; id < tokens.size(); id++) {
            int end = tokens.end(id);
            for (int cut = tokens.start(id) + 1; cut < end; cut++) {
                int left = index.find(bytes, tokens.start(id), cut);
                int right = left < 0 ? left : index.find(bytes, cut, end);
                if (right >= 0) {
                    list.add(left, right, id);
                }
            }
        }
        return list;
    }

    void add(int left, int right, int merged) {
        if (3 * size == ids.length) {
            ids = Arrays.copyOf(ids, 2 * ids.length);
        }
        ids[3 * size] = left;
        ids[3 * size + 1] = right;
        ids[3 * size + 2] = merged;
        size++;
    }

    int size() {
        return size;
    }

    int left(int rank) {
        return ids[3 * rank];
    }

    int right(int rank) {
        return ids[3 * rank + 1];
    }

    int merged(int rank) {
        return ids[3 * rank + 2];
    }
}
