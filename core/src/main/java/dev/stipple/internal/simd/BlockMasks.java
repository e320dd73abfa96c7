package dev.stipple.internal.simd;

/// Which of the 64 bytes of a block are of which class: bit `i` is for byte `i`.
///
/// [Kernels#classify] sets what concerns ASCII; the classes of longer characters are the caller's to add. An object
/// to use again and again, as a scanner has one in a call: not thread-safe.
public final class BlockMasks {
    /// The bytes in a block.
    public static final int BLOCK = 64;

    /// `A` to `Z`.
    public long upper;

    /// `a` to `z`.
    public long lower;

    /// `0` to `9`.
    public long number;

    /// Blank, tab, line feed, vertical tab, form feed, carriage return.
    public long space;

    /// Line feed and carriage return.
    public long newline;

    /// U+0020 alone.
    public long blank;

    /// `'`.
    public long apostrophe;

    /// `/`.
    public long slash;

    /// U+0000 to U+001F and U+007F, but for those in [#space].
    public long control;

    /// Bytes of characters beyond ASCII.
    public long wide;

    /// Bytes of such characters that aren't the first.
    public long continuation;
}
