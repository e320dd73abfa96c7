package dev.stipple.token.model;

/// The lengths of UTF-8, in which Hugging Face counts.
final class Utf8 {
    private Utf8() {}

    /// Returns the number of bytes that encode `codePoint`; a lone surrogate counts as U+FFFD.
    static int length(int codePoint) {
        if (codePoint < 0x80) {
            return 1;
        }
        if (codePoint < 0x800) {
            return 2;
        }
        return codePoint < 0x10000 ? 3 : 4;
    }
}
