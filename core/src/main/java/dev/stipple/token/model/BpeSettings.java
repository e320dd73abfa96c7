package dev.stipple.token.model;

import java.util.Optional;
import java.util.OptionalDouble;

/// How a [Bpe] model treats what its merges leave open.
///
/// @param unkToken the token of characters outside the vocabulary; without one they are dropped
/// @param continuingSubwordPrefix what the vocabulary spells before each character but the first of a piece
/// @param endOfWordSuffix what the vocabulary spells after the last character of a piece
/// @param fuseUnk whether neighbouring unknown characters become one unknown token
/// @param byteFallback whether an unknown character becomes the tokens `<0x00>` to `<0xFF>` of its UTF-8 bytes
/// @param ignoreMerges whether a piece that is a token is that token, whatever the merges say
/// @param dropout the probability with which training drops merges; kept for saving, never applied: encoding is
///     deterministic
public record BpeSettings(
        Optional<String> unkToken,
        Optional<String> continuingSubwordPrefix,
        Optional<String> endOfWordSuffix,
        boolean fuseUnk,
        boolean byteFallback,
        boolean ignoreMerges,
        OptionalDouble dropout) {

    /// Nothing special: unknown characters are dropped.
    public static final BpeSettings DEFAULT = new BpeSettings(
            Optional.empty(), Optional.empty(), Optional.empty(), false, false, false, OptionalDouble.empty());

    /// Returns these settings with `unkToken`.
    public BpeSettings withUnkToken(String unkToken) {
        return new BpeSettings(
                Optional.of(unkToken),
                continuingSubwordPrefix,
                endOfWordSuffix,
                fuseUnk,
                byteFallback,
                ignoreMerges,
                dropout);
    }

    /// Returns these settings with `continuingSubwordPrefix`.
    public BpeSettings withContinuingSubwordPrefix(String continuingSubwordPrefix) {
        return new BpeSettings(
                unkToken,
                Optional.of(continuingSubwordPrefix),
                endOfWordSuffix,
                fuseUnk,
                byteFallback,
                ignoreMerges,
                dropout);
    }

    /// Returns these settings with `endOfWordSuffix`.
    public BpeSettings withEndOfWordSuffix(String endOfWordSuffix) {
        return new BpeSettings(
                unkToken,
                continuingSubwordPrefix,
                Optional.of(endOfWordSuffix),
                fuseUnk,
                byteFallback,
                ignoreMerges,
                dropout);
    }

    /// Returns these settings with `fuseUnk`.
    public BpeSettings withFuseUnk(boolean fuseUnk) {
        return new BpeSettings(
                unkToken, continuingSubwordPrefix, endOfWordSuffix, fuseUnk, byteFallback, ignoreMerges, dropout);
    }

    /// Returns these settings with `byteFallback`.
    public BpeSettings withByteFallback(boolean byteFallback) {
        return new BpeSettings(
                unkToken, continuingSubwordPrefix, endOfWordSuffix, fuseUnk, byteFallback, ignoreMerges, dropout);
    }

    /// Returns these settings with `ignoreMerges`.
    public BpeSettings withIgnoreMerges(boolean ignoreMerges) {
        return new BpeSettings(
                unkToken, continuingSubwordPrefix, endOfWordSuffix, fuseUnk, byteFallback, ignoreMerges, dropout);
    }

    /// Returns these settings with `dropout`, a probability.
    public BpeSettings withDropout(double dropout) {
        return new BpeSettings(
                unkToken,
                continuingSubwordPrefix,
                endOfWordSuffix,
                fuseUnk,
                byteFallback,
                ignoreMerges,
                OptionalDouble.of(dropout));
    }
}
