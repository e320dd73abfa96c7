package dev.stipple.internal.train;

import dev.stipple.internal.encode.Ids;
import dev.stipple.internal.hash.WordCounts;
import dev.stipple.text.Splitter;

/// Numbers of words that a splitter cuts out, in the order of first sight.
final class HashedWords implements WordNumbers {
    private final Splitter splitter;
    private final WordCounts words = new WordCounts();

    HashedWords(Splitter splitter) {
        this.splitter = splitter;
    }

    @Override
    public void read(byte[] utf8, Ids numbers) {
        splitter.split(utf8, (start, end) -> numbers.add(words.add(utf8, start, end, 1)));
    }

    @Override
    public int[] addTo(WordCounts all) {
        return all.addAll(words);
    }
}
