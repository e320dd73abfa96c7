package dev.stipple.internal.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stipple.Progress;
import dev.stipple.text.Corpus;
import dev.stipple.text.Splitter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Pairs are those that a loop over all places finds, in memory or in a file, whatever the number of threads.
class CooccurrencesTest {
    private static final int WINDOW = 4;
    private static final double MAX_COUNT = 3;
    private static final double ALPHA = 0.75;

    /// Two words; the first is the one of the lower row.
    private record Pair(int a, int b) {}

    /// What is known of a pair.
    private record Known(float logarithm, float weight) {}

    @ParameterizedTest
    @CsvSource({"1,1000000000", "3,1000000000", "1,20000", "2,0"})
    void pairsAreThoseOfALoopOverAllPlaces(int threads, long memory) throws IOException {
        List<String> texts = texts();
        try (TrainingCorpus corpus = corpus(texts);
                PageStore store = new PageStore(memory)) {
            GloveSettings settings =
                    new GloveSettings(2, WINDOW, 1, 0.05f, MAX_COUNT, ALPHA, threads, false, 1, memory);
            Map<Pair, Known> counted = read(new Cooccurrences(corpus, settings, store).count(Progress.NONE));
            Map<Pair, Double> expected = expected(texts, corpus);

            assertThat(counted.keySet()).isEqualTo(expected.keySet());
            counted.forEach((pair, known) -> {
                double times = expected.getOrDefault(pair, Double.NaN);
                assertThat(known.logarithm).isEqualTo((float) Math.log(times), within(1e-5f));
                assertThat(known.weight)
                        .isEqualTo((float) Math.min(1, Math.pow(times / MAX_COUNT, ALPHA)), within(1e-5f));
            });
        }
    }

    private static List<String> texts() {
        Random random = new Random(7);
        List<String> texts = new ArrayList<>(List.of("", "alone"));
        for (int i = 0; i < 400; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(30); j > 0; j--) {
                text.append('w').append(random.nextInt(1 + random.nextInt(200))).append(' ');
            }
            texts.add(text.toString());
        }
        return texts;
    }

    private static TrainingCorpus corpus(List<String> texts) throws IOException {
        TrainingCorpus.Settings all = TrainingCorpus.Settings.DEFAULT.withMinCount(1);
        return TrainingCorpus.read(Corpus.of(texts), TextWords.of(Splitter.blanks()), all, Progress.NONE);
    }

    private static Map<Pair, Known> read(PairBins bins) throws IOException {
        Map<Pair, Known> known = new HashMap<>();
        for (int bin = 0; bin < bins.count(); bin++) {
            int[] pairs = new int[bins.size(bin)];
            assertThat(bins.shuffled(bin, pairs, new SplittableRandom(3))).isEqualTo(pairs.length);
            for (int i = 0; i < pairs.length; i += PairBins.PAIR) {
                Known value = new Known(Float.intBitsToFloat(pairs[i + 2]), Float.intBitsToFloat(pairs[i + 3]));
                assertThat(known.put(new Pair(pairs[i], pairs[i + 1]), value)).isNull();
            }
        }
        assertThat(bins.pairs()).isEqualTo(known.size());
        return known;
    }

    private static Map<Pair, Double> expected(List<String> texts, TrainingCorpus corpus) {
        Map<Pair, Double> times = new HashMap<>();
        for (String text : texts) {
            String[] words = text.isBlank() ? new String[0] : text.strip().split(" ");
            for (int i = 0; i < words.length; i++) {
                for (int j = Math.max(0, i - WINDOW); j <= Math.min(words.length - 1, i + WINDOW); j++) {
                    int a = corpus.vocabulary().words().find(words[i]);
                    int b = corpus.vocabulary().words().find(words[j]);
                    if (i != j && a <= b) {
                        times.merge(new Pair(a, b), 1.0 / Math.abs(i - j), Double::sum);
                    }
                }
            }
        }
        return times;
    }
}
