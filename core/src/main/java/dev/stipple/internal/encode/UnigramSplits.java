package dev.stipple.internal.encode;

import dev.stipple.internal.unicode.Utf8;
import dev.stipple.token.model.ByteTokens;
import dev.stipple.token.model.Unigram;
import dev.stipple.token.model.Vocabulary;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.IntStream;

/// Finds the best split of words by their bytes as [Unigram], its slow twin, does by their characters: in double
/// precision and with the same order of comparisons. One thread at a time.
final class UnigramSplits implements WordModel {
    private static final int UNREACHED = Integer.MIN_VALUE;

    private final Tables tables;
    private byte[] text = {};
    private double[] best = {};
    /// Where the last token of the best split up to a place starts, `~start` if it is unknown.
    private int[] starts = {};

    private int[] ids = {};
    private int[] ends = {};

    UnigramSplits(Tables tables) {
        this.tables = tables;
    }

    /// What the threads share.
    static final class Tables {
        private final DoubleArray tree;
        private final double[] scores;
        private final double unkScore;
        private final int unkId;
        private final boolean byteFallback;
        private final int[] byteIds;

        /// The tables of a model that has an unknown token.
        Tables(Unigram model) {
            Vocabulary vocabulary = model.vocabulary();
            unkId = model.unkId().orElseThrow();
            unkScore = model.unkScore();
            byteFallback = model.byteFallback();
            scores = new double[vocabulary.size()];
            Arrays.setAll(scores, model::score);
            byteIds = ByteTokens.ids(vocabulary);
            int[] found = IntStream.range(0, scores.length)
                    .filter(id -> isText(vocabulary.token(id)))
                    .toArray();
            byte[][] texts = new byte[found.length][];
            Arrays.setAll(texts, i -> vocabulary.token(found[i]).getBytes(StandardCharsets.UTF_8));
            tree = DoubleArray.of(
                    texts,
                    Arrays.stream(found)
                            .map(id -> vocabulary.idOr(vocabulary.token(id), id))
                            .toArray());
        }

        /// Whether a text can hold the token: it is not empty and has no lone surrogates.
        private static boolean isText(String token) {
            return !token.isEmpty() && token.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
        }
    }

    @Override
    public void add(CharSequence word, Ids out) {
        int length = encode(word);
        Arrays.fill(starts, 0, length + 1, UNREACHED);
        best[0] = 0;
        for (int start = 0; start < length; ) {
            start = leave(start, length);
        }
        emit(length, out);
    }

    /// Writes the word to `text` in UTF-8, makes room in all arrays, and returns the number of bytes.
    private int encode(CharSequence word) {
        int most = 3 * word.length() + 1;
        if (text.length < most) {
            int room = Math.max(64, most + most / 2);
            text = new byte[room];
            best = new double[room];
            starts = new int[room];
            ids = new int[room];
            ends = new int[room];
        }
        int size = 0;
        for (int at = 0; at < word.length(); at++) {
            char c = word.charAt(at);
            if (c < 0x80) {
                text[size++] = (byte) c;
            } else {
                int codePoint = Character.codePointAt(word, at);
                at += Character.charCount(codePoint) - 1;
                size = put(codePoint, size);
            }
        }
        return size;
    }

    private int put(int codePoint, int at) {
        int length = Utf8.length(codePoint);
        int rest = codePoint;
        for (int i = length - 1; i > 0; i--) {
            text[at + i] = (byte) (0x80 | (rest & 0x3F));
            rest >>>= 6;
        }
        text[at] = (byte) ((0xF00 >>> length) | rest);
        return at + length;
    }

    /// Offers every token that starts at `start`, and returns where the next character does.
    private int leave(int start, int length) {
        DoubleArray tree = tables.tree;
        double base = best[start];
        int next = start + UnigramLattice.characterLength(text[start]);
        boolean spelt = false;
        long node = tree.root();
        for (int end = start; end < length; ) {
            node = tree.next(node, text[end++]);
            if (node == DoubleArray.NONE) {
                break;
            }
            int id = DoubleArray.number(node);
            if (id >= 0) {
                offer(end, tables.scores[id] + base, id == tables.unkId ? ~start : start, id);
                spelt |= end == next;
            }
        }
        if (!spelt) {
            offer(next, tables.unkScore + base, ~start, tables.unkId);
        }
        return next;
    }

    private void offer(int end, double score, int start, int id) {
        if (starts[end] == UNREACHED || score > best[end]) {
            best[end] = score;
            starts[end] = start;
            ids[end] = id;
        }
    }

    private void emit(int length, Ids out) {
        int count = 0;
        for (int end = length; end > 0; count++) {
            ends[count] = end;
            end = start(end);
        }
        int from = 0;
        for (int i = count - 1; i >= 0; i--) {
            int to = ends[i];
            if (starts[to] >= 0) {
                out.add(ids[to]);
            } else {
                addUnknown(from, to, out);
            }
            from = to;
        }
    }

    /// Where the last token up to `end` starts; an unknown one reaches back over all unknown ones before it.
    private int start(int end) {
        int start = starts[end];
        if (start >= 0) {
            return start;
        }
        start = ~start;
        while (start > 0 && starts[start] < 0) {
            start = ~starts[start];
        }
        return start;
    }

    /// Adds what stands for an unknown stretch: a token that happens to be spelt so, bytes, or the unknown token.
    private void addUnknown(int from, int to, Ids out) {
        int id = tables.tree.number(text, from, to);
        if (id >= 0) {
            out.add(id);
            return;
        }
        boolean bytes = tables.byteFallback;
        for (int at = from; at < to; at++) {
            bytes &= tables.byteIds[text[at] & 0xFF] >= 0;
        }
        if (!bytes) {
            out.add(tables.unkId);
            return;
        }
        for (int at = from; at < to; at++) {
            out.add(tables.byteIds[text[at] & 0xFF]);
        }
    }
}
