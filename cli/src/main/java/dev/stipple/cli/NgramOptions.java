package dev.stipple.cli;

import dev.stipple.word.train.FastText;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What only fastText has to be told.
final class NgramOptions {
    @Option(
            names = "--min-ngram",
            paramLabel = "N",
            description = "fasttext: the least characters of an n-gram; the word stands between < and > (default: 3).")
    private @Nullable Integer minNgram;

    @Option(names = "--max-ngram", paramLabel = "N", description = "fasttext: the most; 0 is no n-grams (default: 6).")
    private @Nullable Integer maxNgram;

    @Option(
            names = "--buckets",
            paramLabel = "N",
            description = "fasttext: vectors that n-grams share, by their hash (default: 2000000).")
    private @Nullable Integer buckets;

    FastText.Config applyTo(FastText.Config config) {
        int most = maxNgram == null ? config.maxNgram() : maxNgram;
        if (most == 0 && (minNgram != null || buckets != null)) {
            throw new IllegalArgumentException(
                    (minNgram == null ? "--buckets" : "--min-ngram") + " means nothing where there are no n-grams");
        }
        // In one step whatever the order: a least that is above the usual most may come with another most.
        return config.withNgrams(minNgram == null ? config.minNgram() : minNgram, most)
                .withBuckets(buckets == null ? config.buckets() : buckets);
    }
}
