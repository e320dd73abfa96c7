package dev.stipple.internal.scan;

/// English contractions behind an apostrophe.
final class Contractions {
    private Contractions() {}

    /// The end of `'(?:[sdmt]|ll|ve|re)` at the apostrophe at `at`, or `at` where there is none.
    static int end(byte[] text, int at, int to) {
        return to - at < 2 ? at : end(at, text[at + 1], to - at > 2 ? text[at + 2] : 0);
    }

    /// The end of `'(?i:[sdmt]|ll|ve|re)` at the apostrophe at `at`, or `at` where there is none. Case folding is
    /// Unicode's in tiktoken and in Hugging Face, so U+017F, the long s, is an `s`.
    static int endIgnoringCase(byte[] text, int at, int to) {
        if (to - at < 2) {
            return at;
        }
        int third = to - at > 2 ? text[at + 2] : 0;
        boolean longS = text[at + 1] == (byte) 0xC5 && third == (byte) 0xBF;
        return longS ? at + 3 : end(at, lowerCase(text[at + 1]), lowerCase(third));
    }

    private static int end(int at, int first, int second) {
        return switch (first) {
            case 's', 'd', 'm', 't' -> at + 2;
            case 'l' -> second == 'l' ? at + 3 : at;
            case 'v', 'r' -> second == 'e' ? at + 3 : at;
            default -> at;
        };
    }

    private static int lowerCase(int letter) {
        return letter >= 'A' && letter <= 'Z' ? letter | 0x20 : letter;
    }
}
