package dev.stipple.internal.unicode;

import java.util.List;

/// The classes that the sentence boundary rules of UAX #29 speak of, in Unicode 16.0.
public final class SentenceBreak {
    public static final byte OTHER = 0;
    public static final byte CR = 1;
    public static final byte LF = 2;
    public static final byte SEP = 3;
    public static final byte EXTEND = 4;
    public static final byte FORMAT = 5;
    public static final byte SP = 6;
    public static final byte LOWER = 7;
    public static final byte UPPER = 8;
    public static final byte O_LETTER = 9;
    public static final byte NUMERIC = 10;
    public static final byte A_TERM = 11;
    public static final byte S_TERM = 12;
    public static final byte S_CONTINUE = 13;
    public static final byte CLOSE = 14;

    /// The table of all code points.
    public static final CodePointTable TABLE = RangeList.read(
            "sentence-break.txt",
            List.of(
                    "Other",
                    "CR",
                    "LF",
                    "Sep",
                    "Extend",
                    "Format",
                    "Sp",
                    "Lower",
                    "Upper",
                    "OLetter",
                    "Numeric",
                    "ATerm",
                    "STerm",
                    "SContinue",
                    "Close"));

    private SentenceBreak() {}
}
