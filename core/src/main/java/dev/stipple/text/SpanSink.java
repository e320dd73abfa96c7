package dev.stipple.text;

/// Receives the spans of a text that a [Splitter] cuts it into, in order.
@FunctionalInterface
public interface SpanSink {
    /// Takes chars `[start, end)` of the text.
    void span(int start, int end);
}
