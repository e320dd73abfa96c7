package dev.stipple.internal.encode;

import java.util.Arrays;

/// Ids that grow at the end; encoders write into it. Not thread-safe.
///
/// Fast encoders reserve room once a chunk and then write [#array] and [#size] themselves.
public final class Ids {
    /// The ids, of which the first [#size] count. Growing replaces it.
    public int[] array;

    /// The number of ids.
    public int size;

    /// Makes an empty list with room for `capacity` ids.
    public Ids(int capacity) {
        array = new int[Math.max(16, capacity)];
    }

    /// Adds `id`.
    public void add(int id) {
        if (size == array.length) {
            reserve(1);
        }
        array[size++] = id;
    }

    /// Makes room for `more` ids after the present ones.
    public void reserve(int more) {
        long needed = (long) size + more;
        if (needed > array.length) {
            grow(Math.max(needed, array.length * 2L));
        }
    }

    /// Where room gets scarce, makes as much as a text needs of which `done` of `all` chars have the present ids, if it
    /// goes on like that. Doubling would copy a long list more often.
    void foresee(int done, int all, int scarce) {
        if (done > 0 && array.length - size < scarce) {
            double expected = 1.06 * size * ((double) all / done);
            grow(Math.max((long) expected, array.length + array.length / 2L + scarce));
        }
    }

    private void grow(long capacity) {
        array = Arrays.copyOf(array, (int) Math.min(Integer.MAX_VALUE - 8L, capacity));
    }

    /// Returns a copy of the ids.
    public int[] toArray() {
        return Arrays.copyOf(array, size);
    }
}
