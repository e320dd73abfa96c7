package dev.stipple.text;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/// Text that remembers, for each of its chars, which chars of the original text it came from.
///
/// Normalizers and pre-tokenizers rewrite text; tokens must still point into what the user wrote. Each char of the
/// current text carries a half-open range `[originStart, originEnd)` of the original, in UTF-16 units. An inserted
/// char carries the empty or copied range of its neighbour, as its normalizer decides; a removed char is simply
/// gone. A slice shares the arrays of the whole, so that cutting is free.
///
/// Immutable and thread-safe.
public final class AlignedText implements CharSequence {
    private final String text;
    private final int from;
    private final int to;
    /// Origin ranges of each char of `text`, or null where the text is its own original.
    private final int @Nullable [] starts;

    private final int @Nullable [] ends;

    private AlignedText(String text, int from, int to, int @Nullable [] starts, int @Nullable [] ends) {
        this.text = text;
        this.from = from;
        this.to = to;
        this.starts = starts;
        this.ends = ends;
    }

    /// Returns `text` as its own original.
    public static AlignedText of(CharSequence text) {
        String string = text.toString();
        return new AlignedText(string, 0, string.length(), null, null);
    }

    /// Returns `text` whose char `i` came from `[starts[i], ends[i])` of an original; the arrays are not copied.
    public static AlignedText of(String text, int[] starts, int[] ends) {
        if (starts.length != text.length() || ends.length != text.length()) {
            throw new IllegalArgumentException(
                    "alignments of " + starts.length + " and " + ends.length + " chars for " + text.length());
        }
        return new AlignedText(text, 0, text.length(), starts, ends);
    }

    @Override
    public int length() {
        return to - from;
    }

    @Override
    public char charAt(int index) {
        return text.charAt(from + Objects.checkIndex(index, to - from));
    }

    /// Returns the start of the range of the original that char `index` came from.
    public int originStart(int index) {
        Objects.checkIndex(index, to - from);
        return starts == null ? from + index : starts[from + index];
    }

    /// Returns the end (exclusive) of the range of the original that char `index` came from.
    public int originEnd(int index) {
        Objects.checkIndex(index, to - from);
        return ends == null ? from + index + 1 : ends[from + index];
    }

    /// Returns chars `[start, end)` with their origins, sharing this text's arrays.
    public AlignedText slice(int start, int end) {
        Objects.checkFromToIndex(start, end, to - from);
        return new AlignedText(text, from + start, from + end, starts, ends);
    }

    /// Returns the code points that `keep` accepts, each with the origin it has here.
    public AlignedText filter(IntPredicate keep) {
        AlignedTextBuilder builder = new AlignedTextBuilder(this);
        int kept = 0;
        for (int at = 0; at < length(); ) {
            int next = at + Character.charCount(Character.codePointAt(this, at));
            if (!keep.test(Character.codePointAt(this, at))) {
                builder.keep(kept, at);
                kept = next;
            }
            at = next;
        }
        return kept == 0 ? this : builder.keep(kept, length()).build();
    }

    /// Returns this text with each code point replaced by the one that `map` gives for it, at the same origin.
    public AlignedText map(IntUnaryOperator map) {
        AlignedTextBuilder builder = new AlignedTextBuilder(this);
        int kept = 0;
        for (int at = 0; at < length(); ) {
            int codePoint = Character.codePointAt(this, at);
            int next = at + Character.charCount(codePoint);
            int mapped = map.applyAsInt(codePoint);
            if (mapped != codePoint) {
                builder.keep(kept, at).put(mapped, at, next);
                kept = next;
            }
            at = next;
        }
        return kept == 0 ? this : builder.keep(kept, length()).build();
    }

    /// Returns this text with `prefix` before it; the prefix takes the origin of the first code point. An empty text
    /// stays empty, as it has no origin to give.
    public AlignedText prepend(String prefix) {
        if (length() == 0) {
            return this;
        }
        int first = Character.charCount(Character.codePointAt(this, 0));
        return new AlignedTextBuilder(this)
                .put(prefix, 0, first)
                .keep(0, length())
                .build();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return slice(start, end);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AlignedText that
                && toString().equals(that.toString())
                && Arrays.equals(origins(), that.origins());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    @Override
    public String toString() {
        return text.substring(from, to);
    }

    private int[] origins() {
        int[] origins = new int[2 * length()];
        for (int i = 0; i < length(); i++) {
            origins[2 * i] = originStart(i);
            origins[2 * i + 1] = originEnd(i);
        }
        return origins;
    }
}
