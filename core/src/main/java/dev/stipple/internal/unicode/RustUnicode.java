package dev.stipple.internal.unicode;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Characters as the Rust crates behind Hugging Face tokenizers 0.23.2 see them.
///
/// Each crate is frozen at its own Unicode version: `unicode-normalization-alignments` at 9.0, `unicode_categories`
/// near
/// 8.0, the script table of `UnicodeScripts` at 9.0, `regex` at 16.0, and Rust's own `char` at 17.0. A character's
/// properties hardly ever change once it is assigned, so the older versions are the JDK's data, cut down to what they
/// assign, with the few exceptions spelled out.
public final class RustUnicode {
    private static final CodePointSet ASSIGNED_9 = CodePointSet.parse(RustUnicodeData.ASSIGNED_9);
    private static final CodePointSet NONSPACING_MARKS = CodePointSet.parse(RustUnicodeData.NONSPACING_MARKS);
    private static final CodePointSet OTHER = CodePointSet.parse(RustUnicodeData.OTHER);
    private static final CodePointSet PUNCTUATION = CodePointSet.parse(RustUnicodeData.PUNCTUATION);
    /// Canonical combining classes: first and last code point and class, by turns.
    private static final int[] COMBINING_CLASSES = combiningClasses();

    private RustUnicode() {}

    /// Whether Unicode 9.0 assigns the code point; private use counts as unassigned.
    public static boolean isAssignedIn9(int codePoint) {
        return ASSIGNED_9.contains(codePoint);
    }

    /// The canonical combining class in Unicode 9.0.
    public static int combiningClass(int codePoint) {
        if (codePoint < 0x300) {
            return 0;
        }
        int low = 0;
        int high = COMBINING_CLASSES.length / 3;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (COMBINING_CLASSES[3 * middle + 1] < codePoint) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        boolean found = 3 * low < COMBINING_CLASSES.length && COMBINING_CLASSES[3 * low] <= codePoint;
        return found ? COMBINING_CLASSES[3 * low + 2] : 0;
    }

    /// Whether the code point is a mark (category `M*`) in Unicode 9.0. Three code points assigned then have changed
    /// since: two Vedic signs are letters now, and a Sharada sign that was punctuation is a mark.
    public static boolean isCombiningMark(int codePoint) {
        return switch (codePoint) {
            case 0x1CF2, 0x1CF3 -> true;
            case 0x111C9 -> false;
            default -> codePoint >= 0x300 && Unicode.isMark(codePoint) && isAssignedIn9(codePoint);
        };
    }

    /// `is_mark_nonspacing` of the crate `unicode_categories`.
    public static boolean isNonspacingMark(int codePoint) {
        return NONSPACING_MARKS.contains(codePoint);
    }

    /// `is_other` of the crate `unicode_categories`: control, format and private use, but not unassigned.
    public static boolean isOther(int codePoint) {
        return OTHER.contains(codePoint);
    }

    /// Whether the code point is ASCII punctuation or `is_punctuation` of the crate `unicode_categories`.
    public static boolean isPunctuation(int codePoint) {
        return PUNCTUATION.contains(codePoint);
    }

    /// `char::is_numeric`, category `N*` in Unicode 17.0.
    public static boolean isNumeric(int codePoint) {
        return Unicode.isNumber(codePoint)
                || (codePoint >= 0x11DE0 && codePoint <= 0x11DE9)
                || (codePoint >= 0x16FF4 && codePoint <= 0x16FF6);
    }

    /// `\w` of the crate `regex`: `Alphabetic`, marks, decimal digits, connectors and the two joiners, Unicode 16.0.
    public static boolean isWord(int codePoint) {
        int category = Unicode.category(codePoint);
        return (category != Character.UNASSIGNED && Character.isAlphabetic(codePoint))
                || Unicode.isMark(codePoint)
                || category == Character.DECIMAL_DIGIT_NUMBER
                || category == Character.CONNECTOR_PUNCTUATION
                || codePoint == 0x200C
                || codePoint == 0x200D;
    }

    /// `char::to_lowercase` in Unicode 17.0 where it gives one code point, as it does for all but U+0130.
    public static int toLowerCase(int codePoint) {
        if (codePoint == 0xA7CE || codePoint == 0xA7D2 || codePoint == 0xA7D4) {
            return codePoint + 1;
        }
        if (codePoint >= 0x16EA0 && codePoint <= 0x16EB8) {
            return codePoint + 0x1B;
        }
        return Unicode.category(codePoint) == Character.UNASSIGNED ? codePoint : Character.toLowerCase(codePoint);
    }

    /// The script that the pre-tokenizer `UnicodeScripts` has in its table, or `UNKNOWN` where it has none.
    public static Character.UnicodeScript script(int codePoint) {
        if (!isAssignedIn9(codePoint)) {
            return Character.UnicodeScript.UNKNOWN;
        }
        return switch (codePoint) {
            case 0x589 -> Character.UnicodeScript.COMMON;
            case 0x953, 0x954 -> Character.UnicodeScript.DEVANAGARI;
            default -> Character.UnicodeScript.of(codePoint);
        };
    }

    /// Reads words such as `300-314=230`.
    private static int[] combiningClasses() {
        return Arrays.stream(RustUnicodeData.COMBINING_CLASSES_9.split(" ", -1))
                .flatMapToInt(word -> {
                    String[] parts = word.split("[-=]", -1);
                    int first = Integer.parseInt(parts[0], 16);
                    int last = parts.length == 3 ? Integer.parseInt(parts[1], 16) : first;
                    return IntStream.of(first, last, Integer.parseInt(parts[parts.length - 1]));
                })
                .toArray();
    }
}
