package dev.stipple.internal.regex;

import dev.stipple.internal.unicode.CodePointSet;
import dev.stipple.internal.unicode.Unicode;
import java.lang.Character.UnicodeBlock;
import java.lang.Character.UnicodeScript;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The sets that `\p{…}` and `[:…:]` name. Letter case, blanks, `-` and `_` in a name don't matter.
///
/// General categories are frozen at Unicode 16.0; other properties come from the JDK for the code points assigned
/// there.
final class UnicodeProperties {
    static final CodePointSet ASCII = CodePointSet.range(0, 0x7F);

    private static final CodePointSet HEX_DIGIT =
            CodePointSet.range('0', '9').union(CodePointSet.range('A', 'F')).union(CodePointSet.range('a', 'f'));

    private static final CodePointSet WHITE_SPACE = CodePointSet.range(0x09, 0x0D)
            .union(CodePointSet.of(0x85))
            .union(CategorySets.of(Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR));

    private static final String CATEGORIES =
            "cn lu ll lt lm lo mn me mc nd nl no zs zl zp cc cf __ co cs pd ps pe pc po" + " sm sc sk so pi pf";

    private static final Map<String, String> LONG_CATEGORIES = Map.ofEntries(
            Map.entry("other", "c"),
            Map.entry("control", "cc"),
            Map.entry("format", "cf"),
            Map.entry("unassigned", "cn"),
            Map.entry("privateuse", "co"),
            Map.entry("surrogate", "cs"),
            Map.entry("letter", "l"),
            Map.entry("casedletter", "lc"),
            Map.entry("lowercaseletter", "ll"),
            Map.entry("modifierletter", "lm"),
            Map.entry("otherletter", "lo"),
            Map.entry("titlecaseletter", "lt"),
            Map.entry("uppercaseletter", "lu"),
            Map.entry("mark", "m"),
            Map.entry("combiningmark", "m"),
            Map.entry("spacingmark", "mc"),
            Map.entry("enclosingmark", "me"),
            Map.entry("nonspacingmark", "mn"),
            Map.entry("number", "n"),
            Map.entry("decimalnumber", "nd"),
            Map.entry("letternumber", "nl"),
            Map.entry("othernumber", "no"),
            Map.entry("punctuation", "p"),
            Map.entry("connectorpunctuation", "pc"),
            Map.entry("dashpunctuation", "pd"),
            Map.entry("closepunctuation", "pe"),
            Map.entry("finalpunctuation", "pf"),
            Map.entry("initialpunctuation", "pi"),
            Map.entry("otherpunctuation", "po"),
            Map.entry("openpunctuation", "ps"),
            Map.entry("symbol", "s"),
            Map.entry("currencysymbol", "sc"),
            Map.entry("modifiersymbol", "sk"),
            Map.entry("mathsymbol", "sm"),
            Map.entry("othersymbol", "so"),
            Map.entry("separator", "z"),
            Map.entry("lineseparator", "zl"),
            Map.entry("paragraphseparator", "zp"),
            Map.entry("spaceseparator", "zs"));

    private UnicodeProperties() {}

    /// The set that `name` stands for, or nothing if the name is unknown.
    static Optional<CodePointSet> named(String name) {
        String key = keyOf(name);
        // The property Punct has no symbols, the bracket [:punct:] has.
        return category(LONG_CATEGORIES.getOrDefault(key, key.equals("punct") ? "p" : key))
                .or(() -> binary(key)
                        .or(() -> script(name, key))
                        .or(() -> block(key))
                        .map(CodePointSet::where))
                .or(() -> posix(key));
    }

    /// The set of a POSIX bracket such as `[:alpha:]`.
    static Optional<CodePointSet> posix(String name) {
        return switch (name) {
            case "digit" -> category("nd");
            case "space" -> Optional.of(WHITE_SPACE);
            case "word" -> Optional.of(word());
            case "xdigit" -> Optional.of(HEX_DIGIT);
            default -> Optional.ofNullable(posixMember(name)).map(CodePointSet::where);
        };
    }

    /// `[:word:]`, and `\w` inside brackets.
    static CodePointSet word() {
        return Words.IN_BRACKETS;
    }

    /// `\w` outside brackets. Oniguruma looks it up in another table there, in which the numbers of Latin-1 are words.
    static CodePointSet wordOutsideBrackets() {
        return Words.OUTSIDE_BRACKETS;
    }

    private static @Nullable IntPredicate posixMember(String key) {
        return (switch (key) {
            case "alnum" -> c -> isAlphabetic(c) || Unicode.category(c) == Character.DECIMAL_DIGIT_NUMBER;
            case "alpha" -> UnicodeProperties::isAlphabetic;
            case "ascii" -> c -> c < 0x80;
            case "blank" -> c -> c == '\t' || Unicode.category(c) == Character.SPACE_SEPARATOR;
            case "cntrl" -> c -> Unicode.category(c) == Character.CONTROL;
            case "graph" -> UnicodeProperties::isGraphic;
            case "lower" -> c -> isAssigned(c) && Character.isLowerCase(c);
            case "print" -> c -> isGraphic(c) || Unicode.category(c) == Character.SPACE_SEPARATOR;
            case "punct" -> c -> Unicode.isPunctuation(c) || Unicode.isSymbol(c);
            case "upper" -> c -> isAssigned(c) && Character.isUpperCase(c);
            default -> null;
        });
    }

    private static Optional<CodePointSet> category(String key) {
        if (key.equals("lc")) {
            return Optional.of(CategorySets.of(
                    Character.LOWERCASE_LETTER, Character.UPPERCASE_LETTER, Character.TITLECASE_LETTER));
        }
        int[] categories = IntStream.range(0, CATEGORIES.length() / 3 + 1)
                .filter(category -> key.length() <= 2 && !key.isEmpty() && CATEGORIES.startsWith(key, 3 * category))
                .toArray();
        return categories.length == 0 ? Optional.empty() : Optional.of(CategorySets.of(categories));
    }

    private static Optional<IntPredicate> binary(String key) {
        return Optional.ofNullable(
                switch (key) {
                    case "any" -> c -> true;
                    case "assigned" -> UnicodeProperties::isAssigned;
                    case "alphabetic" -> UnicodeProperties::isAlphabetic;
                    case "lowercase" -> c -> isAssigned(c) && Character.isLowerCase(c);
                    case "uppercase" -> c -> isAssigned(c) && Character.isUpperCase(c);
                    case "whitespace" -> Unicode::isWhiteSpace;
                    case "ideographic", "ideo" -> c -> isAssigned(c) && Character.isIdeographic(c);
                    case "emoji" -> c -> isAssigned(c) && Character.isEmoji(c);
                    case "emojipresentation" -> c -> isAssigned(c) && Character.isEmojiPresentation(c);
                    case "emojimodifier" -> c -> isAssigned(c) && Character.isEmojiModifier(c);
                    case "emojimodifierbase" -> c -> isAssigned(c) && Character.isEmojiModifierBase(c);
                    case "emojicomponent" -> c -> isAssigned(c) && Character.isEmojiComponent(c);
                    case "extendedpictographic" -> Character::isExtendedPictographic;
                    case "idstart", "ids" -> c -> isAssigned(c) && Character.isUnicodeIdentifierStart(c) && c != 0x2E2F;
                    case "cased" -> c -> isAssigned(c) && isCased(c);
                    case "asciihexdigit", "ahex" -> c -> c < 0x80 && Character.digit(c, 16) >= 0;
                    case "joincontrol", "joinc" -> c -> c == 0x200C || c == 0x200D;
                    case "regionalindicator", "ri" -> c -> c >= 0x1F1E6 && c <= 0x1F1FF;
                    case "variationselector", "vs" -> UnicodeProperties::isVariationSelector;
                    case "noncharactercodepoint", "nchar" ->
                        c -> (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
                    default -> null;
                });
    }

    private static Optional<IntPredicate> script(String name, String key) {
        Map<String, UnicodeScript> scripts = new HashMap<>();
        for (UnicodeScript script : UnicodeScript.values()) {
            scripts.put(keyOf(script.name()), script);
        }
        UnicodeScript script = scripts.get(key);
        if (script == null && name.length() == 4) {
            try {
                script = UnicodeScript.forName(name);
            } catch (IllegalArgumentException _) {
                return Optional.empty();
            }
        }
        UnicodeScript found = script;
        return found == null ? Optional.empty() : Optional.of(c -> scriptOf(c) == found);
    }

    private static Optional<IntPredicate> block(String key) {
        if (!key.startsWith("in")) {
            return Optional.empty();
        }
        // The JDK finds blocks only by their exact names; but each one starts at a multiple of 16.
        for (int c = 0; c <= Character.MAX_CODE_POINT; c += 16) {
            UnicodeBlock block = UnicodeBlock.of(c);
            if (block != null && key.substring(2).equals(keyOf(block.toString()))) {
                return Optional.of(member -> block.equals(UnicodeBlock.of(member)));
            }
        }
        return Optional.empty();
    }

    private static String keyOf(String name) {
        return name.replaceAll("[ _-]", "").toLowerCase(Locale.ROOT);
    }

    private static UnicodeScript scriptOf(int c) {
        return isAssigned(c) ? UnicodeScript.of(c) : UnicodeScript.UNKNOWN;
    }

    private static boolean isAssigned(int c) {
        return Unicode.category(c) != Character.UNASSIGNED;
    }

    private static boolean isAlphabetic(int c) {
        return isAssigned(c) && Character.isAlphabetic(c);
    }

    private static boolean isCased(int c) {
        return Character.isLowerCase(c) || Character.isUpperCase(c) || Character.isTitleCase(c);
    }

    private static boolean isWord(int c) {
        int category = Unicode.category(c);
        return isAlphabetic(c)
                || Unicode.isMark(c)
                || category == Character.DECIMAL_DIGIT_NUMBER
                || category == Character.CONNECTOR_PUNCTUATION;
    }

    private static boolean isGraphic(int c) {
        int category = Unicode.category(c);
        return !Unicode.isWhiteSpace(c)
                && category != Character.CONTROL
                && category != Character.UNASSIGNED
                && category != Character.SURROGATE;
    }

    private static boolean isVariationSelector(int c) {
        return (c >= 0x180B && c <= 0x180D)
                || c == 0x180F
                || (c >= 0xFE00 && c <= 0xFE0F)
                || (c >= 0xE0100 && c <= 0xE01EF);
    }

    /// Made only for patterns that ask, as it takes a look at every code point.
    private static final class Words {
        static final CodePointSet IN_BRACKETS = CodePointSet.where(UnicodeProperties::isWord);
        static final CodePointSet OUTSIDE_BRACKETS =
                IN_BRACKETS.union(CodePointSet.of(0xB2, 0xB3, 0xB9, 0xBC, 0xBD, 0xBE));
    }
}
