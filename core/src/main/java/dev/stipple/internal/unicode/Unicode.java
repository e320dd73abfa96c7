package dev.stipple.internal.unicode;

/// General categories and `White_Space` as Unicode 16.0 has them, which is what JDK 25, the Rust regex engine of
/// tiktoken and the Oniguruma of Hugging Face agree on for every code point.
///
/// Tokens depend on these sets, and a running JDK may know a newer Unicode: hence a frozen copy. Code points are 0
/// to 0x10FFFF; surrogates are category `Cs`.
public final class Unicode {
    /// The general category of each code point, with the numbers of [Character#getType(int)].
    public static final CodePointTable CATEGORIES = parse(GeneralCategoryRuns.RUNS);

    /// Category names, each at twice the number that [Character#getType(int)] gives (17 is not in use).
    static final String NAMES = "CnLuLlLtLmLoMnMeMcNdNlNoZsZlZpCcCf__CoCsPdPsPePcPoSmScSkSoPiPf";

    private static final int LETTERS = 1 << Character.UPPERCASE_LETTER
            | 1 << Character.LOWERCASE_LETTER
            | 1 << Character.TITLECASE_LETTER
            | 1 << Character.MODIFIER_LETTER
            | 1 << Character.OTHER_LETTER;
    private static final int MARKS =
            1 << Character.NON_SPACING_MARK | 1 << Character.ENCLOSING_MARK | 1 << Character.COMBINING_SPACING_MARK;
    private static final int NUMBERS =
            1 << Character.DECIMAL_DIGIT_NUMBER | 1 << Character.LETTER_NUMBER | 1 << Character.OTHER_NUMBER;
    private static final int PUNCTUATION = 1 << Character.DASH_PUNCTUATION
            | 1 << Character.START_PUNCTUATION
            | 1 << Character.END_PUNCTUATION
            | 1 << Character.CONNECTOR_PUNCTUATION
            | 1 << Character.OTHER_PUNCTUATION
            | 1 << Character.INITIAL_QUOTE_PUNCTUATION
            | 1 << Character.FINAL_QUOTE_PUNCTUATION;
    private static final int SYMBOLS = 1 << Character.MATH_SYMBOL
            | 1 << Character.CURRENCY_SYMBOL
            | 1 << Character.MODIFIER_SYMBOL
            | 1 << Character.OTHER_SYMBOL;
    private static final int SEPARATORS =
            1 << Character.SPACE_SEPARATOR | 1 << Character.LINE_SEPARATOR | 1 << Character.PARAGRAPH_SEPARATOR;

    private Unicode() {}

    /// The general category, with the numbers of [Character#getType(int)].
    public static int category(int codePoint) {
        return CATEGORIES.get(codePoint);
    }

    /// Whether the category is one of `L*`, the regex class `\p{L}`.
    public static boolean isLetter(int codePoint) {
        return in(LETTERS, codePoint);
    }

    /// Whether the category is one of `M*`, the regex class `\p{M}`.
    public static boolean isMark(int codePoint) {
        return in(MARKS, codePoint);
    }

    /// Whether the category is one of `N*`, the regex class `\p{N}`.
    public static boolean isNumber(int codePoint) {
        return in(NUMBERS, codePoint);
    }

    /// Whether the category is one of `P*`, the regex class `\p{P}`.
    public static boolean isPunctuation(int codePoint) {
        return in(PUNCTUATION, codePoint);
    }

    /// Whether the category is one of `S*`, the regex class `\p{S}`.
    public static boolean isSymbol(int codePoint) {
        return in(SYMBOLS, codePoint);
    }

    /// Whether the code point has the property `White_Space`, the regex class `\s`: the separators `Z*` and six
    /// controls. [Character#isWhitespace(int)] differs, by U+001C to U+001F and the no-break spaces among others.
    public static boolean isWhiteSpace(int codePoint) {
        return in(SEPARATORS, codePoint) || (codePoint >= 0x09 && codePoint <= 0x0D) || codePoint == 0x85;
    }

    private static boolean in(int categories, int codePoint) {
        return (categories >>> CATEGORIES.get(codePoint) & 1) != 0;
    }

    /// Reads runs such as `Cc32Zs1Po3`: 32 controls, one space separator, three other punctuation.
    private static CodePointTable parse(String runs) {
        int[] lengths = new int[runs.length() / 3];
        byte[] values = new byte[lengths.length];
        int count = 0;
        int at = 0;
        while (at < runs.length()) {
            values[count] = (byte) (NAMES.indexOf(runs.substring(at, at + 2)) / 2);
            at += 2;
            while (at < runs.length() && runs.charAt(at) <= '9') {
                lengths[count] = 10 * lengths[count] + runs.charAt(at++) - '0';
            }
            count++;
        }
        return CodePointTable.ofRuns(lengths, values, count);
    }
}
