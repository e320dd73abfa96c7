package dev.stipple.internal.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HuffmanTreeTest {
    @Test
    void noPrefixCodeIsShorter() {
        Random random = new Random(4);
        for (int words = 1; words < 300; words += 1 + words / 3) {
            int bound = 1 + random.nextInt(1000);
            long[] counts = random.longs(words, 1, 1 + bound)
                    .boxed()
                    .sorted(Comparator.reverseOrder())
                    .mapToLong(count -> count)
                    .toArray();
            assertThat(cost(new HuffmanTree(counts), counts)).isEqualTo(least(counts));
        }
    }

    private static long cost(HuffmanTree tree, long[] counts) {
        long cost = 0;
        Set<String> codes = new HashSet<>();
        for (int word = 0; word < counts.length; word++) {
            int[] nodes = new int[tree.deepest()];
            float[] labels = new float[tree.deepest()];
            int length = tree.path(word, nodes, labels);
            cost += length * counts[word];
            assertThat(Arrays.stream(nodes, 0, length)).allMatch(node -> node >= 0 && node < counts.length - 1);
            assertThat(codes.add(Arrays.toString(Arrays.copyOf(nodes, length))
                            + Arrays.toString(Arrays.copyOf(labels, length))))
                    .isTrue();
        }
        return cost;
    }

    /// The sum of all weights that Huffman's queue makes.
    private static long least(long[] counts) {
        PriorityQueue<Long> queue = new PriorityQueue<>();
        Arrays.stream(counts).forEach(queue::add);
        long cost = 0;
        while (queue.size() > 1) {
            long joined = queue.remove() + queue.remove();
            cost += joined;
            queue.add(joined);
        }
        return cost;
    }
}
