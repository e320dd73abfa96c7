package dev.stipple.internal.train;

import java.io.IOException;
import java.util.Arrays;

/// How often one word met each other word, summed up.
///
/// The sums stand in a table of the whole vocabulary, of which only the touched places are looked at and cleared.
final class CooccurrenceRow {
    private final double[] sums;
    private int[] touched = new int[1 << 10];
    private int count;

    CooccurrenceRow(int words) {
        this.sums = new double[words];
    }

    /// Adds what is greater than 0.
    void add(int other, double times) {
        if (sums[other] == 0) {
            if (count == touched.length) {
                touched = Arrays.copyOf(touched, 2 * count);
            }
            touched[count++] = other;
        }
        sums[other] += times;
    }

    int size() {
        return count;
    }

    /// Hands all sums to `sink` and begins anew.
    void drain(Sink sink) throws IOException {
        for (int i = 0; i < count; i++) {
            int other = touched[i];
            sink.accept(other, (float) sums[other]);
            sums[other] = 0;
        }
        count = 0;
    }

    /// Takes one sum.
    interface Sink {
        void accept(int other, float times) throws IOException;
    }
}
