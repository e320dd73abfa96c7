package dev.stipple.internal.encode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/// The mergers against the plain definition, on vocabularies and texts of few letters, where merges compete.
class PieceMergerTest {
    @Test
    void grownVocabulariesMergeExactly() {
        int backtracked = judge(1500, seed -> {
            var random = new Random(seed);
            return RandomBpe.grown(random, 1 + random.nextInt(4), 3 + random.nextInt(60));
        });
        assertThat(backtracked).as("vocabularies that qualify for backtracking").isGreaterThan(400);
    }

    @Test
    void rankFilesMergeExactly() {
        int backtracked = judge(1500, seed -> {
            var random = new Random(seed);
            return RandomBpe.ranked(random, 1 + random.nextInt(4), 3 + random.nextInt(60));
        });
        assertThat(backtracked).as("vocabularies that qualify for backtracking").isGreaterThan(400);
    }

    @Test
    void shuffledMergesMergeExactly() {
        int backtracked = judge(1500, seed -> {
            var random = new Random(seed);
            return RandomBpe.shuffled(random, 1 + random.nextInt(4), 3 + random.nextInt(60));
        });
        assertThat(backtracked).as("vocabularies that qualify for backtracking").isBetween(100, 1400);
    }

    /// How many of the vocabularies qualified for backtracking.
    private static int judge(int rounds, IntFunction<RandomBpe> vocabularies) {
        int backtracked = 0;
        for (int seed = 0; seed < rounds; seed++) {
            RandomBpe bpe = vocabularies.apply(seed);
            var judge = new PlainBpe(bpe.tokens, bpe.merges);
            PieceMerger byRank = new RankMerger(bpe.tokens.idsOfBytes(), RankTable.of(bpe.merges));
            Optional<MergeTrees> trees = MergeTrees.of(bpe.tokens, bpe.merges);
            backtracked += trees.isPresent() ? 1 : 0;
            Optional<PieceMerger> backtracking = trees.map(t -> new BacktrackingMerger(t, TokenTrie.of(t, bpe.tokens)));
            Optional<PieceMerger> byNumber = trees.map(t -> new ShortPieceMerger(t, backtracking::orElseThrow));
            var random = new Random(seed);
            for (int round = 0; round < 20; round++) {
                byte[] text = RandomBpe.text(random, 1 + random.nextInt(4), 1 + random.nextInt(round < 15 ? 30 : 150));
                int[] expected = judge.merge(text, 0, text.length);
                check(byRank, text, expected, seed);
                if (backtracking.isPresent()) {
                    check(backtracking.get(), text, expected, seed);
                    check(byNumber.orElseThrow(), text, expected, seed);
                }
            }
        }
        return backtracked;
    }

    private static void check(PieceMerger merger, byte[] text, int[] expected, long seed) {
        int count = merger.merge(text, 0, text.length);
        assertThat(Arrays.copyOf(merger.ids(), count))
                .as("%s, vocabulary of seed %d", merger.getClass().getSimpleName(), seed)
                .isEqualTo(expected);
    }
}
