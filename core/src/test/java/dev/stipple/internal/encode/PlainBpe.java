package dev.stipple.internal.encode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Byte pair encoding as the definition reads, the judge of the fast mergers: merge the pair of lowest rank, the
/// leftmost of equals, until no pair merges.
final class PlainBpe {
    private final int[] idsOfBytes;
    private final MergeList merges;
    private final Map<List<Integer>, Integer> ranks = new HashMap<>();

    PlainBpe(TokenBytes tokens, MergeList merges) {
        idsOfBytes = tokens.idsOfBytes();
        this.merges = merges;
        for (int rank = 0; rank < merges.size(); rank++) {
            ranks.put(List.of(merges.left(rank), merges.right(rank)), rank);
        }
    }

    int[] merge(byte[] text, int from, int to) {
        List<Integer> ids = new ArrayList<>();
        for (int i = from; i < to; i++) {
            ids.add(idsOfBytes[text[i] & 0xFF]);
        }
        while (true) {
            int best = -1;
            int bestRank = Integer.MAX_VALUE;
            for (int i = 0; i + 1 < ids.size(); i++) {
                int rank = ranks.getOrDefault(ids.subList(i, i + 2), Integer.MAX_VALUE);
                if (rank < bestRank) {
                    best = i;
                    bestRank = rank;
                }
            }
            if (best < 0) {
                return ids.stream().mapToInt(Integer::intValue).toArray();
            }
            ids.subList(best + 1, best + 2).clear();
            ids.set(best, merges.merged(bestRank));
        }
    }
}
