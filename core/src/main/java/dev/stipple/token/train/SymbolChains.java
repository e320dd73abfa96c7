package dev.stipple.token.train;

import java.util.Arrays;

/// Words as chains of symbols that shorten as neighbours are merged, all in one array of slots.
///
/// A symbol sits in the slot where its first character was. When a symbol covers `n > 1` slots, its second and its
/// last slot hold `-n`, so both neighbours are found without a table of links: the whole word stays in one or two
/// cache lines. [#BOUNDARY] slots stand before, between and after the words.
///
/// ```
/// l o w e r  →  lo · w er ·      slots:  │ lo -2 w er -2 │
/// ```
final class SymbolChains {
    /// What [#symbol] gives past either end of a word.
    static final int BOUNDARY = Integer.MIN_VALUE;

    private int[] slots;
    private int[] words;
    private int size = 1;

    /// Returns room for about `symbols` symbols in all; grows when they are more.
    SymbolChains(int symbols) {
        slots = new int[Math.max(symbols, 16)];
        words = new int[slots.length];
        slots[0] = BOUNDARY;
    }

    /// Appends a symbol to the last word begun.
    void append(int symbol, int word) {
        if (size + 1 >= slots.length) {
            int larger = Math.toIntExact(Math.min(Integer.MAX_VALUE - 8L, size + (size >> 1) + 16L));
            slots = Arrays.copyOf(slots, larger);
            words = Arrays.copyOf(words, larger);
        }
        words[size] = word;
        slots[size++] = symbol;
    }

    /// Ends the last word.
    void endWord() {
        append(BOUNDARY, -1);
    }

    /// Returns the number of slots; symbols sit at slots 1 to `slots() - 1`.
    int slots() {
        return size;
    }

    /// Returns the symbol that begins at `slot`; a negative number where none begins.
    int symbol(int slot) {
        return slots[slot];
    }

    /// Returns the number of the word that `slot` belongs to.
    int word(int slot) {
        return words[slot];
    }

    /// Returns the slot of the symbol after the one at `slot`, or of the boundary.
    int next(int slot) {
        int link = slots[slot + 1];
        return link >= 0 || link == BOUNDARY ? slot + 1 : slot - link;
    }

    /// Returns the slot of the symbol before the one at `slot`, or of the boundary.
    int previous(int slot) {
        int link = slots[slot - 1];
        return link >= 0 || link == BOUNDARY ? slot - 1 : slot + link;
    }

    /// Returns the first slot of the word that `slot` belongs to.
    int firstOfWord(int slot) {
        int first = slot;
        while (slots[first - 1] != BOUNDARY) {
            first--;
        }
        return first;
    }

    /// Replaces the symbol at `left` and the one after it, at `right`, by one symbol.
    void merge(int left, int right, int merged) {
        int end = next(right);
        int length = end - left;
        slots[left] = merged;
        // subtle: the old head of the right symbol must not look like a symbol to a stale position.
        slots[right] = -length;
        slots[left + 1] = -length;
        slots[end - 1] = -length;
    }
}
