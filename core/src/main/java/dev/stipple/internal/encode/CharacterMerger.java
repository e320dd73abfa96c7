package dev.stipple.internal.encode;

import java.util.Arrays;

/// Merges the characters of a piece, as told by [CharacterBpe]. One thread at a time.
final class CharacterMerger implements PieceMerger {
    private static final byte[] MARK = CharacterBpe.MARK_BYTES;

    private final PieceMerger bytes;
    private final int size;
    private final int[][] expansions;
    private final int fusedId;
    private final Ids ids = new Ids(64);

    /// @param bytes merges by the tables of a [CharacterBpe]
    /// @param size the number of ids that are the vocabulary's own
    /// @param expansions what the ids after them stand for
    /// @param fusedId the id that swallows its like before it, or -1
    CharacterMerger(PieceMerger bytes, int size, int[][] expansions, int fusedId) {
        this.bytes = bytes;
        this.size = size;
        this.expansions = expansions;
        this.fusedId = fusedId;
    }

    @Override
    public int merge(byte[] text, int from, int to) {
        int mark = findMark(text, from, to);
        int count;
        if (mark < 0) {
            count = bytes.merge(text, from, to);
        } else {
            byte[] blanks = blanks(text, from, to, mark);
            count = bytes.merge(blanks, 0, blanks.length);
        }
        ids.size = 0;
        ids.reserve(count);
        int[] merged = bytes.ids();
        for (int i = 0; i < count; i++) {
            if (merged[i] < size) {
                ids.add(merged[i]);
            } else {
                addUnknown(expansions[merged[i] - size]);
            }
        }
        return ids.size;
    }

    @Override
    public int[] ids() {
        return ids.array;
    }

    private void addUnknown(int[] expansion) {
        for (int id : expansion) {
            boolean swallowed = id == fusedId && ids.size > 0 && ids.array[ids.size - 1] == fusedId;
            if (!swallowed) {
                ids.add(id);
            }
        }
    }

    /// Where the text has a mark that stands for itself; the model takes it for a blank. Or -1.
    private static int findMark(byte[] text, int from, int to) {
        for (int at = from; at + 3 <= to; at++) {
            if (isMark(text, at)) {
                return at;
            }
        }
        return -1;
    }

    private static boolean isMark(byte[] text, int at) {
        return text[at] == MARK[0] && text[at + 1] == MARK[1] && text[at + 2] == MARK[2];
    }

    private static byte[] blanks(byte[] text, int from, int to, int mark) {
        byte[] blanks = new byte[to - from];
        int size = mark - from;
        System.arraycopy(text, from, blanks, 0, size);
        for (int at = mark; at < to; ) {
            boolean isMark = at + 3 <= to && isMark(text, at);
            blanks[size++] = isMark ? (byte) ' ' : text[at];
            at += isMark ? 3 : 1;
        }
        return Arrays.copyOf(blanks, size);
    }
}
