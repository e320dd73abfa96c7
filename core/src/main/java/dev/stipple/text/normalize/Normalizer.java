package dev.stipple.text.normalize;

import dev.stipple.text.AlignedText;

/// One step that rewrites text before it is cut into pieces.
///
/// The variants are those of Hugging Face tokenizers 0.23.2, with its exact output and its exact alignment to the
/// original, down to the Unicode version that each one is frozen at, and [SentencePieceNormalizer]. They are the
/// readable reference that faster code is judged by. All are immutable and thread-safe, and take time linear in the
/// text.
public sealed interface Normalizer
        permits BertNormalizer,
                ByteLevelNormalizer,
                Lowercase,
                Nfc,
                Nfd,
                Nfkc,
                Nfkd,
                Nmt,
                NormalizerSequence,
                Precompiled,
                Prepend,
                Replace,
                SentencePieceNormalizer,
                Strip,
                StripAccents {

    /// Returns `text` rewritten; each char knows what it came from.
    AlignedText normalize(AlignedText text);
}
