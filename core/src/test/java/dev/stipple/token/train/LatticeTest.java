package dev.stipple.token.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stipple.internal.hash.WordCounts;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Judged by walking through all ways to cut a word, one by one.
class LatticeTest {
    private final Random random = new Random(5);
    private final LetterText text = text("abcabcab", "ccab", "cbabab");
    private final Pieces pieces = randomPieces();

    @Test
    void sumsAndMaximaAreThoseOfAllWays() {
        Lattice lattice = new Lattice(pieces, new PieceTrie(pieces));
        for (int word = 0; word < text.words(); word++) {
            List<int[]> ways = new ArrayList<>();
            addWays(text.start(word), text.end(word), new int[0], ways);
            double[] expected = new double[pieces.size()];
            double total = 0;
            for (int[] way : ways) {
                double probability = probability(way);
                total += probability;
                Arrays.stream(way).forEach(piece -> expected[piece] += 2 * probability);
            }
            double sum = total;
            Arrays.setAll(expected, i -> expected[i] / sum);

            lattice.setWord(text.start(word), text.end(word));
            double[] actual = new double[pieces.size()];

            assertThat(lattice.addExpected(2, actual)).isCloseTo(Math.log(total), within(1e-9));
            assertThat(actual).containsExactly(expected, within(1e-9));
            double best = ways.stream().mapToDouble(this::probability).max().orElseThrow();
            assertThat(lattice.findBest(true)).isCloseTo(Math.log(best), within(1e-9));
            double[] log = new double[1];
            lattice.forEachBest(piece -> log[0] += pieces.score(piece));
            assertThat(log[0]).isCloseTo(Math.log(best), within(1e-9));
        }
    }

    @Test
    void digammaIsTheDerivativeOfLogGamma() {
        // Abramowitz and Stegun, table 6.1 and ψ(1/2) = -γ - 2 ln 2.
        assertThat(Estimation.digamma(1)).isCloseTo(-0.57721566490153, within(1e-9));
        assertThat(Estimation.digamma(0.5)).isCloseTo(-1.96351002602142, within(1e-9));
        assertThat(Estimation.digamma(10)).isCloseTo(2.25175258906672, within(1e-9));
    }

    private void addWays(int start, int end, int[] way, List<int[]> ways) {
        if (start == end) {
            ways.add(way);
            return;
        }
        for (int piece = 0; piece < pieces.size(); piece++) {
            int next = start + pieces.length(piece);
            if (next <= end && text.text(start, pieces.length(piece)).equals(pieces.piece(piece))) {
                int[] longer = Arrays.copyOf(way, way.length + 1);
                longer[way.length] = piece;
                addWays(next, end, longer, ways);
            }
        }
    }

    private double probability(int[] way) {
        return Math.exp(Arrays.stream(way).mapToDouble(pieces::score).sum());
    }

    private Pieces randomPieces() {
        Pieces seeds = SeedPieces.of(text, 100, 5);
        int[] all = new int[seeds.size()];
        Arrays.setAll(all, i -> i);
        return seeds.select(all, random.doubles(seeds.size(), -6, -1).toArray());
    }

    private static LetterText text(String... words) {
        WordCounts counts = new WordCounts();
        for (String word : words) {
            byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
            counts.add(bytes, 0, bytes.length, 1);
        }
        return LetterText.of(counts, new Letters.Utf8(), 1);
    }
}
