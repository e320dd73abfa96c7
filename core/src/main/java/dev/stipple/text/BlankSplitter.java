package dev.stipple.text;

/// See [Splitter#blanks()].
enum BlankSplitter implements Splitter {
    INSTANCE;

    @Override
    public boolean cutsAtBlanks() {
        return true;
    }

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

    @Override
    public void split(byte[] utf8, SpanSink sink) {
        int word = 0;
        for (int i = 0; i < utf8.length; ) {
            int blank = Utf8Blanks.length(utf8, i);
            if (blank > 0) {
                if (word < i) {
                    sink.span(word, i);
                }
                word = i + blank;
            }
            i += Math.max(blank, 1);
        }
        if (word < utf8.length) {
            sink.span(word, utf8.length);
        }
    }
}
