package dev.stipple.word.train;

import dev.stipple.MalformedModelException;
import dev.stipple.Progress;
import dev.stipple.internal.Phase;
import dev.stipple.text.Corpus;
import dev.stipple.text.Splitter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// Finds words that belong together, such as *new york*, and makes one word of each: *new_york*.
///
/// Words are a phrase when they stand side by side much more often than their own frequencies explain ([Mikolov et al.,
/// 2013](https://arxiv.org/abs/1310.4546), section 4). Connectors, such as *of*, may stand between them. Each further
/// pass works on the text that the one before has joined, so that phrases grow: two passes find *new_york_city*, and
/// four words at most. One pass finds what gensim's `Phrases` does, with the same scores.
///
/// ```java
/// Phrases phrases = Phrases.train(corpus, Phrases.Config.DEFAULT.withPasses(2));
/// phrases.join(List.of("in", "new", "york"));                      // in, new_york
/// Corpus joined = phrases.over(corpus);                            // words apart by blanks
/// ```
///
/// Immutable and thread-safe.
public final class Phrases {
    static final String BLANK = " ";

    private static final Comparator<Phrase> BEST_FIRST = Comparator.comparingDouble(Phrase::score)
            .reversed()
            .thenComparing(phrase -> String.join(BLANK, phrase.words()));

    private final Splitter splitter;
    private final Set<String> connectorWords;
    private final String delimiter;
    private final List<PhraseTable> passes;
    private final List<List<Phrase>> phrases;

    Phrases(Splitter splitter, Set<String> connectorWords, String delimiter, List<List<Phrase>> phrases) {
        this.splitter = splitter;
        this.connectorWords = connectorWords;
        this.delimiter = delimiter;
        this.phrases = phrases;
        this.passes = phrases.stream()
                .map(pass -> new PhraseTable(pass, connectorWords, delimiter))
                .toList();
    }

    /// How phrases are found.
    ///
    /// @param splitter  what cuts texts into words
    /// @param passes  how often the joined text is searched again
    /// @param minCount  how often a phrase must occur
    /// @param score  how strength is measured
    /// @param threshold  a phrase has a score above this
    /// @param connectorWords  words that may stand inside a phrase, and neither begin nor end one
    /// @param delimiter  what stands between the words of a phrase
    /// @param maxPairs  when more different pairs have been met, the rarest are forgotten; a pair takes 40 bytes or
    /// so
    public record Config(
            Splitter splitter,
            int passes,
            int minCount,
            PhraseScore score,
            double threshold,
            Set<String> connectorWords,
            String delimiter,
            int maxPairs) {

        /// Words at blanks; one pass; 5 occurrences; Mikolov's score above 10; no connectors; 40 million pairs.
        public static final Config DEFAULT =
                new Config(Splitter.blanks(), 1, 5, PhraseScore.MIKOLOV, 10, Set.of(), "_", 40_000_000);

        /// English articles, prepositions and conjunctions that stand inside names: *bank_of_america*.
        public static final Set<String> ENGLISH_CONNECTORS = Set.of(
                "a", "an", "the", "for", "of", "with", "without", "at", "from", "to", "in", "on", "by", "and", "or");

        /// Checks the numbers.
        ///
        /// @throws IllegalArgumentException if one is out of range
        public Config {
            connectorWords = Set.copyOf(connectorWords);
            check(passes >= 1, "passes", passes, "1 or more");
            check(minCount >= 1, "minCount", minCount, "1 or more");
            check(maxPairs >= 1, "maxPairs", maxPairs, "1 or more");
            check(score != PhraseScore.MIKOLOV || threshold > 0, "threshold", threshold, "above 0 for this score");
            check(
                    score != PhraseScore.NPMI || Math.abs(threshold) <= 1,
                    "threshold",
                    threshold,
                    "from -1 to 1 for this score");
            if (delimiter.isEmpty() || delimiter.codePoints().anyMatch(Character::isWhitespace)) {
                throw new IllegalArgumentException("delimiter \"" + delimiter + "\" is empty or holds a blank");
            }
        }

        private static void check(boolean good, String name, Number value, String range) {
            if (!good) {
                throw new IllegalArgumentException(name + " is " + value + "; it must be " + range);
            }
        }

        /// Returns this with `splitter`.
        public Config withSplitter(Splitter splitter) {
            return new Config(splitter, passes, minCount, score, threshold, connectorWords, delimiter, maxPairs);
        }

        /// Returns this with `passes`.
        public Config withPasses(int passes) {
            return new Config(splitter, passes, minCount, score, threshold, connectorWords, delimiter, maxPairs);
        }

        /// Returns this with `minCount`.
        public Config withMinCount(int minCount) {
            return new Config(splitter, passes, minCount, score, threshold, connectorWords, delimiter, maxPairs);
        }

        /// Returns this with `score`, and the threshold that goes with it.
        public Config withScore(PhraseScore score, double threshold) {
            return new Config(splitter, passes, minCount, score, threshold, connectorWords, delimiter, maxPairs);
        }

        /// Returns this with `connectorWords`.
        public Config withConnectorWords(Set<String> connectorWords) {
            return new Config(splitter, passes, minCount, score, threshold, connectorWords, delimiter, maxPairs);
        }

        /// Returns this with `delimiter`.
        public Config withDelimiter(String delimiter) {
            return new Config(splitter, passes, minCount, score, threshold, connectorWords, delimiter, maxPairs);
        }

        /// Returns this with `maxPairs`.
        public Config withMaxPairs(int maxPairs) {
            return new Config(splitter, passes, minCount, score, threshold, connectorWords, delimiter, maxPairs);
        }
    }

    /// Returns the phrases of `corpus`.
    ///
    /// @throws IllegalArgumentException if the corpus holds no word
    /// @throws IOException if it cannot be read
    public static Phrases train(Corpus corpus, Config config) throws IOException {
        return train(corpus, config, Progress.NONE);
    }

    /// Returns the phrases of `corpus`, and tells `progress` how far the counting is.
    ///
    /// @throws IllegalArgumentException if the corpus holds no word
    /// @throws IOException if it cannot be read
    public static Phrases train(Corpus corpus, Config config, Progress progress) throws IOException {
        List<List<Phrase>> found = new ArrayList<>();
        Phrases phrases = with(config, found);
        for (int pass = 1; pass <= config.passes(); pass++) {
            found.add(pass(phrases, corpus, config, progress));
            phrases = with(config, found);
        }
        return phrases;
    }

    private static List<Phrase> pass(Phrases before, Corpus corpus, Config config, Progress progress)
            throws IOException {
        // What has been joined is apart by blanks.
        Corpus source = before.passes.isEmpty() ? corpus : before.over(corpus);
        Config how = before.passes.isEmpty() ? config : config.withSplitter(Splitter.blanks());
        long size = corpus.size().orElse(-1);
        try (Phase phase = new Phase(progress, "count pairs", "bytes", size)) {
            PhraseCounts counts = PhraseCounts.of(source, how, phase);
            if (counts.words() == 0) {
                throw new IllegalArgumentException("the corpus holds no words");
            }
            return counts.above(how).stream().sorted(BEST_FIRST).toList();
        }
    }

    private static Phrases with(Config config, List<List<Phrase>> found) {
        return new Phrases(config.splitter(), config.connectorWords(), config.delimiter(), List.copyOf(found));
    }

    /// Returns the phrases in a file that [#save] wrote.
    ///
    /// @throws MalformedModelException if it is none
    /// @throws IOException if the file cannot be read
    public static Phrases load(Path file) throws IOException {
        return PhraseFile.load(file);
    }

    /// Writes the phrases to `file`, whole or not at all, as lines to be read: the words, tab, count, tab, score.
    ///
    /// @throws IOException if the file cannot be written
    public void save(Path file) throws IOException {
        PhraseFile.save(this, file);
    }

    /// Returns the phrases that each pass found, best first. Those of later passes are made of words that may be
    /// phrases of earlier ones.
    public List<List<Phrase>> phrases() {
        return phrases;
    }

    /// Returns what cuts the texts of [#over] into words.
    public Splitter splitter() {
        return splitter;
    }

    /// Returns the words that may stand inside a phrase.
    public Set<String> connectorWords() {
        return connectorWords;
    }

    /// Returns what stands between the words of a phrase.
    public String delimiter() {
        return delimiter;
    }

    /// Returns these with another splitter, for texts that are cut another way.
    public Phrases withSplitter(Splitter splitter) {
        return new Phrases(splitter, connectorWords, delimiter, phrases);
    }

    /// Returns `words` with each phrase among them as one word.
    public List<String> join(List<String> words) {
        List<String> joined = words;
        for (PhraseTable pass : passes) {
            joined = pass.join(joined);
        }
        return joined;
    }

    /// Returns the texts of `corpus` with their phrases joined. Words are apart by one blank each, so that
    /// [Splitter#blanks] finds them.
    public Corpus over(Corpus corpus) {
        return new JoinedCorpus(corpus, this);
    }
}
