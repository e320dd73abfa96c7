package dev.stipple.text;

/// See [Splitter#punctuation()].
enum PunctuationSplitter implements Splitter {
    INSTANCE;

    @Override
    public void split(CharSequence text, SpanSink sink) {
        int length = text.length();
        int word = 0; // where the word that is being read began
        for (int i = 0; i < length; ) {
            int mark = markAt(text, i);
            boolean blank = mark == 0 && Characters.isBlank(text.charAt(i));
            if (mark > 0 || blank) {
                if (word < i) {
                    sink.span(word, i);
                }
                if (mark > 0) {
                    sink.span(i, i + mark);
                }
                word = i + Math.max(mark, 1);
            }
            i += Math.max(mark, 1);
        }
        if (word < length) {
            sink.span(word, length);
        }
    }

    /// The length of the mark at `i`, 0 if there is none.
    private static int markAt(CharSequence text, int i) {
        return switch (text.charAt(i)) {
            case ',', '.', ':', ';', '?', '_', '!', '"', '(', ')', '\'' -> 1;
            case '-' -> i + 1 < text.length() && text.charAt(i + 1) == '-' ? 2 : 0;
            default -> 0;
        };
    }
}
