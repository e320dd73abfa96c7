package dev.stipple.cli;

import dev.stipple.word.train.FastText;
import picocli.CommandLine.Option;

/// What only fastText has to be told.
final class NgramOptions {
    @Option(
            names = "--min-ngram",
            paramLabel = "N",
            defaultValue = "3",
            description = "fasttext: the least characters of an n-gram; the word stands between < and > (default: 3).")
    private int minNgram;

    @Option(
            names = "--max-ngram",
            paramLabel = "N",
            defaultValue = "6",
            description = "fasttext: the most; 0 is no n-grams (default: 6).")
    private int maxNgram;

    @Option(
            names = "--buckets",
            paramLabel = "N",
            defaultValue = "2000000",
            description = "fasttext: vectors that n-grams share, by their hash (default: 2000000).")
    private int buckets;

    FastText.Config applyTo(FastText.Config config) {
        // In one step whatever the order: a least that is above the usual most may come with another most.
        return config.withNgrams(minNgram, maxNgram).withBuckets(buckets);
    }
}
