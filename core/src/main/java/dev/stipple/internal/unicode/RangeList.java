package dev.stipple.internal.unicode;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// Reads a property of code points from a list of ranges, `FIRST-LAST NAME` in hexadecimal: text, so that a
/// change of Unicode version shows in a diff.
final class RangeList {
    private final List<String> names;
    private int[] lengths = new int[1 << 10];
    private byte[] values = new byte[1 << 10];
    private int runs;
    private int covered;

    private RangeList(List<String> names) {
        this.names = names;
    }

    /// Reads the resource `name` beside this class; a code point's value is the index of its class in
    /// `names`, and 0 where the list has no line for it.
    static CodePointTable read(String name, List<String> names) {
        var list = new RangeList(names);
        try (InputStream in = RangeList.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("resource " + name + " is missing");
            }
            var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#")) {
                    list.add(line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        list.run(Character.MAX_CODE_POINT + 1, (byte) 0);
        return CodePointTable.ofRuns(list.lengths, list.values, list.runs);
    }

    private void add(String line) {
        int dash = line.indexOf('-');
        int blank = line.indexOf(' ', dash);
        int value = names.indexOf(line.substring(blank + 1));
        if (value < 0) {
            throw new IllegalStateException("unknown class in " + line);
        }
        run(Integer.parseInt(line, 0, dash, 16), (byte) 0);
        run(Integer.parseInt(line, dash + 1, blank, 16) + 1, (byte) value);
    }

    /// Gives `value` to the code points from the last run to `end`, exclusive.
    private void run(int end, byte value) {
        if (runs == lengths.length) {
            lengths = Arrays.copyOf(lengths, 2 * runs);
            values = Arrays.copyOf(values, 2 * runs);
        }
        lengths[runs] = end - covered;
        values[runs++] = value;
        covered = end;
    }
}
