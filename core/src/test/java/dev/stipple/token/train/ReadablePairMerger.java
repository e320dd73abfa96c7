package dev.stipple.token.train;

import dev.stipple.internal.hash.WordCounts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SequencedMap;
import java.util.Set;

/// The slow twin of [PairMerger]: the same order of merges with strings, lists and maps, a whole word at a time.
final class ReadablePairMerger {
    /// A symbol and how many letters it covers.
    private record Symbol(int id, int length) {}

    private record Pair(int left, int right) {}

    /// A pair that waits to be merged in some words, with its count when it was put there.
    private record Waiting(long count, Pair pair, Set<Integer> words) {}

    private final List<List<Symbol>> words = new ArrayList<>();
    private final List<Long> weights = new ArrayList<>();
    private final TokenList tokens;
    private final PairMerger.Rules rules;
    private final Map<Pair, Long> counts = new HashMap<>();
    private final PriorityQueue<Waiting> queue =
            new PriorityQueue<>(Comparator.comparingLong((Waiting waiting) -> -waiting.count)
                    .thenComparingInt(waiting -> waiting.pair.left)
                    .thenComparingInt(waiting -> waiting.pair.right));

    ReadablePairMerger(SymbolChains chains, WordCounts counts, TokenList tokens, PairMerger.Rules rules) {
        this.tokens = tokens;
        this.rules = rules;
        List<Symbol> word = new ArrayList<>();
        int number = 0;
        for (int slot = 1; slot < chains.slots(); slot++) {
            if (chains.symbol(slot) == SymbolChains.BOUNDARY) {
                words.add(word);
                weights.add(counts.count(number++));
                word = new ArrayList<>();
            } else {
                word.add(new Symbol(chains.symbol(slot), 1));
            }
        }
    }

    SequencedMap<Long, Integer> run() {
        SequencedMap<Long, Integer> merges = new LinkedHashMap<>();
        Map<Pair, Set<Integer>> found = new HashMap<>();
        for (int word = 0; word < words.size(); word++) {
            List<Symbol> symbols = words.get(word);
            for (int i = 0; i + 1 < symbols.size(); i++) {
                change(new Pair(symbols.get(i).id, symbols.get(i + 1).id), 1, word, found);
            }
        }
        enqueue(found);
        while (tokens.size() < rules.vocabularySize() && !queue.isEmpty()) {
            Waiting top = queue.remove();
            long count = counts.getOrDefault(top.pair, 0L);
            if (count != top.count) {
                queue.add(new Waiting(count, top.pair, top.words));
                continue;
            }
            if (count < Math.max(1, rules.minFrequency())) {
                break;
            }
            String tail = tokens.token(top.pair.right);
            String joined = tail.startsWith(rules.continuingPrefix())
                    ? tail.substring(rules.continuingPrefix().length())
                    : tail;
            int merged = tokens.add(tokens.token(top.pair.left) + joined, count);
            merges.putLast(PairCounts.pair(top.pair.left, top.pair.right), merged);
            Map<Pair, Set<Integer>> gained = new HashMap<>();
            for (int word : top.words) {
                mergeIn(word, top.pair, merged, gained);
            }
            enqueue(gained);
        }
        return merges;
    }

    private void mergeIn(int word, Pair pair, int merged, Map<Pair, Set<Integer>> gained) {
        List<Symbol> symbols = words.get(word);
        for (int i = 0; i + 1 < symbols.size(); i++) {
            Symbol left = symbols.get(i);
            Symbol right = symbols.get(i + 1);
            if (left.id != pair.left || right.id != pair.right) {
                continue;
            }
            Symbol joined = new Symbol(merged, left.length + right.length);
            symbols.set(i, joined);
            symbols.remove(i + 1);
            if (i > 0) {
                replaceNeighbour(new Pair(symbols.get(i - 1).id, left.id), symbols.get(i - 1), joined, word, gained);
            }
            if (i + 1 < symbols.size()) {
                replaceNeighbour(new Pair(right.id, symbols.get(i + 1).id), joined, symbols.get(i + 1), word, gained);
            }
        }
    }

    private void replaceNeighbour(Pair lost, Symbol left, Symbol right, int word, Map<Pair, Set<Integer>> gained) {
        change(lost, -1, word, new HashMap<>());
        if (left.length + right.length < rules.lengthLimit()) {
            change(new Pair(left.id, right.id), 1, word, gained);
        }
    }

    private void change(Pair pair, int sign, int word, Map<Pair, Set<Integer>> found) {
        counts.merge(pair, sign * weights.get(word), Long::sum);
        found.computeIfAbsent(pair, _ -> new LinkedHashSet<>()).add(word);
    }

    private void enqueue(Map<Pair, Set<Integer>> found) {
        found.forEach((pair, at) -> {
            long count = counts.getOrDefault(pair, 0L);
            if (count > 0) {
                queue.add(new Waiting(count, pair, at));
            }
        });
    }
}
