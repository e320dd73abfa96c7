package dev.stipple.token.pipeline;

/// Offsets that leave out the white space at the ends of tokens.
final class Offsets {
    /// The char that stands for a blank in byte-level vocabularies.
    private static final char BLANK = 'Ġ';

    private Offsets() {}

    /// Returns `tokens` and their overflow with trimmed offsets; a blank that was put before the text stays in, for
    /// no char of the text stands for it.
    static Tokens trimmed(Tokens tokens, boolean addPrefixSpace) {
        int size = tokens.size();
        int[] starts = new int[size];
        int[] ends = new int[size];
        for (int i = 0; i < size; i++) {
            String token = tokens.token(i);
            int start = tokens.start(i);
            int end = tokens.end(i);
            int leading = leading(token);
            boolean first = i == 0 || start == 0;
            if (leading > 0 && !(first && addPrefixSpace && leading == 1)) {
                start = Math.min(start + leading, end);
            }
            int trailing = trailing(token);
            if (trailing > 0 && end >= trailing) {
                end = Math.max(end - trailing, start);
            }
            starts[i] = start;
            ends[i] = end;
        }
        return tokens.withOffsets(starts, ends)
                .withOverflow(tokens.overflow().stream()
                        .map(window -> trimmed(window, addPrefixSpace))
                        .toList());
    }

    private static int leading(String token) {
        int count = 0;
        while (count < token.length() && isBlank(token.charAt(count))) {
            count++;
        }
        return count;
    }

    private static int trailing(String token) {
        int count = 0;
        while (count < token.length() && isBlank(token.charAt(token.length() - 1 - count))) {
            count++;
        }
        return count;
    }

    /// Unicode's White_Space (all of it is in the basic plane), which is not Java's idea of white space.
    private static boolean isBlank(char c) {
        return c == BLANK
                || (c >= 0x09 && c <= 0x0D)
                || c == 0x20
                || c == 0x85
                || c == 0xA0
                || c == 0x1680
                || (c >= 0x2000 && c <= 0x200A)
                || c == 0x2028
                || c == 0x2029
                || c == 0x202F
                || c == 0x205F
                || c == 0x3000;
    }
}
