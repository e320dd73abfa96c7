package dev.stipple.internal.scan;

import dev.stipple.internal.unicode.CodePointTable;
import dev.stipple.internal.unicode.Unicode;
import java.util.Arrays;
import java.util.stream.IntStream;

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
    private static final int[] BLOCK_OF_LEAD = blocksOfLeads();

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

    /// The length in bytes of a character, by its first byte.
    static int length(byte lead) {
        return lead >= 0 ? 1 : lead < (byte) 0xE0 ? 2 : lead < (byte) 0xF0 ? 3 : 4;
    }

    /// Where the 64 classes begin, among [#cells], from which the last byte of the wide character at `at` chooses.
    static int block(byte[] text, int at) {
        return TABLE.block(wideCodePoint(text, at, text[at]));
    }

    /// The [#block] of all characters that begin with `lead`, if they have one in common, else -1.
    static int blockOfLead(byte lead) {
        return BLOCK_OF_LEAD[lead & 0x3F];
    }

    /// The classes, block after block.
    static byte[] cells() {
        return TABLE.cells();
    }

    private static int wideUnit(byte[] text, int at, int lead) {
        return unitOf(wideCodePoint(text, at, lead), lead < (byte) 0xE0 ? 2 : lead < (byte) 0xF0 ? 3 : 4);
    }

    private static int wideCodePoint(byte[] text, int at, int lead) {
        int second = text[at + 1] & 0x3F;
        if (lead < (byte) 0xE0) {
            return (lead & 0x1F) << 6 | second;
        }
        int third = text[at + 2] & 0x3F;
        if (lead < (byte) 0xF0) {
            return (lead & 0xF) << 12 | second << 6 | third;
        }
        return (lead & 0x7) << 18 | second << 12 | third << 6 | (text[at + 3] & 0x3F);
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

    private static int[] blocksOfLeads() {
        int[] blocks = new int[64];
        Arrays.fill(blocks, -1);
        for (int lead = 0xC2; lead < 0xE0; lead++) {
            blocks[lead & 0x3F] = TABLE.block((lead & 0x1F) << 6);
        }
        for (int lead = 0xE1; lead < 0xF0; lead++) {
            int first = (lead & 0xF) << 12;
            boolean same = IntStream.range(first, first + 0x1000).allMatch(c -> TABLE.block(c) == TABLE.block(first));
            blocks[lead & 0x3F] = same ? TABLE.block(first) : -1;
        }
        return blocks;
    }

    private static short[] ascii() {
        short[] ascii = new short[128];
        for (int c = 0; c < ascii.length; c++) {
            ascii[c] = (short) unitOf(c, 1);
        }
        return ascii;
    }
}
