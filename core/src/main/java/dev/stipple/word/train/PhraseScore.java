package dev.stipple.word.train;

/// How much more often two words stand together than their own frequencies explain.
public enum PhraseScore {
    /// `(count(ab) − minimum count) · vocabulary size / (count(a) · count(b))`, from 0 up, as in [Mikolov et al.,
    /// 2013](https://arxiv.org/abs/1310.4546). The vocabulary's size counts words and pairs, as gensim does;
    /// word2phrase multiplies by the number of words in the corpus instead.
    MIKOLOV {
        @Override
        double of(Counts counts) {
            return (counts.together() - counts.minCount())
                    / ((double) counts.first() * counts.second())
                    * counts.vocabularySize();
        }
    },

    /// Normalized pointwise mutual information, from −1 to 1: `ln(p(ab) / (p(a) · p(b))) / −ln p(ab)`, as in [Bouma,
    /// 2009](https://svn.spraakdata.gu.se/repos/gerlof/pub/www/Docs/npmi-pfd.pdf). More even than [#MIKOLOV] where
    /// frequent words meet.
    NPMI {
        @Override
        double of(Counts counts) {
            if (counts.together() < counts.minCount()) {
                return Double.NEGATIVE_INFINITY;
            }
            double words = counts.words();
            double first = counts.first() / words;
            double second = counts.second() / words;
            double together = counts.together() / words;
            return Math.log(together / (first * second)) / -Math.log(together);
        }
    };

    /// What a score is computed from.
    ///
    /// @param first  occurrences of the first word
    /// @param second  occurrences of the second word
    /// @param together  occurrences of the two together
    /// @param minCount  how often a phrase must occur
    /// @param vocabularySize  different words and pairs
    /// @param words  words in the corpus
    record Counts(long first, long second, long together, long minCount, long vocabularySize, long words) {}

    /// Returns the score.
    abstract double of(Counts counts);
}
