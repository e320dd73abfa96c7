package dev.stipple.text;

/// Blanks, as [Characters#isBlank(char)] has them, in UTF-8.
final class Utf8Blanks {
    private Utf8Blanks() {}

    /// The length of the blank at `at`, 0 where there is none.
    static int length(byte[] utf8, int at) {
        int b = utf8[at];
        if (b > ' ') {
            return 0;
        }
        if (b >= 0) {
            return b >= 0x1C || (b >= '\t' && b <= '\r') ? 1 : 0;
        }
        return wideLength(utf8, at);
    }

    private static int wideLength(byte[] utf8, int at) {
        return switch (utf8[at] & 0xFF) {
            case 0xC2 -> at + 1 < utf8.length && isLatinBlank(utf8[at + 1] & 0xFF) ? 2 : 0;
            case 0xE1, 0xE2, 0xE3 ->
                at + 2 < utf8.length && isBlank(utf8[at] & 0xF, utf8[at + 1] & 0x3F, utf8[at + 2] & 0x3F) ? 3 : 0;
            default -> 0;
        };
    }

    /// U+0085 and U+00A0.
    private static boolean isLatinBlank(int tail) {
        return tail == 0x85 || tail == 0xA0;
    }

    private static boolean isBlank(int lead, int middle, int last) {
        return Characters.isBlank((char) (lead << 12 | middle << 6 | last));
    }
}
