package dev.stipple.text;

/// See [Splitter#blanks()].
enum BlankSplitter implements Splitter {
    INSTANCE;

    @Override
    public void split(CharSequence text, SpanSink sink) {
        int word = 0;
        for (int i = 0; i < text.length(); i++) {
            if (Characters.isBlank(text.charAt(i))) {
                if (word < i) {
                    sink.span(word, i);
                }
                word = i + 1;
            }
        }
        if (word < text.length()) {
            sink.span(word, text.length());
        }
    }
}
