package dev.stipple.token.train;

import java.util.Arrays;

/// Sorts the suffixes of a text by their first letters.
///
/// Prefix doubling: an order by the first `k` letters gives, by one stable counting sort, the order by `2 k`. Pieces
/// are short, so a few rounds do, and the time is linear in the text. Manber and Myers 1990, *Suffix arrays*.
final class SuffixOrder {
    private SuffixOrder() {}

    /// Returns the starts of all suffixes of `letters`, sorted by at least their first `depth` letters.
    ///
    /// @param letters  numbers from 0 to `largest`
    static int[] of(int[] letters, int largest, int depth) {
        int size = letters.length;
        int[] ranks = letters.clone();
        int ranksBound = largest + 1;
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            order[i] = i;
        }
        order = sort(order, ranks, ranksBound);
        ranksBound = rank(order, ranks, 0);
        for (int known = 1; known < depth && ranksBound < size; known *= 2) {
            order = sort(bySecondHalf(order, known), ranks, ranksBound);
            ranksBound = rank(order, ranks, known);
        }
        return order;
    }

    /// Returns the suffixes ordered by what stands `shift` letters on: nothing first, then as `order` says.
    private static int[] bySecondHalf(int[] order, int shift) {
        int[] result = new int[order.length];
        int filled = 0;
        for (int i = Math.max(0, order.length - shift); i < order.length; i++) {
            result[filled++] = i;
        }
        for (int suffix : order) {
            if (suffix >= shift) {
                result[filled++] = suffix - shift;
            }
        }
        return result;
    }

    /// Sorts `suffixes` by rank; equal ones keep their order.
    private static int[] sort(int[] suffixes, int[] ranks, int ranksBound) {
        int[] ends = new int[ranksBound + 1];
        for (int suffix : suffixes) {
            ends[ranks[suffix] + 1]++;
        }
        Arrays.parallelPrefix(ends, Integer::sum);
        int[] sorted = new int[suffixes.length];
        for (int suffix : suffixes) {
            sorted[ends[ranks[suffix]]++] = suffix;
        }
        return sorted;
    }

    /// Replaces the ranks by those of the pairs (rank, rank `shift` letters on); returns how many ranks there are.
    private static int rank(int[] order, int[] ranks, int shift) {
        int[] fresh = new int[ranks.length];
        int rank = 0;
        for (int i = 1; i < order.length; i++) {
            if (!samePair(order[i - 1], order[i], ranks, shift)) {
                rank++;
            }
            fresh[order[i]] = rank;
        }
        System.arraycopy(fresh, 0, ranks, 0, ranks.length);
        return rank + 1;
    }

    private static boolean samePair(int a, int b, int[] ranks, int shift) {
        return ranks[a] == ranks[b] && at(a + shift, ranks) == at(b + shift, ranks);
    }

    private static int at(int index, int[] ranks) {
        return index < ranks.length ? ranks[index] : -1;
    }
}
