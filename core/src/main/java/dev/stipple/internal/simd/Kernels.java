package dev.stipple.internal.simd;

/// What is worth doing on many bytes at once. Both kinds give the same results.
public sealed interface Kernels permits ScalarKernels, PanamaKernels {
    /// Sets all masks for the 64 bytes at `text[at]`, which must be there.
    void classify(byte[] text, int at, BlockMasks masks);

    /// Whether [#equal] and [#lookUp] are faster than doing without.
    boolean looksUp();

    /// Which of the 64 bytes at `text[at]` equal `value`.
    long equal(byte[] text, int at, byte value);

    /// Looks the low six bits `b` of each of the 64 bytes at `text[at]` up in a table of 64 bytes: bit `i` of
    /// `planes[k]` becomes bit `k` of `table[from + b]` for byte `i`, for the eight `k`.
    void lookUp(byte[] text, int at, byte[] table, int from, long[] planes);

    /// Copies `chars[from, to)` to `bytes[at..]`, which has room for all of them, up to the first that isn't ASCII, and
    /// gives how many it copied. The rest of the room holds anything.
    int narrow(char[] chars, int from, int to, byte[] bytes, int at);

    /// Writes `chars[from, to)` as UTF-8 to `bytes[at..]`, which has room for three bytes a char, up to the first
    /// surrogate, or to where too few chars or too little room are left for a vector. Gives the index of the next
    /// char in the upper half and that of the next byte in the lower one. The rest of `bytes` holds anything.
    long encode(char[] chars, int from, int to, byte[] bytes, int at);

    /// The fastest kernels of this machine and JVM. Says in the log, once, how to get faster ones.
    static Kernels best() {
        return BestKernels.CHOSEN;
    }
}
