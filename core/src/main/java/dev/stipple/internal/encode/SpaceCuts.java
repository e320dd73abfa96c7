package dev.stipple.internal.encode;

/// Tells at which blanks a text may be cut without changing what the stages before the model make of it.
final class SpaceCuts {
    private static final int ENDS = 1;
    private static final int STARTS = 2;

    private final CodePointMemo<Integer> sides;
    private final byte[] ascii = new byte[128];

    SpaceCuts(TextStages stages) {
        sides = new CodePointMemo<>(
                c -> (stages.endsBeforeBlank(c) ? ENDS : 0) | (stages.startsAfterBlank(c) ? STARTS : 0));
        for (int c = 0; c < 128; c++) {
            ascii[c] = sides.get(c).byteValue();
        }
        // Several blanks in a row stay together: what becomes of the second may depend on the first.
        ascii[' '] &= ~ENDS;
    }

    /// Whether `text` may be cut before the blank at `at`, which has a character on either side.
    boolean isSafe(byte[] text, int at, int to) {
        int before = text[at - 1];
        int after = text[at + 1];
        int left = before >= 0
                ? ascii[before]
                : sides.get(Utf8CodePoints.codePointAt(text, Utf8CodePoints.startBefore(text, at)));
        if ((left & ENDS) == 0) {
            return false;
        }
        int right = after >= 0 ? ascii[after] : sides.get(Utf8CodePoints.codePointAt(text, at + 1));
        return (right & STARTS) != 0;
    }
}
