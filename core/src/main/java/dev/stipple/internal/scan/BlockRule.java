package dev.stipple.internal.scan;

import dev.stipple.internal.simd.BlockMasks;

/// Decides by arithmetic on masks where pieces start in a block of 64 bytes. Bit `i` of a mask is for byte `i`, so
/// `mask << 1` says of each byte whether the one before it is in the mask; a carry of `mask + starts` runs from a
/// start to the end of its run of ones.
sealed interface BlockRule permits Gpt2Rule, Cl100kRule, O200kRule, DeepSeekRule {
    /// The starts of pieces that the block at `text[at]` decides, up to the first that it doesn't: bytes whose
    /// class isn't in the masks, or that depend on what follows the block. A piece starts at `at` itself, the text
    /// is over at `to`.
    ///
    /// @param valid the bytes, from the first on without a gap, whose classes the masks hold
    long starts(byte[] text, int at, int to, BlockMasks masks, WideMasks wide, long valid);
}
