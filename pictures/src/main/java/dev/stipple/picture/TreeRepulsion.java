package dev.stipple.picture;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Takes far squares full of points for one point each. Points that lie together share what they look at, so that the
/// tree is walked once for all of them, and the sums run over arrays.
///
/// (J. Barnes, P. Hut, *A hierarchical O(N log N) force-calculation algorithm*, 1986; J. Barnes, *A modified tree
/// code: don't laugh; it runs*, 1990.)
///
/// The result depends on nothing but the points: sums of threads are added in order.
final class TreeRepulsion implements Repulsion {
    /// A square is far when its side is less than this share of its distance.
    private static final float ANGLE = 0.6f;
    /// Points that look together: enough to fill the processor's vectors, and so few that they see about the same.
    private static final int GROUP = 64;
    /// Groups that are one task.
    private static final int TASK = 16;

    @Override
    public double forces(float[] x, float[] y, float[] forceX, float[] forceY) {
        QuadTree tree = new QuadTree(x, y);
        int[] groups = tree.groups(GROUP);
        int tasks = (groups.length + TASK - 1) / TASK;
        double[] sums = new double[tasks];
        IntStream.range(0, tasks).parallel().forEach(task -> {
            Look look = new Look(tree);
            int end = Math.min(groups.length, (task + 1) * TASK);
            for (int i = task * TASK; i < end; i++) {
                sums[task] += look.from(groups[i], forceX, forceY);
            }
        });
        double total = 0;
        for (double sum : sums) {
            total += sum;
        }
        // Each point has seen itself, at distance 0.
        return total - x.length;
    }

    /// What the points of a group look at.
    private static final class Look {
        private final QuadTree tree;
        private float[] seenX = new float[1024];
        private float[] seenY = new float[1024];
        private float[] mass = new float[1024];
        private int seen;

        Look(QuadTree tree) {
            this.tree = tree;
        }

        /// Writes the forces on the group's points, and returns their sum of `q`.
        double from(int group, float[] forceX, float[] forceY) {
            int first = tree.from[group];
            int last = tree.to[group];
            gather(new Box(tree, first, last));
            double sum = 0;
            // A square of the last level may hold any number of points.
            for (int start = first; start < last; start += GROUP) {
                sum += push(start, Math.min(last, start + GROUP), forceX, forceY);
            }
            return sum;
        }

        private void gather(Box box) {
            seen = 0;
            for (int node = 0; node < tree.nodes; ) {
                int count = tree.to[node] - tree.from[node];
                if (box.isFar(tree.centreX[node], tree.centreY[node], tree.side[node])) {
                    see(tree.centreX[node], tree.centreY[node], count);
                    node = tree.next[node];
                } else {
                    for (int i = tree.from[node]; tree.isLeaf(node) && i < tree.to[node]; i++) {
                        see(tree.x[i], tree.y[i], 1);
                    }
                    node++;
                }
            }
        }

        private void see(float x, float y, float points) {
            if (seen == seenX.length) {
                seenX = Arrays.copyOf(seenX, 2 * seen);
                seenY = Arrays.copyOf(seenY, 2 * seen);
                mass = Arrays.copyOf(mass, 2 * seen);
            }
            seenX[seen] = x;
            seenY[seen] = y;
            mass[seen++] = points;
        }

        /// The inner loop is over points, not over what they see: without a sum across it, the compiler makes it run
        /// on vectors.
        private double push(int first, int last, float[] forceX, float[] forceY) {
            int count = last - first;
            float[] x = Arrays.copyOfRange(tree.x, first, last);
            float[] y = Arrays.copyOfRange(tree.y, first, last);
            float[] pushX = new float[count];
            float[] pushY = new float[count];
            float[] sums = new float[count];
            for (int k = 0; k < seen; k++) {
                float otherX = seenX[k];
                float otherY = seenY[k];
                float points = mass[k];
                for (int i = 0; i < count; i++) {
                    float dx = x[i] - otherX;
                    float dy = y[i] - otherY;
                    float q = 1 / (1 + dx * dx + dy * dy);
                    float all = points * q;
                    sums[i] += all;
                    pushX[i] += all * q * dx;
                    pushY[i] += all * q * dy;
                }
            }
            double sum = 0;
            for (int i = 0; i < count; i++) {
                int point = tree.order[first + i];
                forceX[point] = pushX[i];
                forceY[point] = pushY[i];
                sum += sums[i];
            }
            return sum;
        }
    }

    /// The least rectangle around some points.
    private static final class Box {
        private float left = Float.POSITIVE_INFINITY;
        private float right = Float.NEGATIVE_INFINITY;
        private float low = Float.POSITIVE_INFINITY;
        private float high = Float.NEGATIVE_INFINITY;

        Box(QuadTree tree, int first, int last) {
            for (int i = first; i < last; i++) {
                left = Math.min(left, tree.x[i]);
                right = Math.max(right, tree.x[i]);
                low = Math.min(low, tree.y[i]);
                high = Math.max(high, tree.y[i]);
            }
        }

        boolean isFar(float x, float y, float side) {
            float dx = Math.max(0, Math.max(left - x, x - right));
            float dy = Math.max(0, Math.max(low - y, y - high));
            return side * side < ANGLE * ANGLE * (dx * dx + dy * dy);
        }
    }
}
