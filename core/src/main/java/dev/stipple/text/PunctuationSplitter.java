package dev.stipple.text;

/// See [Splitter#punctuation()].
enum PunctuationSplitter implements Splitter {
    INSTANCE;

    @Override
    public boolean cutsAtBlanks() {
        return true;
    }

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

    @Override
    public void split(byte[] utf8, SpanSink sink) {
        int word = 0;
        for (int i = 0; i < utf8.length; ) {
            int mark = markAt(utf8, i);
            int width = mark > 0 ? mark : Utf8Blanks.length(utf8, i);
            if (width > 0) {
                if (word < i) {
                    sink.span(word, i);
                }
                if (mark > 0) {
                    sink.span(i, i + mark);
                }
                word = i + width;
            }
            i += Math.max(width, 1);
        }
        if (word < utf8.length) {
            sink.span(word, utf8.length);
        }
    }

    /// The length of the mark at `i`, 0 if there is none.
    private static int markAt(CharSequence text, int i) {
        char c = text.charAt(i);
        return c == '-' ? (i + 1 < text.length() && text.charAt(i + 1) == '-' ? 2 : 0) : isMark(c) ? 1 : 0;
    }

    private static int markAt(byte[] utf8, int i) {
        byte b = utf8[i];
        return b == '-' ? (i + 1 < utf8.length && utf8[i + 1] == '-' ? 2 : 0) : isMark(b) ? 1 : 0;
    }

    private static boolean isMark(int c) {
        return switch (c) {
            case ',', '.', ':', ';', '?', '_', '!', '"', '(', ')', '\'' -> true;
            default -> false;
        };
    }
}
