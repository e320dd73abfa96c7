package dev.stipple.internal.encode;

/// Tells which code point each char of a text belongs to. Immutable.
final class CodePointIndex {
    private final int[] ofChars;

    CodePointIndex(String text) {
        ofChars = new int[text.length() + 1];
        int codePoint = -1;
        for (int i = 0; i < text.length(); i++) {
            boolean second = i > 0 && Character.isSurrogatePair(text.charAt(i - 1), text.charAt(i));
            codePoint += second ? 0 : 1;
            ofChars[i] = codePoint;
        }
        ofChars[text.length()] = codePoint + 1;
    }

    /// Returns the offset in code points of a start or end in chars, which is not inside of a pair.
    int at(int chars) {
        return ofChars[Math.min(chars, ofChars.length - 1)];
    }
}
