package dev.stipple.internal.encode;

import dev.stipple.token.model.Vocabulary;
import dev.stipple.token.pipeline.Direction;
import dev.stipple.token.pipeline.Tokens;
import dev.stipple.token.pipeline.Truncation;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;

/// The tokens of one text, with the code points that each covers, as [Encoder#place] adds them from left to right.
///
/// Not thread-safe.
final class PlacedTokens {
    /// The ids of all tokens; those that have no place yet are at the end.
    final Ids ids;

    private final byte[] utf8;
    private final Vocabulary vocabulary;
    private int[] starts;
    private int[] ends;
    private int[] words;
    private String[] texts;
    /// The tokens that are no part of a piece.
    private final BitSet added = new BitSet();
    private int size;
    private int word;
    /// Where the last token ended, and how many code points start before there.
    private int atByte;
    private int atCodePoint;

    PlacedTokens(byte[] utf8, Vocabulary vocabulary) {
        this.utf8 = utf8;
        this.vocabulary = vocabulary;
        this.ids = new Ids(utf8.length / 4);
        this.starts = new int[ids.array.length];
        this.ends = new int[ids.array.length];
        this.words = new int[ids.array.length];
        this.texts = new String[ids.array.length];
    }

    /// Places the next tokens, whose bytes, by `lengths`, are the piece `[start, end)`.
    void placePiece(int start, int end, TokenBytes lengths) {
        skipTo(start);
        while (atByte < end) {
            int id = ids.array[size];
            placeUpTo(atByte + lengths.length(id), vocabulary.token(id));
        }
        word++;
    }

    /// Adds the tokens of the piece `[start, end)`, whose words follow the last one, or go on with it where `sameWord`.
    void addPiece(PieceTokens piece, int start, int end, boolean sameWord) {
        skipTo(start);
        int added = piece.ids.length;
        ids.reserve(added);
        ids.size = size + added;
        System.arraycopy(piece.ids, 0, ids.array, size, added);
        if (size + added > starts.length) {
            grow();
        }
        System.arraycopy(piece.texts, 0, texts, size, added);
        for (int i = 0; i < added; i++) {
            starts[size + i] = atCodePoint + piece.starts[i];
            ends[size + i] = atCodePoint + piece.ends[i];
            words[size + i] = sameWord ? word : word + piece.words[i];
        }
        size += added;
        word += sameWord ? 0 : piece.wordCount;
        atByte = end;
        atCodePoint += piece.codePoints;
    }

    /// Ends the word that pieces have gone on with.
    void endWord() {
        word++;
    }

    /// Adds a token that covers `[start, end)` and is no part of a piece.
    void addToken(int id, int start, int end) {
        ids.add(id);
        skipTo(start);
        added.set(size);
        placeUpTo(end, new String(utf8, start, end - start, StandardCharsets.UTF_8));
        word++;
    }

    private void skipTo(int start) {
        while (atByte < start) {
            atCodePoint += isStart(utf8[atByte++]) ? 1 : 0;
        }
    }

    private void placeUpTo(int end, String text) {
        if (size == starts.length) {
            grow();
        }
        // The first byte may be inside of a character, which the token covers then.
        starts[size] = isStart(utf8[atByte]) ? atCodePoint : atCodePoint - 1;
        skipTo(end);
        ends[size] = atCodePoint;
        words[size] = word;
        texts[size] = text;
        size++;
    }

    private static boolean isStart(byte b) {
        return (b & 0xC0) != 0x80;
    }

    private void grow() {
        int capacity = Math.max(ids.array.length, size + size / 2);
        starts = Arrays.copyOf(starts, capacity);
        ends = Arrays.copyOf(ends, capacity);
        words = Arrays.copyOf(words, capacity);
        texts = Arrays.copyOf(texts, capacity);
    }

    /// Returns all tokens.
    Tokens all(int typeId) {
        return slice(0, size, typeId);
    }

    /// Returns the tokens of the pieces that `truncation` needs, as [PipelineEncoder] counts them.
    Tokens needed(Truncation truncation, int typeId) {
        return truncation.direction() == Direction.RIGHT
                ? slice(0, lastNeeded(truncation.maxLength()), typeId)
                : slice(firstNeeded(truncation.maxLength()), size, typeId);
    }

    private int lastNeeded(int limit) {
        int last = added.nextClearBit(Math.max(0, limit - 1));
        int end = Math.min(last, size);
        while (end < size && words[end] == words[last]) {
            end++;
        }
        return end;
    }

    private int firstNeeded(int limit) {
        int start = Math.min(size - limit, size - 1);
        start = start < 0 ? start : added.previousClearBit(start);
        while (start > 0 && words[start - 1] == words[start]) {
            start--;
        }
        return Math.max(0, start);
    }

    private Tokens slice(int from, int to, int typeId) {
        int[] numbers = Arrays.copyOfRange(words, from, to);
        int first = from == 0 || from == to ? 0 : words[from];
        for (int i = 0; first > 0 && i < numbers.length; i++) {
            numbers[i] -= first;
        }
        return Tokens.of(
                Arrays.copyOfRange(texts, from, to),
                Arrays.copyOfRange(ids.array, from, to),
                Arrays.copyOfRange(starts, from, to),
                Arrays.copyOfRange(ends, from, to),
                numbers,
                typeId);
    }
}
