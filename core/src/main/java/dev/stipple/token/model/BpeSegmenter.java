package dev.stipple.token.model;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/// Merges neighbouring symbols into pieces, the piece of the highest score first and the leftmost among equals.
final class BpeSegmenter implements SentencePieceModel.Segmenter {
    private final SentencePieces pieces;
    /// The place of a piece in the order of merging, by id: equal for equal scores.
    private final int[] ranks;

    BpeSegmenter(SentencePieces pieces) {
        this.pieces = pieces;
        this.ranks = ranks(pieces);
    }

    private static int[] ranks(SentencePieces pieces) {
        int[] ids = IntStream.range(0, pieces.size())
                .boxed()
                .sorted((a, b) -> Float.compare(pieces.score(b), pieces.score(a)))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] ranks = new int[ids.length];
        for (int i = 1; i < ids.length; i++) {
            boolean tie = pieces.score(ids[i]) == pieces.score(ids[i - 1]);
            ranks[ids[i]] = ranks[ids[i - 1]] + (tie ? 0 : 1);
        }
        return ranks;
    }

    @Override
    public void segment(String text, TokenSink sink) {
        Run run = new Run(text);
        run.merge();
        for (int symbol = 0; symbol < run.count; symbol = run.next[symbol]) {
            run.emit(run.starts[symbol], run.end(symbol), sink);
        }
    }

    /// The symbols of one text: `starts` by symbol, with links over those that were merged away.
    private final class Run {
        private final String text;
        private final int[] starts;
        private final boolean[] frozen;
        private final int count;
        private final int[] previous;
        private final int[] next;
        /// The piece that a symbol and its right neighbour would make, or -1.
        private final int[] merged;
        /// Waiting merges, as rank and left symbol. One that no longer fits `merged` is stale.
        private final LongHeap agenda;
        /// Where an unused piece was last put together, to take it apart again: its left part's length, by id.
        private final Map<Integer, Integer> unusedSplits = new HashMap<>();

        Run(String text) {
            this.text = text;
            int[] starts = new int[text.length() + 1];
            boolean[] frozen = new boolean[text.length()];
            int symbols = 0;
            for (int start = 0; start < text.length(); symbols++) {
                int end = pieces.userDefinedEnd(text, start);
                starts[symbols] = start;
                frozen[symbols] = end >= 0;
                start = end >= 0 ? end : text.offsetByCodePoints(start, 1);
            }
            starts[symbols] = text.length();
            this.starts = starts;
            this.frozen = frozen;
            this.count = symbols;
            this.previous = new int[symbols];
            this.next = new int[symbols];
            this.merged = new int[symbols];
            this.agenda = new LongHeap(symbols);
            Arrays.setAll(previous, i -> i - 1);
            Arrays.setAll(next, i -> i + 1);
        }

        int end(int symbol) {
            return starts[next[symbol]];
        }

        void merge() {
            for (int symbol = 0; symbol < count; symbol++) {
                consider(symbol);
            }
            while (!agenda.isEmpty()) {
                long top = agenda.poll();
                int left = (int) top;
                if (merged[left] >= 0 && ranks[merged[left]] == (int) (top >>> 32)) {
                    join(left);
                }
            }
        }

        private void join(int left) {
            int right = next[left];
            merged[right] = -1;
            next[left] = next[right];
            if (next[left] < count) {
                previous[next[left]] = left;
            }
            if (previous[left] >= 0) {
                consider(previous[left]);
            }
            consider(left);
        }

        /// Puts the merge of `left` and its right neighbour on the agenda, if there is one.
        private void consider(int left) {
            int right = next[left];
            merged[left] = -1;
            if (right == count || frozen[left] || frozen[right]) {
                return;
            }
            int id = pieces.speltId(text, starts[left], end(right));
            if (id < 0) {
                return;
            }
            merged[left] = id;
            agenda.add((long) ranks[id] << 32 | left);
            if (pieces.type(id) == SentencePieces.Type.UNUSED) {
                unusedSplits.put(id, starts[right] - starts[left]);
            }
        }

        /// Gives the piece at `[start, end)`, or the parts of an unused one, left to right and without
        /// recursion.
        void emit(int start, int end, TokenSink sink) {
            Deque<Integer> ends = new ArrayDeque<>();
            ends.push(end);
            int from = start;
            while (from < end) {
                int to = ends.pop();
                int id = pieces.id(text, from, to);
                Integer split = pieces.type(id) == SentencePieces.Type.UNUSED ? unusedSplits.get(id) : null;
                if (split == null) {
                    sink.token(id, from, to);
                    from = to;
                } else {
                    ends.push(to);
                    ends.push(from + split);
                }
            }
        }
    }
}
