package dev.stipple.text;

/// Where chars of a text begin in its UTF-8. Not thread-safe.
final class Utf8Offsets {
    private final CharSequence text;
    private int chars;
    private int bytes;

    /// Takes a text without lone surrogates.
    Utf8Offsets(CharSequence text) {
        this.text = text;
    }

    /// The first byte of the char at `index`, which is none below those asked before.
    int at(int index) {
        for (; chars < index; chars++) {
            char c = text.charAt(chars);
            // A surrogate is half of a character of four bytes.
            bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return bytes;
    }
}
