package dev.stipple.internal.encode;

import java.util.Random;

/// Hostile text: words, blanks, accents, Hangul, emoji sequences, controls, unassigned characters, long runs.
final class RandomUnicode {
    private static final int[] RANGES = {
        'a', 'e', 'a', 'e', 'A', 'E', '0', '9', ' ', ' ', ' ', ' ', '\n', '\r', '!', '/', 0, 0xFF, 0x300, 0x345, 0x370,
        0x52F, 0x5D0, 0x6FF, 0x900, 0x9FF, 0xE00, 0xE7F, 0x1100, 0x11FF, 0x1E00, 0x1FFF, 0x2000, 0x206F, 0x3040, 0x30FF,
        0x4E00, 0x4E40, 0xAC00, 0xAC80, 0xF900, 0xFAFF, 0xFE00, 0xFE0F, 0x1F1E6, 0x1F1FF, 0x1F3FB, 0x1F680, 0x2F800,
        0x2F810, 0x0, 0x10FFFF
    };

    private RandomUnicode() {}

    static String text(Random random, int length) {
        var text = new StringBuilder();
        while (text.length() < length) {
            int range = 2 * random.nextInt(RANGES.length / 2);
            int codePoint = RANGES[range] + random.nextInt(RANGES[range + 1] - RANGES[range] + 1);
            if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
                continue;
            }
            int times = random.nextInt(8) == 0 ? random.nextInt(40) : 1;
            text.repeat(codePoint, times);
        }
        return text.toString();
    }
}
