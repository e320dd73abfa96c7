package dev.stipple.internal.unicode;

import java.util.Arrays;
import java.util.function.IntPredicate;

/// A set of code points as sorted ranges, with a bitmap of the Basic Multilingual Plane for fast tests.
///
/// Immutable.
public final class CodePointSet {
    /// The set of no code point.
    public static final CodePointSet NONE = new CodePointSet(new int[0]);

    /// The set of all code points, surrogates included.
    public static final CodePointSet ALL = new CodePointSet(new int[] {0, Character.MAX_CODE_POINT + 1});

    /// First code point of each range and the one after its last, all ascending: in and out by turns.
    private final int[] bounds;

    private final long[] plane0 = new long[0x10000 / Long.SIZE];

    private CodePointSet(int[] bounds) {
        this.bounds = bounds;
        for (int i = 0; i < bounds.length && bounds[i] < 0x10000; i += 2) {
            setBits(bounds[i], Math.min(bounds[i + 1], 0x10000));
        }
    }

    /// The set of the code points from `first` to `last`, both included.
    public static CodePointSet range(int first, int last) {
        return new CodePointSet(new int[] {first, last + 1});
    }

    /// The set of the ranges that begin at a bound and end before the next, by turns; all bounds ascend.
    public static CodePointSet ofBounds(int... bounds) {
        return new CodePointSet(bounds.clone());
    }

    /// The set of the given code points.
    public static CodePointSet of(int... codePoints) {
        int[] sorted = Arrays.stream(codePoints).sorted().distinct().toArray();
        int[] bounds = new int[2 * sorted.length];
        int size = 0;
        for (int codePoint : sorted) {
            if (size > 0 && bounds[size - 1] == codePoint) {
                bounds[size - 1]++;
            } else {
                bounds[size++] = codePoint;
                bounds[size++] = codePoint + 1;
            }
        }
        return new CodePointSet(Arrays.copyOf(bounds, size));
    }

    /// The set of the code points that `member` accepts.
    public static CodePointSet where(IntPredicate member) {
        int[] bounds = new int[64];
        int size = 0;
        for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
            // An odd size means that a range is open.
            if (member.test(codePoint) != (size % 2 == 1)) {
                bounds = size == bounds.length ? Arrays.copyOf(bounds, 2 * size) : bounds;
                bounds[size++] = codePoint;
            }
        }
        return new CodePointSet(closed(bounds, size));
    }

    /// Reads ranges such as `41-5a 5f 61-7a`: hexadecimal, ascending, without gaps of size 0.
    static CodePointSet parse(String ranges) {
        String[] words = ranges.split(" ", -1);
        int[] bounds = new int[2 * words.length];
        for (int i = 0; i < words.length; i++) {
            int dash = words[i].indexOf('-');
            bounds[2 * i] = Integer.parseInt(dash < 0 ? words[i] : words[i].substring(0, dash), 16);
            bounds[2 * i + 1] = Integer.parseInt(words[i].substring(dash + 1), 16) + 1;
        }
        return new CodePointSet(bounds);
    }

    /// Whether `codePoint` is in the set.
    public boolean contains(int codePoint) {
        if (codePoint < 0x10000) {
            return (plane0[codePoint >>> 6] >>> codePoint & 1) != 0;
        }
        int at = Arrays.binarySearch(bounds, codePoint);
        return (at < 0 ? -at - 1 : at + 1) % 2 == 1;
    }

    /// The code points that are not in this set.
    public CodePointSet complement() {
        return combine(this, NONE, (here, there) -> !here);
    }

    /// The code points that are in this set or in `other`.
    public CodePointSet union(CodePointSet other) {
        return combine(this, other, (here, there) -> here || there);
    }

    /// The code points that are in both sets.
    public CodePointSet intersection(CodePointSet other) {
        return combine(this, other, (here, there) -> here && there);
    }

    /// Whether no code point is in the set.
    public boolean isEmpty() {
        return bounds.length == 0;
    }

    /// Whether no code point is in both sets.
    public boolean isDisjoint(CodePointSet other) {
        return intersection(other).isEmpty();
    }

    /// The number of code points in the set.
    public int size() {
        int size = 0;
        for (int i = 0; i < bounds.length; i += 2) {
            size += bounds[i + 1] - bounds[i];
        }
        return size;
    }

    /// The first and last code points of all ranges, by turns.
    public int[] ranges() {
        int[] ranges = bounds.clone();
        for (int i = 1; i < ranges.length; i += 2) {
            ranges[i]--;
        }
        return ranges;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CodePointSet that && Arrays.equals(bounds, that.bounds);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bounds);
    }

    /// Walks the bounds of both sets; membership can change only there.
    private static CodePointSet combine(CodePointSet a, CodePointSet b, Member member) {
        int[] bounds = new int[a.bounds.length + b.bounds.length + 2];
        int size = 0;
        int i = 0;
        int j = 0;
        for (int at = 0; at <= Character.MAX_CODE_POINT; at = Math.min(a.bound(i), b.bound(j))) {
            i += a.bound(i) <= at ? 1 : 0;
            j += b.bound(j) <= at ? 1 : 0;
            if (member.test(i % 2 == 1, j % 2 == 1) != (size % 2 == 1)) {
                bounds[size++] = at;
            }
        }
        return new CodePointSet(closed(bounds, size));
    }

    private int bound(int index) {
        return index < bounds.length ? bounds[index] : Character.MAX_CODE_POINT + 1;
    }

    private static int[] closed(int[] bounds, int size) {
        int[] closed = Arrays.copyOf(bounds, size + size % 2);
        if (size % 2 == 1) {
            closed[size] = Character.MAX_CODE_POINT + 1;
        }
        return closed;
    }

    /// Sets bits `[from, to)` of the first plane, whole words at a time where it can.
    private void setBits(int from, int to) {
        int first = from >>> 6;
        int last = (to - 1) >>> 6;
        long head = -1L << from;
        long tail = -1L >>> -to;
        if (first == last) {
            plane0[first] |= head & tail;
        } else {
            plane0[first] |= head;
            Arrays.fill(plane0, first + 1, last, -1L);
            plane0[last] |= tail;
        }
    }

    /// Whether a code point is in a result, by whether it is in each of two sets.
    private interface Member {
        boolean test(boolean here, boolean there);
    }
}
