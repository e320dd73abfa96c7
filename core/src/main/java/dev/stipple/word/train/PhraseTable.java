package dev.stipple.word.train;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The phrases of one pass, found by their first word and then by all that follows it.
final class PhraseTable {
    private final List<Phrase> phrases;
    private final Set<String> connectors;
    private final String delimiter;
    private final Map<String, Map<String, Phrase>> byFirstWord = new HashMap<>();

    PhraseTable(List<Phrase> phrases, Set<String> connectors, String delimiter) {
        this.phrases = List.copyOf(phrases);
        this.connectors = connectors;
        this.delimiter = delimiter;
        for (Phrase phrase : phrases) {
            List<String> words = phrase.words();
            byFirstWord
                    .computeIfAbsent(words.getFirst(), _ -> new HashMap<>())
                    .put(follower(words.subList(1, words.size())), phrase);
        }
    }

    private static String follower(List<String> words) {
        return words.size() == 1 ? words.getFirst() : String.join(Phrases.BLANK, words);
    }

    List<Phrase> phrases() {
        return phrases;
    }

    /// Joins phrases from left to right: of two that share a word, the first one wins.
    List<String> join(List<String> words) {
        List<String> joined = new ArrayList<>(words.size());
        // Where a phrase may have begun, or -1; whatever has come since its first word is connectors.
        int start = -1;
        for (int at = 0; at < words.size(); at++) {
            String word = words.get(at);
            if (connectors.contains(word)) {
                if (start < 0) {
                    joined.add(word);
                }
            } else if (start >= 0 && isPhrase(words.subList(start, at + 1))) {
                joined.add(String.join(delimiter, words.subList(start, at + 1)));
                start = -1;
            } else {
                if (start >= 0) {
                    joined.addAll(words.subList(start, at));
                }
                start = at;
            }
        }
        if (start >= 0) {
            joined.addAll(words.subList(start, words.size()));
        }
        return joined;
    }

    private boolean isPhrase(List<String> words) {
        Map<String, Phrase> followers = byFirstWord.get(words.getFirst());
        return followers != null && followers.containsKey(follower(words.subList(1, words.size())));
    }
}
