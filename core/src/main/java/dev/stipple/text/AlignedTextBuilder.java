package dev.stipple.text;

import java.util.Arrays;

/// Writes a text that follows from another, char by char, with what each char came from.
///
/// Positions are chars of the source, and origins are looked up there, so that a chain of rewritings still points into
/// the first text. Not thread-safe.
public final class AlignedTextBuilder {
    private final AlignedText source;
    private final StringBuilder text;
    private int[] starts;
    private int[] ends;

    /// Starts an empty text that will follow from `source`.
    public AlignedTextBuilder(AlignedText source) {
        this.source = source;
        this.text = new StringBuilder(source.length() + 8);
        this.starts = new int[source.length() + 8];
        this.ends = new int[source.length() + 8];
    }

    /// Appends chars `[start, end)` of the source with their own origins.
    public AlignedTextBuilder keep(int start, int end) {
        reserve(end - start);
        for (int i = start; i < end; i++) {
            append(source.charAt(i), source.originStart(i), source.originEnd(i));
        }
        return this;
    }

    /// Appends a code point that stands for chars `[start, end)` of the source. Where these are none, it gets the
    /// empty origin before the first char.
    public AlignedTextBuilder put(int codePoint, int start, int end) {
        int from = source.length() == 0 ? 0 : source.originStart(start < end ? start : 0);
        int to = start < end ? source.originEnd(end - 1) : from;
        reserve(2);
        if (Character.isBmpCodePoint(codePoint)) {
            append((char) codePoint, from, to);
        } else {
            append(Character.highSurrogate(codePoint), from, to);
            append(Character.lowSurrogate(codePoint), from, to);
        }
        return this;
    }

    /// Appends `content`, all of whose chars stand for chars `[start, end)` of the source.
    public AlignedTextBuilder put(String content, int start, int end) {
        content.codePoints().forEach(codePoint -> put(codePoint, start, end));
        return this;
    }

    /// Returns the text written so far.
    public AlignedText build() {
        int length = text.length();
        return AlignedText.of(text.toString(), Arrays.copyOf(starts, length), Arrays.copyOf(ends, length));
    }

    private void append(char c, int start, int end) {
        starts[text.length()] = start;
        ends[text.length()] = end;
        text.append(c);
    }

    private void reserve(int more) {
        int needed = text.length() + more;
        if (needed > starts.length) {
            int capacity = Math.max(needed, starts.length + (starts.length >> 1));
            starts = Arrays.copyOf(starts, capacity);
            ends = Arrays.copyOf(ends, capacity);
        }
    }
}
