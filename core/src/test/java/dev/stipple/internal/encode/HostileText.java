package dev.stipple.internal.encode;

import java.util.Random;

/// Seeded texts of words, blanks and whatever Unicode has that normalizers and pre-tokenizers stumble over.
final class HostileText {
    private static final String[] SNIPPETS = {
        "the", "The", "quick", "unaffable", "naïve", "Ünï", "Straße", "İstanbul", "ΣΟΦΟΣ", "don't", "``quoted''", "x",
        " ", " ", " ", " ", "  ", "   ", "\t", "\n", "\r\n", "\u00A0", "\u2003", "\u3000", "\u2028", "\u0085", "\u1680",
        ".", ",", "!", "?", "...", "(", ")", "-", "_", "$", "+", "=", "“", "”", "—", "¿", "·", "、", "。", "١٢", "3.14",
        "1234", "中", "中文字", "ひらがな", "カタカナ", "ﾊﾝｶｸ", "한국어", "가", "각", "हिन्दी", "ไทย", "العَرَبِيَّة",
        "\u0301", "\u0327\u0301", "\u0301\u0327", "e\u0301", "\u0334", "\u093F", "\u302E", "\u200B", "\u200D", "\u200E", "\u00AD",
        "\u0000", "\u0001", "\u001F", "\u007F", "\u009F", "\uFEFF", "\uFFFD", "\uE000", "\uFFFE", "\u0378", "\uD834\uDD65",
        "ﬁ", "Ⅷ", "²", "½", "㎏", "\uFDFA", "\uFE70", "\u00A8", "\u037A", "\u1E9B\u0323", "\u2126", "\u212B", "\uF900",
        "\u2260", "\u037E", "\u0600", "▁", "▁the", "Ġ", "##x", "[UNK]", "<unk>", "<0x41>", "😀", "👨‍👩‍👧", "🇩🇪", "❤️",
        "\uDB40\uDC41", "\uD83F\uDFFE", "𝟘", "𠀀", "aaaaaaaa", "abcabcabcabcabcabcabcabc"
    };

    private HostileText() {}

    static String next(Random random) {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(24); length > 0; length--) {
            String snippet = SNIPPETS[random.nextInt(SNIPPETS.length)];
            text.append(snippet.repeat(random.nextInt(40) == 0 ? 1 + random.nextInt(50) : 1));
            if (random.nextInt(3) == 0) {
                text.append(' ');
            }
        }
        return text.toString();
    }
}
