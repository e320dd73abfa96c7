package dev.stipple.token.model;

import dev.stipple.internal.unicode.Utf8;
import java.util.Arrays;

/// One piece while its tokens are merged: a linked list of tokens, and a heap of the merges that wait.
final class BpeWord {
    private static final int NONE = -1;

    private int[] ids;
    /// The UTF-8 bytes that each token stands for; 0 for a token that was merged into its left neighbour.
    private int[] bytes;

    private int[] previous = {};
    private int[] next = {};
    private int size;

    BpeWord(int capacity) {
        ids = new int[capacity];
        bytes = new int[capacity];
    }

    void add(int id, int byteLength) {
        if (size == ids.length) {
            ids = Arrays.copyOf(ids, 2 * size + 1);
            bytes = Arrays.copyOf(bytes, 2 * size + 1);
        }
        ids[size] = id;
        bytes[size++] = byteLength;
    }

    /// Merges the pair of lowest rank, the leftmost among equals, until no pair merges: n log n for n tokens.
    void merge(BpeMerges merges) {
        previous = new int[size];
        next = new int[size];
        LongHeap waiting = new LongHeap(size);
        for (int i = 0; i < size; i++) {
            previous[i] = i - 1;
            next[i] = i + 1 < size ? i + 1 : NONE;
        }
        for (int i = 0; i + 1 < size; i++) {
            offer(i, merges, waiting);
        }
        while (!waiting.isEmpty()) {
            long entry = waiting.poll();
            int left = (int) entry;
            int rank = (int) (entry >>> 32);
            int merge = mergeAt(left, merges);
            // An entry outlives its pair when a neighbour merged first.
            if (merge != BpeMerges.NONE && merges.rank(merge) == rank) {
                join(left, merges.merged(merge));
                if (previous[left] != NONE) {
                    offer(previous[left], merges, waiting);
                }
                offer(left, merges, waiting);
            }
        }
    }

    private int mergeAt(int left, BpeMerges merges) {
        if (bytes[left] == 0 || next[left] == NONE) {
            return BpeMerges.NONE;
        }
        return merges.find(ids[left], ids[next[left]]);
    }

    private void offer(int left, BpeMerges merges, LongHeap waiting) {
        int merge = mergeAt(left, merges);
        if (merge != BpeMerges.NONE) {
            waiting.add(((long) merges.rank(merge) << 32) | left);
        }
    }

    private void join(int left, int merged) {
        int right = next[left];
        ids[left] = merged;
        bytes[left] += bytes[right];
        bytes[right] = 0;
        next[left] = next[right];
        if (next[left] != NONE) {
            previous[next[left]] = left;
        }
    }

    /// Gives the tokens to `sink`, with the chars of `piece` that hold their bytes.
    void emit(CharSequence piece, TokenSink sink) {
        CharCursor cursor = new CharCursor(piece);
        int fromByte = 0;
        for (int i = 0; i < size; i++) {
            if (bytes[i] > 0) {
                cursor.moveTo(fromByte);
                int start = cursor.start;
                fromByte += bytes[i];
                cursor.moveTo(fromByte - 1);
                sink.token(ids[i], start, cursor.end);
            }
        }
    }

    /// The character `[start, end)` of a text that holds a byte of its UTF-8 form; moves forward only.
    private static final class CharCursor {
        private final CharSequence text;
        private int start;
        private int end;
        private int endByte;

        CharCursor(CharSequence text) {
            this.text = text;
        }

        void moveTo(int byteIndex) {
            while (endByte <= byteIndex && end < text.length()) {
                int codePoint = Character.codePointAt(text, end);
                start = end;
                end += Character.charCount(codePoint);
                endByte += Utf8.length(codePoint);
            }
        }
    }
}
