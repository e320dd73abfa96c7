package dev.stipple.internal.scan;

import dev.stipple.internal.unicode.CodePointTable;
import dev.stipple.internal.unicode.Unicode;

/// What split patterns ask of a character, as bits, read straight from UTF-8. No bit is set for what is none of
/// them: controls, format characters, private use, unassigned.
///
/// A *unit* is the class of a character in the low 8 bits and its length in bytes above them.
final class CharClass {
    /// `[\p{Lu}\p{Lt}\p{Lm}\p{Lo}]`, letters that may stand where upper case does.
    static final int UPPER = 1;

    /// `[\p{Ll}\p{Lm}\p{Lo}]`, letters that may stand where lower case does. Letters without case have both bits.
    static final int LOWER = 2;

    /// `\p{L}`.
    static final int LETTER = UPPER | LOWER;

    /// Ideographs and kana `[一-龥぀-ゟ゠-ヿ]`, a class of its own besides the others.
    static final int EAST_ASIAN = 4;

    /// `\p{M}`.
    static final int MARK = 8;

    /// `\p{N}`.
    static final int NUMBER = 16;

    /// `\s`, which is `White_Space`.
    static final int SPACE = 32;

    /// `[\r\n]`, always together with [#SPACE].
    static final int NEWLINE = 64;

    /// `[\p{P}\p{S}]`.
    static final int SYMBOL = 128;

    private static final CodePointTable TABLE = table();
    private static final short[] ASCII = ascii();

    private CharClass() {}

    /// The unit of the character at `at`.
    static int unit(byte[] text, int at) {
        int lead = text[at];
        return lead >= 0 ? ASCII[lead] : wideUnit(text, at, lead);
    }

    /// The end of the longest run from `from` on whose characters are all in one of the `classes`.
    static int skip(byte[] text, int from, int to, int classes) {
        int at = from;
        while (at < to) {
            int unit = unit(text, at);
            if ((unit & classes) == 0) {
                return at;
            }
            at += unit >>> 8;
        }
        return at;
    }

    /// The end of the longest run from `from` on whose characters are all in none of the `classes`.
    static int skipNot(byte[] text, int from, int to, int classes) {
        int at = from;
        while (at < to) {
            int unit = unit(text, at);
            if ((unit & classes) != 0) {
                return at;
            }
            at += unit >>> 8;
        }
        return at;
    }

    /// The end of `\p{N}{1,limit}` from `from` on.
    static int skipNumbers(byte[] text, int from, int to, int limit) {
        int at = from;
        for (int i = 0; i < limit && at < to; i++) {
            int unit = unit(text, at);
            if ((unit & NUMBER) == 0) {
                return at;
            }
            at += unit >>> 8;
        }
        return at;
    }

    private static int wideUnit(byte[] text, int at, int lead) {
        int second = text[at + 1] & 0x3F;
        if (lead < (byte) 0xE0) {
            return unitOf((lead & 0x1F) << 6 | second, 2);
        }
        int third = text[at + 2] & 0x3F;
        if (lead < (byte) 0xF0) {
            return unitOf((lead & 0xF) << 12 | second << 6 | third, 3);
        }
        int fourth = text[at + 3] & 0x3F;
        return unitOf((lead & 0x7) << 18 | second << 12 | third << 6 | fourth, 4);
    }

    private static int unitOf(int codePoint, int length) {
        return (TABLE.get(codePoint) & 0xFF) | length << 8;
    }

    private static CodePointTable table() {
        byte[] classes = new byte[32];
        fill(classes, UPPER, Character.UPPERCASE_LETTER, Character.TITLECASE_LETTER);
        fill(classes, LOWER, Character.LOWERCASE_LETTER);
        fill(classes, UPPER | LOWER, Character.MODIFIER_LETTER, Character.OTHER_LETTER);
        fill(classes, MARK, Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK);
        fill(classes, NUMBER, Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER);
        fill(classes, SPACE, Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR);
        fill(classes, SYMBOL, Character.DASH_PUNCTUATION, Character.START_PUNCTUATION, Character.END_PUNCTUATION);
        fill(classes, SYMBOL, Character.CONNECTOR_PUNCTUATION, Character.OTHER_PUNCTUATION);
        fill(classes, SYMBOL, Character.INITIAL_QUOTE_PUNCTUATION, Character.FINAL_QUOTE_PUNCTUATION);
        fill(classes, SYMBOL, Character.MATH_SYMBOL, Character.CURRENCY_SYMBOL);
        fill(classes, SYMBOL, Character.MODIFIER_SYMBOL, Character.OTHER_SYMBOL);
        return Unicode.CATEGORIES
                .map(classes)
                .with((byte) SPACE, '\t', 0x0B, '\f', 0x85)
                .with((byte) (SPACE | NEWLINE), '\r', '\n')
                .with(0x4E00, 0x9FA5, classesOf -> classesOf | EAST_ASIAN)
                .with(0x3040, 0x30FF, classesOf -> classesOf | EAST_ASIAN);
    }

    private static void fill(byte[] classes, int value, byte... categories) {
        for (byte category : categories) {
            classes[category] = (byte) value;
        }
    }

    private static short[] ascii() {
        short[] ascii = new short[128];
        for (int c = 0; c < ascii.length; c++) {
            ascii[c] = (short) unitOf(c, 1);
        }
        return ascii;
    }
}
