package dev.stipple.internal.vectorfile;

import java.util.Arrays;
import java.util.function.IntConsumer;

/// How fastText cuts a word into n-grams of characters and hashes them into buckets.
///
/// The word stands between `<` and `>`. Characters are counted by UTF-8's lead bytes, whether the bytes are valid or
/// not. An n-gram of one character at the word's border, which is `<` or `>` alone, is none. The word `</s>`, the end
/// of a sentence, has no n-grams.
///
/// @param shortest  the least characters of an n-gram
/// @param longest  the most; 0 means that there are no n-grams
/// @param buckets  how many buckets there are
public record Ngrams(int shortest, int longest, int buckets) {
    private static final byte[] END_OF_SENTENCE = {'<', '/', 's', '>'};

    /// Takes the bounds as fastText does.
    public Ngrams {
        if (shortest < 0 || longest < 0 || buckets < 0) {
            throw new IllegalArgumentException(
                    "no n-grams of " + shortest + " to " + longest + " characters in " + buckets + " buckets");
        }
    }

    /// Shows the bucket of each n-gram of `word`, in fastText's order.
    public void forEachBucket(byte[] word, IntConsumer action) {
        if (longest == 0 || buckets == 0 || Arrays.equals(word, END_OF_SENTENCE)) {
            return;
        }
        byte[] bordered = new byte[word.length + 2];
        bordered[0] = '<';
        System.arraycopy(word, 0, bordered, 1, word.length);
        bordered[word.length + 1] = '>';
        for (int i = 0; i < bordered.length; i++) {
            if (isLead(bordered[i])) {
                forEachFrom(bordered, i, action);
            }
        }
    }

    private void forEachFrom(byte[] word, int from, IntConsumer action) {
        int hash = 0x811C9DC5;
        int at = from;
        for (int n = 1; at < word.length && n <= longest; n++) {
            do {
                hash = hashed(hash, word[at++]);
            } while (at < word.length && !isLead(word[at]));
            boolean border = n == 1 && (from == 0 || at == word.length);
            if (n >= shortest && !border) {
                action.accept(Integer.remainderUnsigned(hash, buckets));
            }
        }
    }

    private static boolean isLead(byte value) {
        return (value & 0xC0) != 0x80;
    }

    /// Returns fastText's hash of a word: FNV-1a over bytes that are extended by their sign, a slip that became the
    /// format.
    public static int hash(byte[] word) {
        int hash = 0x811C9DC5;
        for (byte value : word) {
            hash = hashed(hash, value);
        }
        return hash;
    }

    private static int hashed(int hash, byte value) {
        return (hash ^ value) * 0x01000193;
    }
}
