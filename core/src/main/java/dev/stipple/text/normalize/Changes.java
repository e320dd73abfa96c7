package dev.stipple.text.normalize;

import dev.stipple.internal.unicode.RustUnicode;
import dev.stipple.text.AlignedText;
import dev.stipple.text.AlignedTextBuilder;
import java.util.Arrays;

/// A rewriting in the terms of Hugging Face tokenizers: the new code points, each with its change.
///
/// A change of 0 replaces the next old code point, 1 inserts, and `-n` replaces one and drops the `n` after it. A
/// replacement takes the origin of what it replaces, an insertion that of the old code point before it. The terms are
/// rough (a merged letter points at its first part only), but offsets are only equal if they are kept.
final class Changes {
    private int[] codePoints;
    private int[] changes;
    private int size;

    Changes(int capacity) {
        this.codePoints = new int[capacity + 4];
        this.changes = new int[capacity + 4];
    }

    int size() {
        return size;
    }

    int codePoint(int index) {
        return codePoints[index];
    }

    int change(int index) {
        return changes[index];
    }

    void add(int codePoint, int change) {
        if (size == codePoints.length) {
            codePoints = Arrays.copyOf(codePoints, size + (size >> 1));
            changes = Arrays.copyOf(changes, codePoints.length);
        }
        codePoints[size] = codePoint;
        changes[size++] = change;
    }

    void set(int index, int codePoint, int change) {
        codePoints[index] = codePoint;
        changes[index] = change;
    }

    /// Puts the code points from `from` on into canonical order; equal classes keep theirs.
    void sortByCombiningClass(int from) {
        int count = size - from;
        if (count < 2) {
            return;
        }
        long[] keys = new long[count];
        for (int i = 0; i < count; i++) {
            keys[i] = ((long) RustUnicode.combiningClass(codePoints[from + i]) << Integer.SIZE) | i;
        }
        Arrays.sort(keys);
        int[] oldCodePoints = Arrays.copyOfRange(codePoints, from, size);
        int[] oldChanges = Arrays.copyOfRange(changes, from, size);
        for (int i = 0; i < count; i++) {
            codePoints[from + i] = oldCodePoints[(int) keys[i]];
            changes[from + i] = oldChanges[(int) keys[i]];
        }
    }

    /// Returns `text` rewritten.
    AlignedText applyTo(AlignedText text) {
        AlignedTextBuilder builder = new AlignedTextBuilder(text);
        int next = 0;
        for (int i = 0; i < size; i++) {
            if (changes[i] > 0 || next == text.length()) {
                int previous = next == 0 ? 0 : next - Character.charCount(Character.codePointBefore(text, next));
                builder.put(codePoints[i], previous, next);
            } else {
                int end = skip(text, next, 1);
                builder.put(codePoints[i], next, end);
                next = skip(text, end, -changes[i]);
            }
        }
        return builder.build();
    }

    private static int skip(AlignedText text, int at, int codePoints) {
        int skipped = at;
        for (int i = 0; i < codePoints && skipped < text.length(); i++) {
            skipped += Character.charCount(Character.codePointAt(text, skipped));
        }
        return skipped;
    }
}
