package dev.stipple.internal.regex;

import dev.stipple.internal.unicode.CodePointSet;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/// Reads the escapes that mean the same inside and outside brackets: characters and sets. The backslash is read
/// already.
final class EscapeParser {
    private final PatternReader reader;
    private final Supplier<CodePointSet> word;

    private EscapeParser(PatternReader reader, Supplier<CodePointSet> word) {
        this.reader = reader;
        this.word = word;
    }

    /// Reads escapes inside brackets.
    static EscapeParser inBrackets(PatternReader reader) {
        return new EscapeParser(reader, UnicodeProperties::word);
    }

    /// Reads escapes outside brackets.
    static EscapeParser outsideBrackets(PatternReader reader) {
        return new EscapeParser(reader, UnicodeProperties::wordOutsideBrackets);
    }

    /// Reads a set such as `\d` or `\p{L}`; if the escape stands for none, as `\pL` without braces, reads nothing.
    Optional<CodePointSet> set(Options options) {
        int letter = reader.peek();
        CodePointSet set = switch (letter) {
            case 'w', 'W' -> posix("word", options);
            case 'd', 'D' -> posix("digit", options);
            case 's', 'S' -> posix("space", options);
            case 'h', 'H' -> posix("xdigit", Options.NONE);
            case 'p', 'P' -> CodePointSet.NONE;
            default -> null;
        };
        boolean property = letter == 'p' || letter == 'P';
        if (set == null || (property && !reader.isAt("p{") && !reader.isAt("P{"))) {
            return Optional.empty();
        }
        reader.read();
        if (property) {
            set = property(options);
        }
        return Optional.of(Character.isUpperCase(letter) ? set.complement() : set);
    }

    private CodePointSet property(Options options) {
        reader.expect("{");
        boolean negative = reader.skip("^");
        String name = reader.readTo("}");
        String key = name.toLowerCase(Locale.ROOT);
        CodePointSet set = key.equals("word")
                ? word.get()
                : UnicodeProperties.named(name)
                        .orElseThrow(() -> reader.error("unknown or unsupported property '" + name + "'"));
        set = isAscii(key, options) && UnicodeProperties.posix(key).isPresent()
                ? set.intersection(UnicodeProperties.ASCII)
                : set;
        return negative ? set.complement() : set;
    }

    /// The set of a POSIX class, which the options may limit to ASCII.
    CodePointSet posix(String name, Options options) {
        CodePointSet set = name.equals("word")
                ? word.get()
                : UnicodeProperties.posix(name).orElseThrow(() -> reader.error("unknown POSIX class '" + name + "'"));
        return isAscii(name, options) ? set.intersection(UnicodeProperties.ASCII) : set;
    }

    private static boolean isAscii(String name, Options options) {
        return options.asciiPosix()
                || switch (name) {
                    case "word" -> options.asciiWord();
                    case "digit" -> options.asciiDigit();
                    case "space" -> options.asciiSpace();
                    default -> false;
                };
    }

    /// Reads one character: `\n`, `\x41`, `\x{1F600}`, `\u00e9`, `\101`, `\cA`, or any other that stands for itself.
    int character() {
        int letter = reader.read();
        return switch (letter) {
            case 't' -> '\t';
            case 'v' -> 0x0B;
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 'f' -> '\f';
            case 'a' -> 0x07;
            case 'e' -> 0x1B;
            case 'x' -> reader.skip("{") ? braced(16, 8) : bytes(Math.max(0, reader.readNumber(16, 2)));
            case 'o' -> reader.skip("{") ? braced(8, 11) : 'o';
            case 'u' -> fourDigits();
            case 'c' -> reader.read() & 0x1F;
            case 'C' -> {
                reader.expect("-");
                yield reader.read() & 0x1F;
            }
            case 'M' -> throw reader.error("not supported: \\M");
            case '0' -> Math.max(0, reader.readNumber(8, 2));
            case '1', '2', '3', '4', '5', '6', '7' -> {
                reader.back(reader.position() - 1);
                yield bytes(reader.readNumber(8, 3));
            }
            default -> letter;
        };
    }

    private int fourDigits() {
        int start = reader.position();
        int value = reader.readNumber(16, 4);
        if (reader.position() - start != 4) {
            throw reader.error("\\u without four hexadecimal digits");
        }
        return value;
    }

    private int braced(int radix, int most) {
        int value = reader.readNumber(radix, most);
        if (value < 0 || !reader.skip("}")) {
            throw reader.error("no code point in braces");
        }
        if (value > Character.MAX_CODE_POINT) {
            throw reader.error("code point 0x" + Integer.toHexString(value) + " is beyond Unicode");
        }
        return value;
    }

    /// `\xHH` from 0x80 on is a byte of the UTF-8 form, and the others of its character must follow.
    private int bytes(int first) {
        if (first < 0x80) {
            return first;
        }
        byte[] utf8 = new byte[first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2];
        utf8[0] = (byte) first;
        for (int i = 1; i < utf8.length; i++) {
            utf8[i] = (byte) (reader.skip("\\x") ? reader.readNumber(16, 2) : 0);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString()
                    .codePointAt(0);
        } catch (CharacterCodingException e) {
            throw reader.error("escaped bytes that are no UTF-8 character");
        }
    }
}
