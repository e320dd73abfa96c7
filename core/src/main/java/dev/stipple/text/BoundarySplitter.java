package dev.stipple.text;

/// A splitter that follows boundary rules of UAX #29.
record BoundarySplitter(Boundaries boundaries, boolean keepsBlanks) implements Splitter {
    static final BoundarySplitter WORDS = new BoundarySplitter(new WordBoundaries(), false);
    static final BoundarySplitter SEGMENTS = new BoundarySplitter(new WordBoundaries(), true);
    static final BoundarySplitter SENTENCES = new BoundarySplitter(new SentenceBoundaries(), true);

    @Override
    public boolean cutsAtBlanks() {
        return !keepsBlanks;
    }

    @Override
    public void split(CharSequence text, SpanSink sink) {
        for (int start = 0; start < text.length(); ) {
            int end = boundaries.next(text, start);
            if (keepsBlanks || !Characters.isBlank(text, start, end)) {
                sink.span(start, end);
            }
            start = end;
        }
    }
}
