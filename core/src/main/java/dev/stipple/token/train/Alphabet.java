package dev.stipple.token.train;

import dev.stipple.internal.hash.WordCounts;
import java.util.Arrays;
import java.util.stream.IntStream;

/// Words spelt in symbols: the letters of an alphabet, marked by their place in the word where the model wants that.
///
/// With the continuing-subword prefix "##", `low` is spelt `l ##o ##w`; with the end-of-word suffix "&lt;/w&gt;",
/// `l o w</w>`. A letter that is not in the alphabet vanishes from the word. The plain letters come first among the
/// tokens, in code point order, then the marked ones that occur, in code point order too.
final class Alphabet {
    private static final int INSIDE = 0;
    private static final int FIRST = 1;
    private static final int LAST = 2;
    private static final int PLACES = 4;
    private static final int ABSENT = -1;
    private static final int NEEDED = -2;

    private final WordCounts words;
    private final Letters letters;
    private final Marks marks;
    private final TokenList tokens;
    /// Symbol of each letter at each place, at `PLACES * letter + place`.
    private final int[] symbols;

    /// What a letter is marked with by its place; empty for no mark.
    ///
    /// @param continuingPrefix  stands before each letter but the first of a word
    /// @param endOfWordSuffix  stands after the last letter of a word
    record Marks(String continuingPrefix, String endOfWordSuffix) {
        static final Marks NONE = new Marks("", "");

        String mark(String letter, int place) {
            String start = (place & FIRST) != 0 ? letter : continuingPrefix + letter;
            return (place & LAST) != 0 ? start + endOfWordSuffix : start;
        }
    }

    /// Adds the `limit` most frequent letters, and the marked ones that occur, to `tokens`.
    Alphabet(WordCounts words, Letters letters, LetterCounts counts, int limit, Marks marks, TokenList tokens) {
        this.words = words;
        this.letters = letters;
        this.marks = marks;
        this.tokens = tokens;
        for (int letter : counts.mostFrequent(limit)) {
            tokens.add(Character.toString(letter), counts.count(letter));
        }
        symbols = new int[Math.multiplyExact(PLACES, counts.bound())];
        Arrays.fill(symbols, ABSENT);
        if (marks.equals(Marks.NONE)) {
            IntStream.range(0, counts.bound()).forEach(this::shareSymbol);
        } else {
            addMarkedLetters();
        }
    }

    /// Returns every word as the chain of its symbols.
    SymbolChains spell() {
        SymbolChains chains = new SymbolChains(Math.addExact(words.byteLength(), words.size()) + 2);
        forEachLetter((word, key) -> {
            if (symbols[key] != ABSENT) {
                chains.append(symbols[key], word);
            }
            if ((key & LAST) != 0) {
                chains.endWord();
            }
        });
        return chains;
    }

    /// One symbol at all places.
    private void shareSymbol(int letter) {
        tokens.id(Character.toString(letter))
                .ifPresent(id -> Arrays.fill(symbols, PLACES * letter, PLACES * (letter + 1), id));
    }

    private void addMarkedLetters() {
        forEachLetter((word, key) -> symbols[key] = NEEDED);
        String[] added = IntStream.range(0, symbols.length)
                .filter(key -> symbols[key] == NEEDED && isToken(key / PLACES))
                .mapToObj(this::marked)
                .sorted(Alphabet::compareCodePoints)
                .toArray(String[]::new);
        for (String symbol : added) {
            tokens.add(symbol, 0);
        }
        for (int key = 0; key < symbols.length; key++) {
            if (symbols[key] == NEEDED) {
                symbols[key] = isToken(key / PLACES) ? tokens.id(marked(key)).orElseThrow() : ABSENT;
            }
        }
    }

    private boolean isToken(int letter) {
        return tokens.id(Character.toString(letter)).isPresent();
    }

    private String marked(int key) {
        return marks.mark(Character.toString(key / PLACES), key % PLACES);
    }

    private interface LetterVisitor {
        /// @param key  `PLACES * letter + place`
        void visit(int word, int key);
    }

    private void forEachLetter(LetterVisitor visitor) {
        byte[] bytes = words.bytes();
        for (int word = 0; word < words.size(); word++) {
            int start = words.start(word);
            int end = words.end(word);
            for (int i = start; i < end; ) {
                int letter = letters.at(bytes, i);
                int next = i + letters.length(bytes, i);
                int place = (i == start ? FIRST : INSIDE) | (next == end ? LAST : INSIDE);
                visitor.visit(word, PLACES * letter + place);
                i = next;
            }
        }
    }

    /// Orders as UTF-8 bytes do; [String#compareTo] puts U+FFFF after U+10000.
    private static int compareCodePoints(String a, String b) {
        return Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());
    }
}
