package dev.stipple.picture;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Points of a plane sorted into squares within squares.
///
/// The points lie in Z-order, so that those of one square stand side by side. A node is followed by the nodes inside
/// its square; `next` leads past them. (G. M. Morton, *A computer oriented geodetic data base*, 1966.)
final class QuadTree {
    /// Points of a square that is not cut further.
    static final int LEAF = 8;
    /// How often squares are cut, at most.
    private static final int DEPTH = 15;

    /// The place of each point, in Z-order, in the arrays it came from.
    final int[] order;
    /// The points in Z-order.
    final float[] x;
    final float[] y;

    int nodes;
    /// For each node: its points are those from `from` on, up to `to`.
    int[] from;
    int[] to;
    /// The node behind all those inside.
    int[] next;
    /// Centre of mass.
    float[] centreX;
    float[] centreY;
    /// Length of a side.
    float[] side;

    private final long[] keys;
    private final float size;

    QuadTree(float[] allX, float[] allY) {
        int count = allX.length;
        float left = least(allX);
        float low = least(allY);
        float extent = Math.max(greatest(allX) - left, greatest(allY) - low);
        this.size = Math.max(extent, Float.MIN_NORMAL);
        this.keys = keys(allX, allY, left, low, size);
        this.order = new int[count];
        this.x = new float[count];
        this.y = new float[count];
        for (int i = 0; i < count; i++) {
            order[i] = (int) keys[i];
            x[i] = allX[order[i]];
            y[i] = allY[order[i]];
        }
        allocate(Math.max(16, count / 4));
        if (count > 0) {
            build(0, count, 0);
        }
    }

    /// The largest squares of at most `most` points, or leaves: together they hold every point once.
    int[] groups(int most) {
        int[] groups = new int[nodes];
        int count = 0;
        for (int node = 0; node < nodes; ) {
            boolean whole = to[node] - from[node] <= most || isLeaf(node);
            if (whole) {
                groups[count++] = node;
            }
            node = whole ? next[node] : node + 1;
        }
        return Arrays.copyOf(groups, count);
    }

    boolean isLeaf(int node) {
        return next[node] == node + 1;
    }

    /// The number of each point's square of the last level, and that of the point itself, in one `long`.
    private static long[] keys(float[] x, float[] y, float left, float low, float size) {
        float scale = ((1 << DEPTH) - 1) / size;
        long[] keys = new long[x.length];
        Arrays.parallelSetAll(keys, i -> {
            int column = (int) ((x[i] - left) * scale);
            int row = (int) ((y[i] - low) * scale);
            return (spread(column) | spread(row) << 1) << Integer.SIZE | i;
        });
        Arrays.parallelSort(keys);
        return keys;
    }

    /// Puts a zero before each bit.
    private static long spread(int bits) {
        return Long.expand(bits, 0x5555_5555L);
    }

    private int build(int first, int last, int depth) {
        int node = nodes++;
        if (node == from.length) {
            grow();
        }
        from[node] = first;
        to[node] = last;
        side[node] = size / (1 << depth);
        if (last - first <= LEAF || depth == DEPTH) {
            centre(node, first, last);
        } else {
            float sumX = 0;
            float sumY = 0;
            for (int start = first; start < last; ) {
                int end = endOfQuarter(start, last, depth);
                int child = build(start, end, depth + 1);
                sumX += centreX[child] * (end - start);
                sumY += centreY[child] * (end - start);
                start = end;
            }
            centreX[node] = sumX / (last - first);
            centreY[node] = sumY / (last - first);
        }
        next[node] = nodes;
        return node;
    }

    private void centre(int node, int first, int last) {
        double sumX = 0;
        double sumY = 0;
        for (int i = first; i < last; i++) {
            sumX += x[i];
            sumY += y[i];
        }
        centreX[node] = (float) (sumX / (last - first));
        centreY[node] = (float) (sumY / (last - first));
    }

    /// Where the points end that lie in the same quarter as the first one.
    private int endOfQuarter(int first, int last, int depth) {
        int shift = Integer.SIZE + 2 * (DEPTH - 1 - depth);
        long quarter = keys[first] >>> shift;
        int low = first;
        int high = last;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (keys[middle] >>> shift == quarter) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    private void allocate(int capacity) {
        from = new int[capacity];
        to = new int[capacity];
        next = new int[capacity];
        centreX = new float[capacity];
        centreY = new float[capacity];
        side = new float[capacity];
    }

    private void grow() {
        int capacity = 2 * from.length;
        from = Arrays.copyOf(from, capacity);
        to = Arrays.copyOf(to, capacity);
        next = Arrays.copyOf(next, capacity);
        centreX = Arrays.copyOf(centreX, capacity);
        centreY = Arrays.copyOf(centreY, capacity);
        side = Arrays.copyOf(side, capacity);
    }

    private static float least(float[] values) {
        return (float) IntStream.range(0, values.length)
                .mapToDouble(i -> values[i])
                .min()
                .orElse(0);
    }

    private static float greatest(float[] values) {
        return (float) IntStream.range(0, values.length)
                .mapToDouble(i -> values[i])
                .max()
                .orElse(0);
    }
}
