package dev.stipple.internal.vectorfile;

import dev.stipple.MalformedModelException;
import dev.stipple.internal.unicode.EscapedUtf8;
import dev.stipple.vector.Matrix;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntToLongFunction;

/// What every reader and writer has to make sure of.
final class Checks {
    private Checks() {}

    /// Refuses a word that stands twice; `offsets` tells where a row stands in the file.
    static WordList distinct(WordList words, Path file, IntToLongFunction offsets) throws MalformedModelException {
        if (words.duplicate().isPresent()) {
            int row = words.duplicate().getAsInt();
            throw new MalformedModelException(
                    file.toString(),
                    offsets.applyAsLong(row),
                    "the word \"" + words.get(row) + "\" of row " + (row + 1) + " stands in row "
                            + (words.firstRow(row) + 1) + " already; remove one of them");
        }
        return words;
    }

    /// Refuses numbers that are NaN or infinite.
    static void finite(WordList words, Matrix matrix, Path file) throws MalformedModelException {
        AtomicInteger wrong = new AtomicInteger(-1);
        matrix.forEachBlock(0, matrix.rows(), (row, count, values, at) -> {
            if (wrong.get() >= 0) {
                return;
            }
            // Zero times anything finite is zero: one test for all of the block.
            float zero = 0;
            for (int i = at; i < at + count * matrix.columns(); i++) {
                zero += values[i] * 0;
            }
            if (zero != 0) {
                wrong.set(row + firstWrong(values, at) / matrix.columns());
            }
        });
        if (wrong.get() >= 0) {
            throw new MalformedModelException(
                    file.toString(),
                    MalformedModelException.NO_OFFSET,
                    "the vector of \"" + words.get(wrong.get()) + "\" in row " + (wrong.get() + 1)
                            + " holds a number that is not finite; leave the row out or train again");
        }
    }

    private static int firstWrong(float[] values, int from) {
        int i = from;
        while (Float.isFinite(values[i])) {
            i++;
        }
        return i - from;
    }

    /// Refuses to write a word that holds one of the ASCII characters `forbidden`, which would end it in `format`.
    static void writable(byte[] word, String forbidden, String format) {
        for (byte value : word) {
            if (forbidden.indexOf(value) >= 0) {
                throw new IllegalArgumentException("the word \"" + EscapedUtf8.decode(word, 0, word.length)
                        + "\" holds " + (value == ' ' ? "a blank" : "a line end or tab") + ", which " + format
                        + " cannot hold; safetensors and npz hold every word");
            }
        }
    }
}
