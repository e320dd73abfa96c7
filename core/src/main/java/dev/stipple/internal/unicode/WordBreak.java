package dev.stipple.internal.unicode;

import java.util.Arrays;
import java.util.List;

/// The classes that the word boundary rules of UAX #29 speak of, in Unicode 16.0.
///
/// A class is a byte; [#PICTOGRAPHIC] is a flag on top of it, since letters such as U+24C2 are pictographic
/// too.
public final class WordBreak {
    public static final byte OTHER = 0;
    public static final byte CR = 1;
    public static final byte LF = 2;
    public static final byte NEWLINE = 3;
    public static final byte EXTEND = 4;
    public static final byte ZWJ = 5;
    public static final byte FORMAT = 6;
    public static final byte REGIONAL_INDICATOR = 7;
    public static final byte KATAKANA = 8;
    public static final byte HEBREW_LETTER = 9;
    public static final byte A_LETTER = 10;
    public static final byte SINGLE_QUOTE = 11;
    public static final byte DOUBLE_QUOTE = 12;
    public static final byte MID_NUM_LET = 13;
    public static final byte MID_LETTER = 14;
    public static final byte MID_NUM = 15;
    public static final byte NUMERIC = 16;
    public static final byte EXTEND_NUM_LET = 17;
    public static final byte W_SEG_SPACE = 18;

    /// Added to the class of a code point that is Extended_Pictographic.
    public static final byte PICTOGRAPHIC = 32;

    private static final List<String> NAMES = List.of(
            "Other",
            "CR",
            "LF",
            "Newline",
            "Extend",
            "ZWJ",
            "Format",
            "Regional_Indicator",
            "Katakana",
            "Hebrew_Letter",
            "ALetter",
            "Single_Quote",
            "Double_Quote",
            "MidNumLet",
            "MidLetter",
            "MidNum",
            "Numeric",
            "ExtendNumLet",
            "WSegSpace");

    /// The table of all code points.
    public static final CodePointTable TABLE = RangeList.read("word-break.txt", withPictographic());

    private WordBreak() {}

    private static List<String> withPictographic() {
        String[] names = new String[2 * PICTOGRAPHIC];
        Arrays.fill(names, "");
        for (int i = 0; i < NAMES.size(); i++) {
            names[i] = NAMES.get(i);
            names[i + PICTOGRAPHIC] = NAMES.get(i) + "+";
        }
        return List.of(names);
    }
}
