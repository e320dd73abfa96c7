package dev.stipple.text.pretokenize;

import dev.stipple.text.AlignedText;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;

/// A text cut without gaps into delimiters and what lies between them.
final class Segments {
    private final AlignedText text;
    private int[] ends = new int[16];
    private final BitSet delimiters = new BitSet();
    private int size;

    Segments(AlignedText text) {
        this.text = text;
    }

    /// Each code point that `delimiter` accepts is one.
    static Segments at(AlignedText text, IntPredicate delimiter) {
        Segments segments = new Segments(text);
        for (int at = 0; at < text.length(); ) {
            int codePoint = Character.codePointAt(text, at);
            int next = at + Character.charCount(codePoint);
            if (delimiter.test(codePoint)) {
                segments.addDelimiter(at, next);
            }
            at = next;
        }
        return segments.finish();
    }

    /// Chars `[start, end)` are a delimiter, and what lies between them and the last one is not.
    void addDelimiter(int start, int end) {
        if (start > end()) {
            add(start);
        }
        delimiters.set(size);
        add(end);
    }

    /// What lies after the last delimiter is none.
    Segments finish() {
        if (end() < text.length()) {
            add(text.length());
        }
        return this;
    }

    /// Delimiters and the rest change places.
    Segments invert() {
        delimiters.flip(0, size);
        return this;
    }

    /// Returns the pieces that are left after `behavior` is done with the delimiters. Empty ones are not among them.
    List<AlignedText> pieces(SplitBehavior behavior) {
        Pieces pieces = new Pieces(text);
        int start = 0;
        for (int i = 0; i < size; i++) {
            boolean delimiter = delimiters.get(i);
            if (behavior == SplitBehavior.REMOVED && delimiter) {
                start = ends[i];
            } else if (i + 1 == size || isCut(behavior, i)) {
                pieces.add(start, ends[i]);
                start = ends[i];
            }
        }
        return pieces;
    }

    /// Whether a cut remains between segments `i` and `i + 1`.
    private boolean isCut(SplitBehavior behavior, int i) {
        boolean before = delimiters.get(i);
        boolean after = delimiters.get(i + 1);
        return switch (behavior) {
            case REMOVED, ISOLATED -> true;
            case MERGED_WITH_PREVIOUS -> before || !after;
            case MERGED_WITH_NEXT -> !before || after;
            case CONTIGUOUS -> before != after;
        };
    }

    private int end() {
        return size == 0 ? 0 : ends[size - 1];
    }

    private void add(int end) {
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, 2 * size);
        }
        ends[size++] = end;
    }
}
