package dev.stipple.internal.encode;

/// Code points of valid UTF-8.
final class Utf8CodePoints {
    private Utf8CodePoints() {}

    /// Returns the code point whose first byte is at `at`.
    static int codePointAt(byte[] utf8, int at) {
        int lead = utf8[at] & 0xFF;
        if (lead < 0x80) {
            return lead;
        }
        if (lead < 0xE0) {
            return ((lead & 0x1F) << 6) | tail(utf8, at + 1);
        }
        if (lead < 0xF0) {
            return ((lead & 0x0F) << 12) | (tail(utf8, at + 1) << 6) | tail(utf8, at + 2);
        }
        return ((lead & 0x07) << 18) | (tail(utf8, at + 1) << 12) | (tail(utf8, at + 2) << 6) | tail(utf8, at + 3);
    }

    /// Returns where the code point that ends before `at` starts.
    static int startBefore(byte[] utf8, int at) {
        int start = at - 1;
        while ((utf8[start] & 0xC0) == 0x80) {
            start--;
        }
        return start;
    }

    private static int tail(byte[] utf8, int at) {
        return utf8[at] & 0x3F;
    }
}
