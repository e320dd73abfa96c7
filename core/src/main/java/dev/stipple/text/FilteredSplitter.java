package dev.stipple.text;

/// A splitter that leaves out some items of another.
record FilteredSplitter(Splitter splitter, Condition condition) implements Splitter {
    /// Whether an item stays.
    @FunctionalInterface
    interface Condition {
        boolean test(CharSequence text, int start, int end);
    }

    @Override
    public boolean cutsAtBlanks() {
        return splitter.cutsAtBlanks();
    }

    @Override
    public void split(CharSequence text, SpanSink sink) {
        splitter.split(text, (start, end) -> {
            if (condition.test(text, start, end)) {
                sink.span(start, end);
            }
        });
    }
}
