package dev.stipple.word.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stipple.text.Corpus;
import dev.stipple.word.Neighbor;
import dev.stipple.word.WordVectors;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Sentences that each keep to one topic, and a word that all use.
final class TopicalCorpus {
    static final int TOPICS = 5;
    static final int WORDS = 8;
    static final int SENTENCES = 3000;
    static final int LENGTH = 12;

    private TopicalCorpus() {}

    static Corpus make() {
        Random random = new Random(5);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < SENTENCES; i++) {
            StringBuilder text = new StringBuilder();
            int topic = random.nextInt(TOPICS);
            for (int j = 0; j < LENGTH; j++) {
                text.append(random.nextInt(4) == 0 ? "the" : "t" + topic + "w" + random.nextInt(WORDS))
                        .append(' ');
            }
            texts.add(text.toString());
        }
        return Corpus.of(texts);
    }

    /// Checks that the nearest neighbours of a word are those of its topic.
    static void assertLearnt(WordVectors vectors) {
        assertThat(vectors.size()).isEqualTo(TOPICS * WORDS + 1);
        for (int topic = 0; topic < TOPICS; topic++) {
            String prefix = "t" + topic + "w";
            assertThat(vectors.nearest(prefix + "0", WORDS - 1))
                    .extracting(Neighbor::word)
                    .allMatch(word -> word.startsWith(prefix));
        }
    }

    static float[] values(WordVectors vectors) {
        float[] values = new float[vectors.size() * vectors.dimension()];
        vectors.matrix().copyRows(0, vectors.size(), values, 0);
        return values;
    }
}
