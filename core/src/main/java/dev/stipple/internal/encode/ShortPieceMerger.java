package dev.stipple.internal.encode;

import dev.stipple.internal.Lazy;
import java.util.Arrays;
import java.util.function.Supplier;

/// Merges pieces of up to 64 bytes by rank, and leaves longer ones to another merger.
///
/// Works on the numbers of [MergeTrees]: the number of a merged token is its rank, so the pair to merge next is the
/// least of the products. The pieces that are still apart are bits of one `long`, which gives neighbours in an
/// instruction. Quadratic, yet faster than backtracking at these lengths: nearly all that it looks up are merges of
/// few bytes, which every text needs and the caches hold.
final class ShortPieceMerger implements PieceMerger {
    private static final int LONGEST = 64;

    /// Bits of a position; a product is kept above its position, so that the least is the leftmost of the lowest
    /// rank.
    private static final int PLACE_BITS = 6;

    private static final int NOTHING = Integer.MAX_VALUE;

    /// The least of the products is sought this many at a time: fewer, well predicted branches.
    private static final int STRIDE = 8;

    private final MergeTrees trees;
    private final Lazy<PieceMerger> longer;
    private final int[] numbers = new int[LONGEST];
    private final int[] products = new int[LONGEST];
    private final int[] room = new int[LONGEST];
    private int[] ids = room;

    ShortPieceMerger(MergeTrees trees, Supplier<PieceMerger> longer) {
        this.trees = trees;
        this.longer = new Lazy<>(longer);
    }

    @Override
    public int[] ids() {
        return ids;
    }

    @Override
    public int merge(byte[] text, int from, int to) {
        int length = to - from;
        if (length > LONGEST) {
            int count = longer.get().merge(text, from, to);
            ids = longer.get().ids();
            return count;
        }
        ids = room;
        return toIds(mergeAll(text, from, length));
    }

    /// Merges until nothing merges, and gives the positions where tokens begin.
    private long mergeAll(byte[] text, int from, int length) {
        int[] numbers = this.numbers;
        int[] products = this.products;
        start(text, from, length);
        long starts = -1L >>> (64 - length);
        while (true) {
            int least = least(length);
            if (least > NOTHING - LONGEST) {
                return starts;
            }
            int at = least & (LONGEST - 1);
            int merged = least >>> PLACE_BITS;
            long behind = starts & (-2L << at);
            int gone = Long.numberOfTrailingZeros(behind);
            starts ^= 1L << gone;
            behind &= behind - 1;
            numbers[at] = merged;
            products[gone] = NOTHING;
            products[at] = behind == 0 ? NOTHING : product(merged, numbers[Long.numberOfTrailingZeros(behind)], at);
            long ahead = starts & ((1L << at) - 1);
            if (ahead != 0) {
                int left = 63 - Long.numberOfLeadingZeros(ahead);
                products[left] = product(numbers[left], merged, left);
            }
        }
    }

    private void start(byte[] text, int from, int length) {
        int before = text[from] & 0xFF;
        numbers[0] = before;
        for (int i = 1; i < length; i++) {
            int value = text[from + i] & 0xFF;
            numbers[i] = value;
            // Where nothing merges that is NOTHING but for the place, and a branch less.
            products[i - 1] = (trees.mergedBytes(before, value) << PLACE_BITS & NOTHING) | (i - 1);
            before = value;
        }
        Arrays.fill(products, length - 1, (length + STRIDE - 1) & -STRIDE, NOTHING);
    }

    private int least(int length) {
        int[] products = this.products;
        int least = NOTHING;
        for (int i = 0; i < length; i += STRIDE) {
            int first = Math.min(products[i], products[i + 1]);
            int second = Math.min(products[i + 2], products[i + 3]);
            int third = Math.min(products[i + 4], products[i + 5]);
            int fourth = Math.min(products[i + 6], products[i + 7]);
            least = Math.min(least, Math.min(Math.min(first, second), Math.min(third, fourth)));
        }
        return least;
    }

    private int product(int left, int right, int place) {
        int merged = trees.merged(left, right);
        return merged == PairTable.NONE ? NOTHING : (merged << PLACE_BITS) | place;
    }

    private int toIds(long starts) {
        int size = 0;
        for (long rest = starts; rest != 0; rest &= rest - 1) {
            ids[size++] = trees.id(numbers[Long.numberOfTrailingZeros(rest)]);
        }
        return size;
    }
}
