package dev.stipple.token.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SuffixOrderTest {
    @Test
    void sortsAsComparingTheFirstLettersDoes() {
        Random random = new Random(2);
        for (int round = 0; round < 200; round++) {
            int largest = 1 + random.nextInt(4);
            int[] letters = random.ints(1 + random.nextInt(200), 0, largest + 1).toArray();
            int depth = 1 + random.nextInt(20);

            int[] order = SuffixOrder.of(letters, largest, depth);

            assertThat(Arrays.stream(order).sorted().toArray()).isEqualTo(allStarts(letters.length));
            for (int i = 1; i < order.length; i++) {
                assertThat(compare(letters, order[i - 1], order[i], depth)).isLessThanOrEqualTo(0);
            }
        }
    }

    private static int[] allStarts(int length) {
        int[] starts = new int[length];
        Arrays.setAll(starts, i -> i);
        return starts;
    }

    private static int compare(int[] letters, int a, int b, int depth) {
        return Arrays.compare(
                letters, a, Math.min(letters.length, a + depth), letters, b, Math.min(letters.length, b + depth));
    }
}
