package dev.stipple.internal.train;

import dev.stipple.internal.encode.Ids;
import dev.stipple.internal.hash.WordCounts;
import dev.stipple.internal.unicode.Utf8;
import dev.stipple.token.Tokenizer;

/// Numbers of tokens: their ids.
final class TokenNumbers implements WordNumbers {
    private final Tokenizer tokenizer;
    private final long[] counts;

    TokenNumbers(Tokenizer tokenizer) {
        this.tokenizer = tokenizer.withoutSpecialTokens();
        this.counts = new long[tokenizer.vocabulary().idLimit()];
    }

    @Override
    public void read(byte[] utf8, Ids numbers) {
        for (int id : tokenizer.encode(utf8)) {
            counts[id]++;
            numbers.add(id);
        }
    }

    @Override
    public int[] addTo(WordCounts words) {
        int[] numbers = new int[counts.length];
        for (int id = 0; id < counts.length; id++) {
            if (counts[id] > 0) {
                byte[] token = Utf8.encode(tokenizer.vocabulary().token(id));
                numbers[id] = words.add(token, 0, token.length, counts[id]);
            }
        }
        return numbers;
    }
}
