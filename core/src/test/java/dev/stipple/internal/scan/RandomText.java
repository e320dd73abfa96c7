package dev.stipple.internal.scan;

import java.util.Random;

/// Seeded texts that hit the corners of split patterns.
final class RandomText {
    private static final String[] SNIPPETS = {
        "'s",
        "'S",
        "'t",
        "'re",
        "'RE",
        "'Ve",
        "'m",
        "'lL",
        "'ll",
        "'d",
        "'\u017F",
        "\u017F",
        "'",
        "''",
        "it's",
        "DON'T",
        "'l",
        "'v",
        "the",
        "The",
        "THE",
        "camelCase",
        "HTMLParser",
        "iPhone",
        "a",
        "B",
        "abc",
        "naïve",
        "Ünï",
        "Straße",
        "0",
        "1",
        "12",
        "123",
        "1234",
        "3.14",
        "٣",
        "٤٥٦٧",
        "५",
        "²",
        "Ⅷ",
        "𝟘",
        "𝟙𝟚",
        "½",
        ".",
        ",",
        "!",
        "?",
        "...",
        "/",
        "//",
        "\n/",
        "/\n/",
        "(",
        ")",
        "\"",
        "#",
        "$",
        "+=",
        "{}",
        "_",
        "-",
        "–",
        "—",
        "“",
        "€",
        "·",
        "中",
        "文字",
        "汉语测试",
        "ひらがな",
        "カタカナ",
        "ー",
        "・",
        "゛",
        "龦",
        "한국어",
        "привет",
        "МОСКВА",
        "Ελλάδα",
        "שלום",
        "العربية",
        "हिन्दी",
        "ไทย",
        "e\u0301",
        "\u0301",
        "\u0301\u0302",
        "\u20DD",
        "A\u0301",
        "ǅ",
        "ʰ",
        "ª",
        "𝒜",
        "𝓫",
        "𐐀",
        "𐐨",
        "𠀀",
        "𞤀",
        "😀",
        "👩‍👩‍👧",
        "🇩🇪",
        "👍🏽",
        "\u200D",
        "\uFE0F",
        "\u200B",
        "\uFEFF",
        "\u00AD",
        "\uE000",
        "\u0378",
        "\uFFFF",
        "\uD83F\uDFFF",
        "\uDBFF\uDFFF",
        "\0",
        "\u0001",
        "\u001C",
        "\u001F",
        "\u007F",
        "\u0080"
    };
    private static final String[] SPACES = {
        " ",
        " ",
        " ",
        "  ",
        "   ",
        "\n",
        "\n",
        "\r\n",
        "\r",
        "\n\n",
        "\t",
        "\t\t",
        "\u000B",
        "\f",
        " \n",
        "\n ",
        "  \n  ",
        "\u0085",
        "\u00A0",
        "\u1680",
        "\u2003",
        "\u2028",
        "\u2029",
        "\u202F",
        "\u205F",
        "\u3000",
        "        "
    };
    private static final String ASCII = "abcdefgh ABC DE 0123456789 '''' \n\n\r\t //..,;!? stmdlvre STMDLVRE";

    private final Random random;

    RandomText(long seed) {
        random = new Random(seed);
    }

    /// A text of snippets from all over Unicode, some of them in long runs.
    String mixed(int snippets) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < snippets; i++) {
            String[] from = random.nextInt(3) == 0 ? SPACES : SNIPPETS;
            String snippet = from[random.nextInt(from.length)];
            text.append(snippet.repeat(random.nextInt(40) == 0 ? 1 + random.nextInt(90) : 1));
        }
        return text.toString();
    }

    /// A text of `length` ASCII characters of the kinds that patterns tell apart, with runs of up to 150.
    String ascii(int length) {
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            char c = ASCII.charAt(random.nextInt(ASCII.length()));
            int most = random.nextInt(25) == 0 ? 150 : 2;
            text.repeat(c, 1 + random.nextInt(most));
        }
        text.setLength(length);
        return text.toString();
    }

    /// A text of `length` code points, all equally likely; no surrogates.
    String anyCodePoints(int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            int codePoint = random.nextInt(Character.MAX_CODE_POINT + 1 - 0x800);
            text.appendCodePoint(codePoint >= Character.MIN_SURROGATE ? codePoint + 0x800 : codePoint);
        }
        return text.toString();
    }
}
