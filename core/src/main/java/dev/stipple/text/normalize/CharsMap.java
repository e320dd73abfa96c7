package dev.stipple.text.normalize;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// SentencePiece's `precompiled_charsmap`: byte sequences and what to put in their place.
///
/// The layout, little-endian: the size in bytes of a trie, the trie as a double array of 32-bit units (Darts-clone),
/// then the replacements as UTF-8 strings that end in NUL. A trie value is the offset of a replacement. In a unit,
/// bits 0 to 7 are the label of the arc into it, bit 8 says that a value lies at its base, bit 9 that the base offset
/// is scaled by 256, bits 10 to 30 are the offset; a unit that holds a value has bit 31 set.
///
/// Immutable and thread-safe.
public final class CharsMap {
    /// The result of a search that finds nothing.
    public static final long NO_MATCH = -1;

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte[] bytes;
    private final int[] trie;
    private final byte[] replacements;

    private CharsMap(byte[] bytes, int[] trie, byte[] replacements) {
        this.bytes = bytes;
        this.trie = trie;
        this.replacements = replacements;
    }

    /// Returns the map in `bytes`, which are copied.
    ///
    /// @throws IllegalArgumentException if they are too short for the trie they announce, or if the replacements
    ///     aren't
    ///     UTF-8
    public static CharsMap of(byte[] bytes) {
        if (bytes.length < Integer.BYTES) {
            throw new IllegalArgumentException("a characters map of " + bytes.length + " bytes has no trie size");
        }
        int trieBytes = (int) INT.get(bytes, 0);
        if (trieBytes < 0 || trieBytes > bytes.length - Integer.BYTES) {
            throw new IllegalArgumentException("a characters map of " + bytes.length + " bytes announces a trie of "
                    + Integer.toUnsignedString(trieBytes));
        }
        int[] trie = new int[trieBytes / Integer.BYTES];
        for (int i = 0; i < trie.length; i++) {
            trie[i] = (int) INT.get(bytes, Integer.BYTES * (i + 1));
        }
        byte[] replacements = Arrays.copyOfRange(bytes, Integer.BYTES * (trie.length + 1), bytes.length);
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(replacements));
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("the replacements of a characters map are not UTF-8", e);
        }
        return new CharsMap(bytes.clone(), trie, replacements);
    }

    /// Returns a copy of the map's own form.
    public byte[] toBytes() {
        return bytes.clone();
    }

    /// Returns the match of the longest entry that `text[from, to)` starts with, or [#NO_MATCH]. SentencePiece asks
    /// so.
    public long longest(byte[] text, int from, int to) {
        return search(text, from, to, false);
    }

    /// Returns the match of the shortest entry that `text[from, to)` starts with, or [#NO_MATCH]. Hugging Face asks
    /// so.
    public long shortest(byte[] text, int from, int to) {
        return search(text, from, to, true);
    }

    /// Tells whether no entry is the ASCII character `c` alone, or starts with it and another ASCII character.
    public boolean keepsAscii(int c) {
        int node = trie.length == 0 ? 0 : base(trie[0]) ^ c;
        if (node >= trie.length || (trie[node] & 0x800000FF) != c) {
            return true;
        }
        if ((trie[node] & 0x100) != 0) {
            return false;
        }
        int children = node ^ base(trie[node]);
        for (int label = 1; label < 128; label++) {
            int child = children ^ label;
            if (child < trie.length && (trie[child] & 0x800000FF) == label) {
                return false;
            }
        }
        return true;
    }

    /// Returns how many bytes of the text a match covers.
    public static int length(long match) {
        return (int) (match >>> Integer.SIZE);
    }

    /// Returns where in [#replacements()] the replacement of a match starts; it ends before the next NUL or at the
    /// end.
    public static int offset(long match) {
        return (int) match;
    }

    /// Returns all replacements in UTF-8, each followed by NUL; shared, not to be written to.
    public byte[] replacements() {
        return replacements;
    }

    /// Returns the replacement of a match.
    public String replacement(long match) {
        int start = Math.min(offset(match), replacements.length);
        int end = start;
        while (end < replacements.length && replacements[end] != 0) {
            end++;
        }
        return new String(replacements, start, end - start, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CharsMap that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /// Follows the arcs of the text's bytes. Every index is checked, as a file may hold anything.
    private long search(byte[] text, int from, int to, boolean first) {
        long match = NO_MATCH;
        int node = trie.length == 0 ? 0 : base(trie[0]);
        for (int at = from; at < to && text[at] != 0; at++) {
            int label = text[at] & 0xFF;
            node ^= label;
            if (node >= trie.length || (trie[node] & 0x800000FF) != label) {
                break;
            }
            boolean hasValue = (trie[node] & 0x100) != 0;
            node ^= base(trie[node]);
            if (hasValue && node < trie.length) {
                match = ((long) (at + 1 - from) << Integer.SIZE) | (trie[node] & Integer.MAX_VALUE);
                if (first) {
                    break;
                }
            }
        }
        return match;
    }

    private static int base(int unit) {
        return ((unit >>> 10) << ((unit & 0x200) >> 6)) & Integer.MAX_VALUE;
    }
}
