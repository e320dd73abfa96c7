package dev.stipple.text.normalize;

import dev.stipple.internal.unicode.Unicode;
import dev.stipple.text.AlignedText;

/// Drops white space from the ends of a text.
///
/// @param stripLeft at the start
/// @param stripRight at the end
public record Strip(boolean stripLeft, boolean stripRight) implements Normalizer {
    @Override
    public AlignedText normalize(AlignedText text) {
        // All white space lies in the Basic Multilingual Plane, so chars will do.
        int start = 0;
        int end = text.length();
        while (stripLeft && start < end && Unicode.isWhiteSpace(text.charAt(start))) {
            start++;
        }
        while (stripRight && start < end && Unicode.isWhiteSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.slice(start, end);
    }
}
