package dev.stipple.word.train;

import dev.stipple.internal.LongMap;
import dev.stipple.internal.Phase;
import dev.stipple.text.Corpus;
import dev.stipple.text.Splitter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How often words, and pairs of words with nothing but connectors between them, occur in a corpus.
///
/// A pair is a number: the id of its first word, and that of all that follows, connectors included. Ids of such
/// followers are apart from those of words by their count, which is 0.
final class PhraseCounts {
    private final Set<String> connectors;
    private final int maxPairs;

    private final Map<String, Integer> ids = new HashMap<>();
    private final List<String> texts = new ArrayList<>();
    private long[] counts = new long[1 << 10];
    private long words;
    private LongMap pairs = new LongMap();
    /// Pairs that occurred no more often have been dropped when there were too many.
    private long dropped;

    private PhraseCounts(Set<String> connectors, int maxPairs) {
        this.connectors = connectors;
        this.maxPairs = maxPairs;
    }

    static PhraseCounts of(Corpus corpus, Phrases.Config config, Phase phase) throws IOException {
        PhraseCounts counts = new PhraseCounts(config.connectorWords(), config.maxPairs());
        Splitter splitter = config.splitter();
        try (Corpus.Texts texts = corpus.open()) {
            while (texts.next()) {
                counts.add(splitter.split(texts.text()));
                phase.advanceTo(texts.position());
            }
        }
        return counts;
    }

    private void add(List<String> text) {
        int first = -1;
        StringBuilder between = new StringBuilder();
        for (String word : text) {
            words++;
            if (connectors.contains(word)) {
                between.append(word).append(Phrases.BLANK);
                continue;
            }
            int id = id(word);
            counts[id]++;
            if (first >= 0) {
                pairs.add((long) first << 32 | (between.isEmpty() ? id : id(between + word)), 1);
            }
            first = id;
            between.setLength(0);
        }
        if (pairs.size() > maxPairs) {
            dropRarePairs();
        }
    }

    private int id(String text) {
        Integer known = ids.putIfAbsent(text, texts.size());
        if (known != null) {
            return known;
        }
        texts.add(text);
        if (texts.size() > counts.length) {
            counts = Arrays.copyOf(counts, 2 * counts.length);
        }
        return texts.size() - 1;
    }

    private void dropRarePairs() {
        dropped++;
        LongMap kept = new LongMap();
        pairs.forEach((pair, count) -> {
            if (count > dropped) {
                kept.add(pair, count);
            }
        });
        pairs = kept;
    }

    /// Returns how many words the corpus has, each occurrence counted.
    long words() {
        return words;
    }

    /// Returns the pairs whose score is above the threshold, in no order that means anything.
    List<Phrase> above(Phrases.Config config) {
        long vocabularySize = Arrays.stream(counts).filter(count -> count > 0).count() + pairs.size();
        List<Phrase> found = new ArrayList<>();
        pairs.forEach((pair, count) -> {
            String first = texts.get((int) (pair >>> 32));
            List<String> phrase = new ArrayList<>(List.of(first));
            phrase.addAll(List.of(texts.get((int) pair).split(Phrases.BLANK, -1)));
            double score = config.score()
                    .of(new PhraseScore.Counts(
                            counts[(int) (pair >>> 32)],
                            counts[id(phrase.getLast())],
                            count,
                            config.minCount(),
                            vocabularySize,
                            words));
            if (score > config.threshold()) {
                found.add(new Phrase(phrase, count, score));
            }
        });
        return found;
    }
}
