package dev.stipple.internal.regex;

/// The options in force at a place of a pattern.
///
/// @param ignoreCase `i`
/// @param dotAll `m`: the dot matches line feeds too
/// @param extended `x`: blanks and comments in the pattern don't count
/// @param asciiWord `W`: only ASCII is in `\w`
/// @param asciiDigit `D`: only ASCII is in `\d`
/// @param asciiSpace `S`: only ASCII is in `\s`
/// @param asciiPosix `P`: only ASCII is in any POSIX class
record Options(
        boolean ignoreCase,
        boolean dotAll,
        boolean extended,
        boolean asciiWord,
        boolean asciiDigit,
        boolean asciiSpace,
        boolean asciiPosix) {
    static final Options NONE = new Options(false, false, false, false, false, false, false);

    /// These options with the one called `letter` on or off.
    Options with(int letter, boolean on, PatternReader reader) {
        return switch (letter) {
            case 'i' -> new Options(on, dotAll, extended, asciiWord, asciiDigit, asciiSpace, asciiPosix);
            case 'm' -> new Options(ignoreCase, on, extended, asciiWord, asciiDigit, asciiSpace, asciiPosix);
            case 'x' -> new Options(ignoreCase, dotAll, on, asciiWord, asciiDigit, asciiSpace, asciiPosix);
            case 'W' -> new Options(ignoreCase, dotAll, extended, on, asciiDigit, asciiSpace, asciiPosix);
            case 'D' -> new Options(ignoreCase, dotAll, extended, asciiWord, on, asciiSpace, asciiPosix);
            case 'S' -> new Options(ignoreCase, dotAll, extended, asciiWord, asciiDigit, on, asciiPosix);
            case 'P' -> new Options(ignoreCase, dotAll, extended, asciiWord, asciiDigit, asciiSpace, on);
            default -> throw reader.error("unknown option '" + Character.toString(letter) + "'");
        };
    }
}
