package dev.stipple.text.normalize;

import dev.stipple.text.AlignedText;

/// SentencePiece's cleaning for machine translation: drop ASCII controls, and make blanks of line ends, zero-width
/// characters and other oddities.
public record Nmt() implements Normalizer {
    @Override
    public AlignedText normalize(AlignedText text) {
        return text.filter(c -> !isDropped(c)).map(c -> isBlank(c) ? ' ' : c);
    }

    private static boolean isDropped(int c) {
        return (c >= 0x01 && c <= 0x08) || c == 0x0B || (c >= 0x0E && c <= 0x1F) || c == 0x7F || c == 0x8F || c == 0x9F;
    }

    private static boolean isBlank(int c) {
        return switch (c) {
            case 0x09, 0x0A, 0x0C, 0x0D, 0x1680, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F -> true;
            case 0x2028, 0x2029, 0x2581, 0xFEFF, 0xFFFD -> true;
            default -> false;
        };
    }
}
