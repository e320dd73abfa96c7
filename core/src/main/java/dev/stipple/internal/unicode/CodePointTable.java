package dev.stipple.internal.unicode;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;

/// A small number for every code point, in two stages: a block of 64 code points, then the cell in it.
///
/// Blocks of 64 follow UTF-8, whose last byte carries six bits. Blocks with one value throughout share their cells,
/// so the ideographs, the syllables of Hangul or the unassigned planes cost 64 bytes each and stay in the nearest
/// cache. Immutable.
public final class CodePointTable {
    private static final int CODE_POINTS = Character.MAX_CODE_POINT + 1;
    private static final int BLOCK = 64;

    private final char[] blocks;
    private final byte[] cells;

    private CodePointTable(char[] blocks, byte[] cells) {
        this.blocks = blocks;
        this.cells = cells;
    }

    /// The table in which the runs follow each other from code point 0 on: `lengths[i]` code points have
    /// `values[i]`.
    static CodePointTable ofRuns(int[] lengths, byte[] values, int runs) {
        char[] blocks = new char[CODE_POINTS / BLOCK];
        byte[] cells = new byte[CODE_POINTS / BLOCK * 8];
        int[] uniform = new int[Byte.MAX_VALUE + 1];
        int used = 0;
        int at = 0;
        for (int run = 0; run < runs; run++) {
            int end = at + lengths[run];
            while (at < end) {
                int block = at / BLOCK;
                boolean whole = at % BLOCK == 0 && end - at >= BLOCK;
                int shared = uniform[values[run]];
                if (whole && shared > 0) {
                    blocks[block] = (char) (shared - 1);
                } else if (at % BLOCK == 0) {
                    blocks[block] = (char) used++;
                    cells = used * BLOCK > cells.length ? Arrays.copyOf(cells, 2 * cells.length) : cells;
                    uniform[values[run]] = whole ? used : shared;
                }
                int stop = Math.min(end, (block + 1) * BLOCK);
                int cell = blocks[block] * BLOCK + at % BLOCK;
                Arrays.fill(cells, cell, cell + stop - at, values[run]);
                at = stop;
            }
        }
        if (at != CODE_POINTS) {
            throw new IllegalArgumentException("runs cover " + at + " code points, expected " + CODE_POINTS);
        }
        return new CodePointTable(blocks, Arrays.copyOf(cells, used * BLOCK));
    }

    /// The value of a code point from 0 to 0x10FFFF, as a signed byte.
    public byte get(int codePoint) {
        return cells[(blocks[codePoint >>> 6] << 6) + (codePoint & 63)];
    }

    /// The index in [#cells] of the value of the first code point of the 64 to which a code point belongs.
    public int block(int codePoint) {
        return blocks[codePoint >>> 6] << 6;
    }

    /// The values, in blocks of 64; not a copy, and not to be changed.
    public byte[] cells() {
        return cells;
    }

    /// The table that holds `values[v]` wherever this one holds `v`.
    public CodePointTable map(byte[] values) {
        byte[] mapped = new byte[cells.length];
        for (int i = 0; i < cells.length; i++) {
            mapped[i] = values[cells[i]];
        }
        return new CodePointTable(blocks, mapped);
    }

    /// This table with `value` at some code points.
    public CodePointTable with(byte value, int... codePoints) {
        Map<Integer, byte[]> changes = new TreeMap<>();
        for (int codePoint : codePoints) {
            ownBlock(changes, codePoint / BLOCK)[codePoint % BLOCK] = value;
        }
        return with(changes);
    }

    /// This table with the values of the code points from `first` to `last` changed.
    public CodePointTable with(int first, int last, IntUnaryOperator change) {
        Map<Integer, byte[]> changes = new TreeMap<>();
        for (int codePoint = first; codePoint <= last; codePoint++) {
            byte[] block = ownBlock(changes, codePoint / BLOCK);
            block[codePoint % BLOCK] = (byte) change.applyAsInt(block[codePoint % BLOCK]);
        }
        return with(changes);
    }

    /// A copy of the block to change, as others may share the old one.
    private byte[] ownBlock(Map<Integer, byte[]> changes, int block) {
        int from = blocks[block] * BLOCK;
        return changes.computeIfAbsent(block, own -> Arrays.copyOfRange(cells, from, from + BLOCK));
    }

    private CodePointTable with(Map<Integer, byte[]> changes) {
        char[] changedBlocks = blocks.clone();
        byte[] changedCells = Arrays.copyOf(cells, cells.length + changes.size() * BLOCK);
        int[] uniform = new int[1 << Byte.SIZE];
        int used = cells.length / BLOCK;
        for (Map.Entry<Integer, byte[]> change : changes.entrySet()) {
            byte[] block = change.getValue();
            int value = block[0] & 0xFF;
            boolean whole = isUniform(block);
            if (whole && uniform[value] > 0) {
                changedBlocks[change.getKey()] = (char) uniform[value];
                continue;
            }
            uniform[value] = whole ? used : uniform[value];
            changedBlocks[change.getKey()] = (char) used;
            System.arraycopy(block, 0, changedCells, used * BLOCK, BLOCK);
            used++;
        }
        return new CodePointTable(changedBlocks, Arrays.copyOf(changedCells, used * BLOCK));
    }

    private static boolean isUniform(byte[] block) {
        for (byte value : block) {
            if (value != block[0]) {
                return false;
            }
        }
        return true;
    }
}
