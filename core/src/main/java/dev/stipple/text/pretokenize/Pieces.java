package dev.stipple.text.pretokenize;

import dev.stipple.text.AlignedText;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.Objects;
import java.util.RandomAccess;

/// Slices of one text that are made when asked for: eight bytes a piece, however many there are.
final class Pieces extends AbstractList<AlignedText> implements RandomAccess {
    private final AlignedText text;
    private int[] bounds = new int[16];
    private int size;

    Pieces(AlignedText text) {
        this.text = text;
    }

    /// Adds chars `[start, end)` unless they are none.
    void add(int start, int end) {
        if (start == end) {
            return;
        }
        if (2 * size == bounds.length) {
            bounds = Arrays.copyOf(bounds, 2 * bounds.length);
        }
        bounds[2 * size] = start;
        bounds[2 * size + 1] = end;
        size++;
    }

    @Override
    public AlignedText get(int index) {
        Objects.checkIndex(index, size);
        return text.slice(bounds[2 * index], bounds[2 * index + 1]);
    }

    @Override
    public int size() {
        return size;
    }
}
