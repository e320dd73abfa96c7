package dev.stipple.token.pipeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntBinaryOperator;

/// The tokens of a text or a pair of texts, each with its id and where it came from.
///
/// Everything is by position, `0 ≤ i < size()`. Offsets are half-open ranges of the text (or of the second text,
/// see [#sequence(int)]) in the tokenizer's [OffsetUnit]; tokens that were added have the empty range at 0.
/// Immutable and thread-safe; arrays that are returned are copies.
public final class Tokens {
    private static final int NONE = -1;

    private final String[] tokens;
    /// One row for each of the constants below, one column for each token.
    private final int[][] columns;

    private final List<Tokens> overflow;

    private static final int ID = 0;
    private static final int TYPE_ID = 1;
    private static final int START = 2;
    private static final int END = 3;
    private static final int WORD = 4;
    private static final int SEQUENCE = 5;
    private static final int SPECIAL = 6;
    private static final int ATTENTION = 7;
    private static final int COLUMNS = 8;

    private Tokens(String[] tokens, int[][] columns, List<Tokens> overflow) {
        this.tokens = tokens;
        this.columns = columns;
        this.overflow = List.copyOf(overflow);
    }

    /// Returns a builder for the tokens of one text.
    public static Builder builder() {
        return new Builder();
    }

    /// Returns the tokens of one text: token `i` is `tokens[i]`, has id `ids[i]`, covers `[starts[i], ends[i])` and is
    /// a part of piece `words[i]` (−1 for none). The arrays, all of one length, are not copied.
    public static Tokens of(String[] tokens, int[] ids, int[] starts, int[] ends, int[] words, int typeId) {
        int size = tokens.length;
        int[][] columns = new int[COLUMNS][];
        columns[ID] = ids;
        columns[TYPE_ID] = filled(size, typeId);
        columns[START] = starts;
        columns[END] = ends;
        columns[WORD] = words;
        columns[SEQUENCE] = new int[size];
        columns[SPECIAL] = new int[size];
        columns[ATTENTION] = filled(size, 1);
        for (int[] column : columns) {
            if (column.length != size) {
                throw new IllegalArgumentException(size + " tokens, but " + column.length + " values of one kind");
            }
        }
        return new Tokens(tokens, columns, List.of());
    }

    /// Returns the number of tokens.
    public int size() {
        return tokens.length;
    }

    /// Returns all ids.
    public int[] ids() {
        return columns[ID].clone();
    }

    /// Returns the id of token `i`.
    public int id(int i) {
        return columns[ID][i];
    }

    /// Returns token `i` as text: the vocabulary's spelling, or the matched text of an added or unknown token.
    public String token(int i) {
        return tokens[i];
    }

    /// Returns all tokens as text.
    public List<String> tokens() {
        return List.of(tokens);
    }

    /// Returns where token `i` starts.
    public int start(int i) {
        return columns[START][i];
    }

    /// Returns where token `i` ends (exclusive).
    public int end(int i) {
        return columns[END][i];
    }

    /// Returns the type id of token `i`: which text it belongs to, as the model sees it.
    public int typeId(int i) {
        return columns[TYPE_ID][i];
    }

    /// Returns all type ids.
    public int[] typeIds() {
        return columns[TYPE_ID].clone();
    }

    /// Tells whether token `i` was added around the text or as padding.
    public boolean isSpecial(int i) {
        return columns[SPECIAL][i] != 0;
    }

    /// Returns 1 for each token that was added, 0 for each token of the text.
    public int[] specialTokensMask() {
        return columns[SPECIAL].clone();
    }

    /// Returns 0 for each token of padding, 1 for every other.
    public int[] attentionMask() {
        return columns[ATTENTION].clone();
    }

    /// Returns the number of the piece that token `i` is a part of, if it is a part of the text.
    public OptionalInt word(int i) {
        return optional(columns[WORD][i]);
    }

    /// Returns which text token `i` belongs to, 0 or 1, if it is a part of one.
    public OptionalInt sequence(int i) {
        return optional(columns[SEQUENCE][i]);
    }

    /// Returns what truncation cut off, as windows of the same length.
    public List<Tokens> overflow() {
        return overflow;
    }

    @Override
    public String toString() {
        return Arrays.toString(tokens);
    }

    private static OptionalInt optional(int value) {
        return value == NONE ? OptionalInt.empty() : OptionalInt.of(value);
    }

    /// Returns tokens that were added, with ids `ids`, and belong to no text.
    static Tokens added(List<Integer> ids, List<String> tokens, int typeId) {
        Builder builder = new Builder();
        for (int i = 0; i < ids.size(); i++) {
            builder.add(ids.get(i), tokens.get(i), 0, 0, NONE, typeId);
        }
        Tokens added = builder.build();
        Arrays.fill(added.columns[SEQUENCE], NONE);
        Arrays.fill(added.columns[SPECIAL], 1);
        return added;
    }

    /// Returns all parts as one, in order, with the combinations of their overflow: each window of what stands
    /// before with what follows and with each window of it.
    static Tokens concatenate(List<Tokens> parts) {
        Tokens all = parts.isEmpty() ? builder().build() : parts.getFirst();
        for (Tokens part : parts.subList(Math.min(1, parts.size()), parts.size())) {
            List<Tokens> overflow = new ArrayList<>();
            for (Tokens window : all.overflow) {
                overflow.add(window.append(part));
                part.overflow.forEach(other -> overflow.add(window.append(other)));
            }
            for (Tokens other : part.overflow) {
                overflow.add(all.append(other));
            }
            all = all.append(part).withOverflow(overflow);
        }
        return all;
    }

    private Tokens append(Tokens other) {
        int size = size() + other.size();
        String[] bothTokens = Arrays.copyOf(tokens, size);
        System.arraycopy(other.tokens, 0, bothTokens, size(), other.size());
        int[][] both = new int[COLUMNS][];
        for (int c = 0; c < COLUMNS; c++) {
            both[c] = Arrays.copyOf(columns[c], size);
            System.arraycopy(other.columns[c], 0, both[c], size(), other.size());
        }
        return new Tokens(bothTokens, both, List.of());
    }

    /// Returns tokens `[from, to)`, without overflow.
    Tokens slice(int from, int to) {
        int[][] sliced = new int[COLUMNS][];
        Arrays.setAll(sliced, c -> Arrays.copyOfRange(columns[c], from, to));
        return new Tokens(Arrays.copyOfRange(tokens, from, to), sliced, List.of());
    }

    Tokens withOverflow(List<Tokens> windows) {
        return new Tokens(tokens, columns, windows);
    }

    /// Returns these tokens, but not their overflow, with one type id.
    Tokens withTypeId(int typeId) {
        return with(TYPE_ID, filled(size(), typeId));
    }

    /// Returns these tokens, but not their overflow, as tokens of one text.
    Tokens withSequence(int sequence) {
        return with(SEQUENCE, filled(size(), sequence));
    }

    /// Returns these tokens, and their overflow, as tokens of a text, even those that were added.
    Tokens asText() {
        return with(SPECIAL, new int[size()])
                .withOverflow(overflow.stream().map(Tokens::asText).toList());
    }

    /// Returns these tokens, and their overflow, with each offset `o` of text `s` (0 or 1) changed to `map(s, o)`;
    /// offsets of tokens that belong to no text stay.
    public Tokens mapOffsets(IntBinaryOperator map) {
        int[] starts = columns[START].clone();
        int[] ends = columns[END].clone();
        for (int i = 0; i < size(); i++) {
            int sequence = columns[SEQUENCE][i];
            if (sequence != NONE) {
                starts[i] = map.applyAsInt(sequence, starts[i]);
                ends[i] = map.applyAsInt(sequence, ends[i]);
            }
        }
        List<Tokens> windows =
                overflow.stream().map(window -> window.mapOffsets(map)).toList();
        return withOffsets(starts, ends).withOverflow(windows);
    }

    Tokens withOffsets(int[] starts, int[] ends) {
        return with(START, starts).with(END, ends);
    }

    private Tokens with(int column, int[] values) {
        int[][] changed = columns.clone();
        changed[column] = values;
        return new Tokens(tokens, changed, overflow);
    }

    private static int[] filled(int size, int value) {
        int[] values = new int[size];
        Arrays.fill(values, value);
        return values;
    }

    /// Returns these tokens, and their overflow, filled up to `length` where they are shorter.
    Tokens padded(int length, Padding padding) {
        List<Tokens> windows =
                overflow.stream().map(window -> window.padded(length, padding)).toList();
        int missing = length - size();
        if (missing <= 0) {
            return withOverflow(windows);
        }
        Tokens fill = added(
                Collections.nCopies(missing, padding.id()),
                Collections.nCopies(missing, padding.token()),
                padding.typeId());
        Arrays.fill(fill.columns[ATTENTION], 0);
        Tokens padded = padding.direction() == Direction.LEFT ? fill.append(this) : append(fill);
        return padded.withOverflow(windows);
    }

    /// Collects the tokens of one text. Not thread-safe.
    public static final class Builder {
        private final List<String> tokens = new ArrayList<>();
        private final int[][] columns = new int[COLUMNS][16];

        private Builder() {}

        /// Adds a token of piece `word` (−1 for none) that covers `[start, end)` of the text.
        public Builder add(int id, String token, int start, int end, int word, int typeId) {
            int at = tokens.size();
            if (at == columns[ID].length) {
                Arrays.setAll(columns, c -> Arrays.copyOf(columns[c], 2 * at));
            }
            tokens.add(token);
            columns[ID][at] = id;
            columns[TYPE_ID][at] = typeId;
            columns[START][at] = start;
            columns[END][at] = end;
            columns[WORD][at] = word;
            columns[ATTENTION][at] = 1;
            return this;
        }

        /// Returns the tokens so far.
        public Tokens build() {
            int[][] trimmed = new int[COLUMNS][];
            Arrays.setAll(trimmed, c -> Arrays.copyOf(columns[c], tokens.size()));
            return new Tokens(tokens.toArray(String[]::new), trimmed, List.of());
        }
    }
}
