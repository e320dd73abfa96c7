package dev.stipple.text.pretokenize;

import dev.stipple.text.AlignedText;
import dev.stipple.text.ByteChars;
import dev.stipple.text.TextPattern;
import java.util.ArrayList;
import java.util.List;

/// GPT-2's pre-tokenizer: cuts at words, then writes each byte of the UTF-8 form as one visible char.
///
/// @param addPrefixSpace put a blank before a text that does not begin with one
/// @param useRegex cut with GPT-2's pattern; if not, only the bytes are rewritten
public record ByteLevel(boolean addPrefixSpace, boolean useRegex) implements PreTokenizer {
    /// GPT-2's pattern.
    public static final String REGEX =
            "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+";

    private static final Split WORDS = new Split(TextPattern.regex(REGEX), SplitBehavior.ISOLATED, false);

    @Override
    public List<AlignedText> split(AlignedText piece) {
        if (piece.length() == 0) {
            return List.of();
        }
        AlignedText text = addPrefixSpace && piece.charAt(0) != ' ' ? piece.prepend(" ") : piece;
        if (!useRegex) {
            return List.of(ByteChars.encode(text));
        }
        List<AlignedText> pieces = new ArrayList<>();
        WORDS.split(text).forEach(word -> pieces.add(ByteChars.encode(word)));
        return pieces;
    }

    /// Returns the char that stands for a byte, 0 to 255.
    public static char charOf(int b) {
        return ByteChars.charOf(b);
    }

    /// Returns the byte that `c` stands for, or -1 if none.
    public static int byteOf(char c) {
        return ByteChars.byteOf(c);
    }
}
