package dev.stipple.token.train;

import dev.stipple.internal.Phase;
import dev.stipple.internal.hash.WordCounts;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.Set;

/// Byte pair encoding: merges the most frequent pair of neighbouring symbols again and again, in exactly the order
/// of Hugging Face's `BpeTrainer`.
///
/// Each round takes the pair with the highest count, among equals the one with the smaller ids, gives it the next id
/// and rewrites the words it stands in. Counts are kept up to date by difference, so a round costs what it changes
/// and not the size of the corpus.
///
/// The order has three habits that a plain "recount and take the maximum" does not show and that change the merges
/// of real text:
/// - A merge may spell a token that exists already ("a" "bc" after "ab" "c"). It takes that token's id, the
///   vocabulary does not grow, and pairs with that token may come to wait twice, each time with their own words.
/// - The count of a merged pair stays as it was; when the pair reappears (by the case above), the new count comes on
///   top of the old one.
/// - A pair merged twice keeps the later place among the merges.
///
/// Sennrich et al. 2016, *Neural Machine Translation of Rare Words with Subword Units*. Not thread-safe; use once.
final class PairMerger {
    private final SymbolChains chains;
    private final WordCounts words;
    private final TokenList tokens;
    private final Rules rules;
    private final PairCounts counts = new PairCounts();
    private final MergeQueue queue = new MergeQueue();
    /// The merged pairs in order, each with the token it makes.
    private final SequencedMap<Long, Integer> merges = new LinkedHashMap<>();
    /// Pairs that may wait in the queue more than once: their words are rewritten whole, as the reference does.
    private final Set<Long> repeated = new HashSet<>();

    private final NeighbourCounts lossesOnLeft = new NeighbourCounts();
    private final NeighbourCounts lossesOnRight = new NeighbourCounts();
    private final NeighbourCounts gainsOnLeft = new NeighbourCounts();
    private final NeighbourCounts gainsOnRight = new NeighbourCounts();

    /// When to stop, and how a merged token is spelt.
    ///
    /// @param vocabularySize  stop at so many tokens
    /// @param minFrequency  stop when no pair is this frequent
    /// @param continuingPrefix  what symbols inside a word begin with; cut off when they are joined to the left
    /// @param lengthLimit  symbols that cover this many characters or more in all are not paired
    record Rules(int vocabularySize, long minFrequency, String continuingPrefix, int lengthLimit) {}

    /// @param chains  the words as symbols, which are rewritten
    /// @param words  the counts of these words
    /// @param tokens  special tokens and symbols; the merged tokens are appended
    PairMerger(SymbolChains chains, WordCounts words, TokenList tokens, Rules rules) {
        this.chains = chains;
        this.words = words;
        this.tokens = tokens;
        this.rules = rules;
    }

    /// Merges until the vocabulary is full or no pair is frequent enough.
    ///
    /// @return the merged [pairs][PairCounts#pair] in order, each with the id of the token it makes
    SequencedMap<Long, Integer> run(Phase phase) {
        countPairs();
        while (tokens.size() < rules.vocabularySize() && !queue.isEmpty()) {
            long pair = queue.topPair();
            long count = counts.count(pair);
            if (count != queue.topCount()) {
                queue.replaceTopCount(count);
                continue;
            }
            if (count < Math.max(1, rules.minFrequency())) {
                break;
            }
            int[] positions = queue.topPositions();
            queue.removeTop();
            merge(pair, count, positions);
            phase.advanceTo(tokens.size());
        }
        return merges;
    }

    /// Fills the queue, one left symbol after the other.
    private void countPairs() {
        int[] groupEnds = new int[tokens.size()];
        int[] slots = slotsByLeftSymbol(groupEnds);
        for (int left = 0, i = 0; left < groupEnds.length; left++) {
            for (; i < groupEnds[left]; i++) {
                gainsOnRight.add(chains.symbol(slots[i] + 1), words.count(chains.word(slots[i])), slots[i]);
            }
            int[][] positions = gainsOnRight.positions();
            for (int n = 0; n < gainsOnRight.size(); n++) {
                gain(PairCounts.pair(left, gainsOnRight.neighbour(n)), gainsOnRight.weight(n), positions[n], false);
            }
            gainsOnRight.clear();
        }
    }

    /// Returns the slots at which a pair begins, sorted by symbol and then by slot (a counting sort).
    private int[] slotsByLeftSymbol(int[] groupEnds) {
        int pairs = 0;
        for (int slot = 1; slot < chains.slots(); slot++) {
            if (startsPair(slot)) {
                groupEnds[chains.symbol(slot)]++;
                pairs++;
            }
        }
        for (int symbol = 0, end = 0; symbol < groupEnds.length; symbol++) {
            int start = end;
            end += groupEnds[symbol];
            groupEnds[symbol] = start;
        }
        int[] sorted = new int[pairs];
        for (int slot = 1; slot < chains.slots(); slot++) {
            if (startsPair(slot)) {
                sorted[groupEnds[chains.symbol(slot)]++] = slot;
            }
        }
        return sorted;
    }

    /// Whether a pair begins at `slot`, while no symbol has been merged.
    private boolean startsPair(int slot) {
        return chains.symbol(slot) >= 0 && chains.symbol(slot + 1) >= 0;
    }

    private void merge(long pair, long count, int[] positions) {
        int left = PairCounts.left(pair);
        int right = PairCounts.right(pair);
        int size = tokens.size();
        int merged = tokens.add(spell(left, right), count);
        boolean known = merged < size;
        merges.putLast(pair, merged);
        if (repeated.contains(pair)) {
            replaceInWords(positions, left, right, merged);
        } else {
            for (int position : positions) {
                replaceIfThere(position, left, right, merged);
            }
        }
        settle(left, right, merged, known);
    }

    private String spell(int left, int right) {
        String tail = tokens.token(right);
        String prefix = rules.continuingPrefix();
        return tokens.token(left) + (tail.startsWith(prefix) ? tail.substring(prefix.length()) : tail);
    }

    /// Merges the pair wherever it stands in the words of `positions`.
    private void replaceInWords(int[] positions, int left, int right, int merged) {
        int lastWord = -1;
        for (int position : positions) {
            if (chains.word(position) != lastWord) {
                lastWord = chains.word(position);
                int slot = chains.firstOfWord(position);
                for (; chains.symbol(slot) != SymbolChains.BOUNDARY; slot = chains.next(slot)) {
                    replaceIfThere(slot, left, right, merged);
                }
            }
        }
    }

    private void replaceIfThere(int slot, int left, int right, int merged) {
        if (chains.symbol(slot) != left) {
            return;
        }
        int rightSlot = chains.next(slot);
        if (chains.symbol(rightSlot) == right) {
            replace(slot, rightSlot, merged);
        }
    }

    private void replace(int slot, int rightSlot, int merged) {
        long weight = words.count(chains.word(slot));
        chains.merge(slot, rightSlot, merged);
        int before = chains.previous(slot);
        int after = chains.next(slot);
        int symbolBefore = chains.symbol(before);
        if (symbolBefore != SymbolChains.BOUNDARY) {
            lossesOnLeft.add(symbolBefore, weight);
            if (after - before < rules.lengthLimit()) {
                gainsOnLeft.add(symbolBefore, weight, before);
            }
        }
        int symbolAfter = chains.symbol(after);
        if (symbolAfter != SymbolChains.BOUNDARY) {
            lossesOnRight.add(symbolAfter, weight);
            if (chains.next(after) - slot < rules.lengthLimit()) {
                // The pair (merged, merged) is one pair on whichever side it is found.
                (symbolAfter == merged ? gainsOnLeft : gainsOnRight).add(symbolAfter, weight, slot);
            }
        }
    }

    /// Books the changes around one merge: losses first, so that a gain is queued with its final count.
    private void settle(int left, int right, int merged, boolean known) {
        for (int i = 0; i < lossesOnLeft.size(); i++) {
            counts.add(PairCounts.pair(lossesOnLeft.neighbour(i), left), -lossesOnLeft.weight(i));
        }
        for (int i = 0; i < lossesOnRight.size(); i++) {
            counts.add(PairCounts.pair(right, lossesOnRight.neighbour(i)), -lossesOnRight.weight(i));
        }
        int[][] positions = gainsOnLeft.positions();
        for (int i = 0; i < gainsOnLeft.size(); i++) {
            long pair = PairCounts.pair(gainsOnLeft.neighbour(i), merged);
            gain(pair, gainsOnLeft.weight(i), positions[i], known);
        }
        positions = gainsOnRight.positions();
        for (int i = 0; i < gainsOnRight.size(); i++) {
            long pair = PairCounts.pair(merged, gainsOnRight.neighbour(i));
            gain(pair, gainsOnRight.weight(i), positions[i], known);
        }
        lossesOnLeft.clear();
        lossesOnRight.clear();
        gainsOnLeft.clear();
        gainsOnRight.clear();
    }

    private void gain(long pair, long weight, int[] positions, boolean known) {
        if (known) {
            repeated.add(pair);
        }
        long count = counts.add(pair, weight);
        if (count > 0) {
            queue.add(count, pair, positions);
        }
    }
}
