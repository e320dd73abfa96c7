package dev.stipple.internal.encode;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;

/// What a BPE that starts from characters makes of a character that has no token.
///
/// @param byteIds the token of each byte of it, if there are such tokens
/// @param id else the one token for it, if there is one; without one it is dropped
/// @param fused whether neighbours share that token
record UnknownCharacters(Optional<int[]> byteIds, OptionalInt id, boolean fused) {
    /// The ids that a stretch of a character's bytes gives. The token for a whole character comes with its first byte.
    int[] ids(byte[] bytes) {
        if (byteIds.isPresent()) {
            int[] ids = byteIds.get();
            int[] spelt = new int[bytes.length];
            Arrays.setAll(spelt, i -> ids[bytes[i] & 0xFF]);
            return spelt;
        }
        boolean first = (bytes[0] & 0xC0) != 0x80;
        return first && id.isPresent() ? new int[] {id.getAsInt()} : new int[0];
    }

    /// The token that swallows those of its kind before it, or -1.
    int fusedId() {
        return byteIds.isEmpty() && fused ? id.orElse(-1) : -1;
    }
}
