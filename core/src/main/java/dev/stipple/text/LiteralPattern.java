package dev.stipple.text;

/// A pattern that finds a string as it stands.
///
/// An empty string is found at every boundary between two code points, as an empty regular expression is.
///
/// @param source the string to find
public record LiteralPattern(String source) implements TextPattern {
    @Override
    public Matches matches(CharSequence text) {
        return new Walk(source, text.toString());
    }

    private static final class Walk implements Matches {
        private final String wanted;
        private final String text;
        private int start;
        private int end;
        private boolean started;

        Walk(String wanted, String text) {
            this.wanted = wanted;
            this.text = text;
        }

        @Override
        public boolean next() {
            int from = end;
            if (wanted.isEmpty() && started) {
                if (end == text.length()) {
                    return false;
                }
                from = text.offsetByCodePoints(end, 1);
            }
            started = true;
            start = text.indexOf(wanted, from);
            end = start + wanted.length();
            return start >= 0;
        }

        @Override
        public int start() {
            return start;
        }

        @Override
        public int end() {
            return end;
        }
    }
}
