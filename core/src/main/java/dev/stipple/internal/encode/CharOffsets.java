package dev.stipple.internal.encode;

import dev.stipple.internal.unicode.Utf8;

/// Turns byte offsets of a UTF-8 text into char offsets; quick while they ascend. Not thread-safe.
public final class CharOffsets {
    private final byte[] utf8;
    private int atByte;
    private int atChar;

    /// Starts at the beginning of `utf8`.
    public CharOffsets(byte[] utf8) {
        this.utf8 = utf8;
    }

    /// Returns the char offset of byte offset `offset`, which is between characters.
    public int at(int offset) {
        if (offset >= atByte) {
            atChar += Utf8.chars(utf8, atByte, offset);
        } else {
            atChar -= Utf8.chars(utf8, offset, atByte);
        }
        atByte = offset;
        return atChar;
    }
}
