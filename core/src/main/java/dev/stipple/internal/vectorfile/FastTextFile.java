package dev.stipple.internal.vectorfile;

import dev.stipple.MalformedModelException;
import dev.stipple.UnsupportedModelException;
import dev.stipple.internal.format.MappedInput;
import dev.stipple.vector.Matrix;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// fastText's models: `.bin`, and `.ftz`, whose input matrix is quantised. Versions 11 and 12, and the one before,
/// which had no number. Of classifiers the words are read; of all models, nothing behind the input matrix,
/// which must be there in full all the same: a file that was cut off is refused.
final class FastTextFile {
    static final int MAGIC = 793712314;
    static final int VERSION = 12;
    private static final int LONGEST_WORD = 1 << 20;
    /// The least bytes of a word: none, its end, count and type.
    private static final int LEAST_ENTRY = 1 + Long.BYTES + 1;

    private final MappedInput in;
    private final boolean numbered;
    private final WordList.Builder words = new WordList.Builder();
    private long[] counts = new long[0];
    private Optional<Map<Integer, Integer>> kept = Optional.empty();

    private FastTextFile(MappedInput in, boolean numbered) {
        this.in = in;
        this.numbered = numbered;
    }

    /// Whether a file that begins with `head` is a model; an old one, which has no mark, is told by settings that make
    /// sense.
    static boolean matches(byte[] head) {
        ByteBuffer ints = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
        if (head.length < 4 || ints.getInt(0) == MAGIC) {
            return head.length >= 4;
        }
        if (head.length < 80) {
            return false;
        }
        boolean sensible = true;
        for (int i = 0; i < 12; i++) {
            int value = ints.getInt(4 * i);
            sensible &= value >= 0 && value <= 1 << 28;
        }
        int loss = ints.getInt(4 * 6);
        int model = ints.getInt(4 * 7);
        double sample = ints.getDouble(48);
        int entries = ints.getInt(56);
        return sensible
                && ints.getInt(0) >= 1
                && loss >= 1
                && loss <= 4
                && model >= 1
                && model <= 3
                && sample >= 0
                && sample <= 1
                && entries >= ints.getInt(60);
    }

    /// Reads the words and their vectors; the input matrix stays mapped.
    static VectorTable open(Path file) throws IOException {
        try (MappedInput in = MappedInput.open(file)) {
            boolean numbered = in.int32() == MAGIC;
            int version = numbered ? in.int32() : 0;
            if (numbered && version != 11 && version != VERSION) {
                throw new UnsupportedModelException(
                        file.toString(), "version " + version + " of fastText's format (11 and 12 are read)");
            }
            if (!numbered) {
                in.seek(0);
            }
            return new FastTextFile(in, numbered).read(file, version);
        }
    }

    private VectorTable read(Path file, int version) throws IOException {
        long start = in.offset();
        int dimension = in.int32();
        int[] settings = new int[11];
        for (int i = 0; i < settings.length; i++) {
            settings[i] = in.int32();
        }
        double sample = Double.longBitsToDouble(in.int64());
        if (dimension < 1 || settings[7] < 0 || settings[8] < 0 || settings[9] < 0) {
            throw in.malformed(
                    start,
                    "vectors of " + dimension + " numbers, n-grams of " + settings[8] + " to " + settings[9]
                            + " characters in " + settings[7] + " buckets");
        }
        boolean supervised = settings[6] == FastTextSettings.SUPERVISED;
        // Classifiers had no n-grams of characters then, whatever their settings say.
        int longest = version == 11 && supervised ? 0 : settings[9];
        Ngrams ngrams = new Ngrams(settings[8], longest, settings[7]);
        readDictionary();
        InputRows input = readInput(file, dimension);
        checkRows(ngrams, input);
        checkOutput();
        WordList list = Checks.distinct(words.build(), file, _ -> MalformedModelException.NO_OFFSET);
        var how = new FastTextSettings(
                settings[0],
                settings[1],
                settings[2],
                settings[3],
                settings[4],
                settings[5],
                settings[6],
                settings[10],
                sample);
        var subwords = new Subwords(ngrams, input, list.size(), kept, how, Optional.empty());
        return new VectorTable(list, subwords.vectors(list), Optional.of(counts), Optional.of(subwords));
    }

    private void readDictionary() throws IOException {
        long start = in.offset();
        int entries = in.int32();
        int wordCount = in.int32();
        int labels = in.int32();
        in.int64(); // the number of tokens in the corpus
        long pruned = numbered ? in.int64() : -1;
        if (wordCount < 0 || labels < 0 || entries != (long) wordCount + labels || entries > in.left() / LEAST_ENTRY) {
            throw in.malformed(
                    start,
                    "a dictionary of " + entries + " entries, " + wordCount + " words and " + labels + " labels, where "
                            + in.left() + " bytes are left");
        }
        counts = new long[wordCount];
        for (int i = 0; i < entries; i++) {
            byte[] word = in.bytesUntil(0, LONGEST_WORD);
            long count = in.int64();
            in.int8(); // word or label: labels stand behind the words
            if (i < wordCount) {
                words.add(word, 0, word.length);
                counts[i] = count;
            }
        }
        if (pruned >= 0) {
            kept = Optional.of(readKept(pruned));
        }
    }

    private Map<Integer, Integer> readKept(long count) throws IOException {
        if (count > in.left() / (2 * Integer.BYTES)) {
            throw in.malformed(in.offset(), count + " kept n-grams where " + in.left() + " bytes are left");
        }
        Map<Integer, Integer> rows = new HashMap<>();
        for (long i = 0; i < count; i++) {
            int bucket = in.int32();
            rows.put(bucket, in.int32());
        }
        return rows;
    }

    private InputRows readInput(Path file, int dimension) throws IOException {
        if (numbered && in.int8() != 0) {
            return QuantizedRows.read(in, dimension);
        }
        long start = in.offset();
        long rows = in.int64();
        long columns = in.int64();
        if (rows < 0
                || rows > Integer.MAX_VALUE
                || columns != dimension
                || rows > in.left() / ((long) dimension * Float.BYTES)) {
            throw in.malformed(
                    start,
                    "an input matrix of " + rows + " rows and " + columns + " columns, where vectors" + " have "
                            + dimension + " numbers and " + in.left() + " bytes are left");
        }
        Matrix matrix = Matrix.map(file, in.offset(), (int) rows, dimension);
        in.seek(in.offset() + rows * columns * Float.BYTES);
        return new InputRows.Plain(matrix);
    }

    /// The last part of the file, the output matrix, must not be cut off.
    private void checkOutput() throws IOException {
        boolean quantized = numbered && in.int8() != 0;
        if (quantized) {
            return;
        }
        long start = in.offset();
        long rows = in.int64();
        long columns = in.int64();
        if (rows < 0 || columns < 0 || (columns > 0 && rows > in.left() / Float.BYTES / columns)) {
            throw in.malformed(
                    start,
                    "an output matrix of " + rows + " rows and " + columns + " columns, where " + in.left()
                            + " bytes are left: the file is cut off");
        }
    }

    /// Every row that a word or n-gram may ask for must be there.
    private void checkRows(Ngrams ngrams, InputRows input) throws MalformedModelException {
        long needed = words.size();
        if (kept.isPresent()) {
            int least = 0;
            for (int row : kept.get().values()) {
                needed = Math.max(needed, words.size() + row + 1L);
                least = Math.min(least, row);
            }
            needed = least < 0 ? Long.MAX_VALUE : needed;
        } else if (ngrams.longest() > 0) {
            needed += ngrams.buckets();
        }
        if (needed > input.rows()) {
            throw in.malformed(
                    in.offset(),
                    "an input matrix of " + input.rows() + " rows for " + words.size() + " words and "
                            + ngrams.buckets() + " buckets of n-grams");
        }
    }
}
