package dev.stipple.word;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Offers the word that someone may have meant.
final class Spelling {
    /// Words that are looked through: the rarest of very many are seldom meant.
    private static final int MOST = 500_000;

    private Spelling() {}

    /// Returns the word of the fewest changes of letters from `word`, the first of several: at most two, and one in
    /// short words. The same word in other letters, as `Paris` for `paris`, comes before all.
    static Optional<String> nearest(String word, List<String> words) {
        for (String other : List.of(
                word.toLowerCase(Locale.ROOT), word.toUpperCase(Locale.ROOT), capitalized(word), word.strip())) {
            if (words.contains(other)) {
                return Optional.of(other);
            }
        }
        int best = word.length() <= 3 ? 2 : 3;
        String found = null;
        int size = Math.min(words.size(), MOST);
        for (int row = 0; row < size && best > 1; row++) {
            String other = words.get(row);
            if (Math.abs(other.length() - word.length()) < best) {
                int distance = distance(word, other, best);
                if (distance < best) {
                    best = distance;
                    found = other;
                }
            }
        }
        return Optional.ofNullable(found);
    }

    private static String capitalized(String word) {
        return word.isEmpty()
                ? word
                : word.substring(0, 1).toUpperCase(Locale.ROOT)
                        + word.substring(1).toLowerCase(Locale.ROOT);
    }

    /// How many letters must be changed, added, removed, or swapped with their neighbours, at most `limit`. (Optimal
    /// string alignment; G. Navarro, *A guided tour to approximate string matching*, 2001.)
    static int distance(String a, String b, int limit) {
        int[] before = new int[b.length() + 1];
        int[] above = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < above.length; j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            int least = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, Math.min(above[j], row[j - 1]) + 1);
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) {
                    row[j] = Math.min(row[j], before[j - 2] + 1);
                }
                least = Math.min(least, row[j]);
            }
            if (least >= limit) {
                return limit;
            }
            int[] oldest = before;
            before = above;
            above = row;
            row = oldest;
        }
        return Math.min(limit, above[b.length()]);
    }
}
