package dev.stipple.text;

import dev.stipple.internal.format.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// What Hugging Face tokenizers' steps make of hostile texts, written by `bench/golden/text_steps.py`.
public final class GoldenSteps {
    private GoldenSteps() {}

    /// The golden file of that name.
    public static Json load(String name) throws IOException {
        try (InputStream in = GoldenSteps.class.getResourceAsStream(name)) {
            return Json.of(name, Objects.requireNonNull(in, name).readAllBytes());
        }
    }

    /// The origin of a piece as the golden files have it: `start,end` in code points of `text`.
    public static String origin(String text, AlignedText piece) {
        return text.codePointCount(0, piece.originStart(0)) + ","
                + text.codePointCount(0, piece.originEnd(piece.length() - 1));
    }

    /// The origins of several pieces, separated by blanks.
    public static String origins(String text, List<AlignedText> pieces) {
        return String.join(
                " ", pieces.stream().map(piece -> origin(text, piece)).toList());
    }

    /// The code points of a text, each as a text.
    public static List<AlignedText> codePoints(AlignedText text) {
        List<AlignedText> codePoints = new ArrayList<>();
        for (int at = 0; at < text.length(); ) {
            int next = at + Character.charCount(Character.codePointAt(text, at));
            codePoints.add(text.slice(at, next));
            at = next;
        }
        return codePoints;
    }
}
